"""Days as the user or a file gives them."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2}|\d{8})(?:[T ][\d:.,+-]*\s*(?:Z|UTC|GMT)?)?\s*", re.ASCII)
_SHOWN = 40


def parse_date(text: str) -> date:
    """The day of "2024-08-02" or of a timestamp that begins so; ValueError with one clear line otherwise."""
    match = _DAY.fullmatch(text)
    try:
        return date.fromisoformat(match.group(1) if match else "")
    except ValueError:
        raise ValueError(f"{_shown(text)!r} is no date: write YYYY-MM-DD") from None


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
