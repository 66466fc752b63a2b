"""Low, best and high as they are printed."""

from __future__ import annotations

OPEN, NO_NUMBER = "open", "–"
LEGEND = "low / best / high; one number where they agree; “open” is without an upper bound, “–” without a figure"


def bounds_told(low: int | None, best: int | None, high: int | None) -> str:
    """ "47", "50 / 50 / open", "1 / – / open"; "–" where there is none at all."""
    if low is None and best is None and high is None:
        return NO_NUMBER
    if low == best == high:
        return f"{low:,}"
    upper = OPEN if high is None else f"{high:,}"
    return " / ".join((_told(low), _told(best), upper))


def _told(number: int | None) -> str:
    return NO_NUMBER if number is None else f"{number:,}"
