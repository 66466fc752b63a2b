"""How far claimants' figures lie from independent ones, as a memo."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.publishing.memo import Block, Column, Grid, Line
from counterclaim.publishing.visible import one_line
from counterclaim.weighing.against_independent import LEVEL, Deviation, Losses

LOSSES = {Losses.OWN: "its own", Losses.ENEMY: "its enemy's", Losses.OTHERS: "neither's"}
_COLUMNS = (
    Column("claimant"),
    Column("losses", 12),
    Column("pairs", 6, right=True, least=6),
    Column("incidents", 9, right=True),
    Column("times the independent figure", 29, right=True),
    Column(f"{LEVEL:.0%} interval", 15, right=True),
)
_LEGEND = (
    "A pair is a claimant's latest figure for one kind of harm to one side in one incident, beside the median of the "
    "independent ones. 2.00 is twice the independent figure, 1.00 agreement; the middle of all pairs is given. The "
    f"interval holds {LEVEL:.0%} of the medians of resampled incidents; with fewer than three incidents there is none."
)


def claimants_memo(deviations: Sequence[Deviation], least: int) -> Iterator[Block]:
    """Those with at least `least` pairs; how many have fewer is said."""
    shown = [d for d in deviations if d.n >= least]
    if shown:
        yield Grid(_COLUMNS, list(_rows(shown)))
        yield Line("")
        yield Line(_LEGEND)
    if len(shown) < len(deviations):
        yield Line(f"{len(deviations) - len(shown)} with fewer than {least} pairs are left out (--min 1 shows them).")
    if not deviations:
        yield Line("No incident has figures of a party to the conflict beside independent ones.")


def _rows(deviations: Iterable[Deviation]) -> Iterator[list[str]]:
    for told in deviations:
        yield [
            one_line(told.name),
            LOSSES[told.losses],
            f"{told.n}",
            f"{told.incidents}",
            f"{told.factor:.2f}",
            _interval(told.low, told.high),
        ]


def _interval(low: float | None, high: float | None) -> str:
    return "–" if low is None or high is None else f"{math.exp(low):.2f} to {math.exp(high):.2f}"
