"""UCDP (policies.md, row `ucdp`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.weighing.figures import largest, smallest
from counterclaim.weighing.rules.parameters import Value, names
from counterclaim.weighing.rules.verdict import Verdict, range_verdict, split
from counterclaim.weighing.testimony import Testimony
from counterclaim.weighing.voices import Interest


def decide(standing: Sequence[Testimony], parameters: Mapping[str, Value]) -> Verdict:
    """best: the figure of the most reliable source, of equals the lower; low and high: the lowest and highest reliable.

    `prefer` orders sources, most reliable first; those of `reliable` count alone, and all where there is none of them.
    Where nobody gives more than a bound, the lowest lower bound is the best figure.
    """
    reliable, aside = split(standing, map(Interest, names(parameters["reliable"])))
    used, aside = (reliable, aside) if reliable else (list(standing), [])
    low, high = smallest(t.figure.lowest for t in used), largest(t.figure.highest for t in used)
    best = _most_reliable(used, names(parameters["prefer"]))
    return range_verdict(used, low, smallest(t.figure.low for t in used) if best is None else best, high, aside)


def _most_reliable(used: Sequence[Testimony], prefer: Sequence[str]) -> int | None:
    for interest in map(Interest, prefer):
        figure = smallest(t.figure.point for t in used if t.interest is interest)
        if figure is not None:
            return figure
    return None
