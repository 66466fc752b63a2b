"""The dead of an incident as whole numbers that add up, for formats that know neither an open nor a missing figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from counterclaim.claims.kinds import Kind
from counterclaim.publishing.exports.parties import Parties
from counterclaim.weighing.estimate import Estimate, SideEstimate
from counterclaim.weighing.figures import largest
from counterclaim.weighing.sides import CIVILIANS, Side
from counterclaim.weighing.totals import total


@dataclass(frozen=True, slots=True)
class Deaths:
    """low ≤ best ≤ high, and best = a + b + civilians + unknown."""

    a: int
    b: int
    civilians: int
    unknown: int
    low: int
    best: int
    high: int

    @property
    def is_lethal(self) -> bool:
        """Whether any of the three figures has a death: UCDP's condition for an event."""
        return self.high > 0


def deaths(estimate: Estimate, parties: Parties) -> Deaths:
    """The estimate's figures for killed, filled up and put to the parties.

    A missing best figure is the low one; a missing low one is the best, else 0; a missing or open high one is the
    highest number that a claim in use gives. Who is of no party, and what "people" and "combatants" are more than the
    named sides, is unknown.
    """
    whole = replace(estimate, sides=tuple(_filled(side) for side in estimate.sides if side.kind is Kind.KILLED))
    low, best, high = (part or 0 for part in total(whole, Kind.KILLED))
    a, b, civilians = (_of(whole, sides) for sides in (parties.a, _fighting(parties.b), (CIVILIANS,)))
    return Deaths(a, b, civilians, best - a - b - civilians, low, best, high)


def _fighting(sides: Iterable[Side]) -> list[Side]:
    return [side for side in sides if side != CIVILIANS]


def _of(estimate: Estimate, sides: Iterable[Side]) -> int:
    keys = {side.key for side in sides}
    return sum(side.best or 0 for side in estimate.sides if side.side.key in keys and side.used)


def _filled(side: SideEstimate) -> SideEstimate:
    low = side.low if side.low is not None else side.best or 0
    best = side.best if side.best is not None else low
    told = side.high if side.high is not None else largest(row.testimony.figure.highest for row in side.used)
    return replace(side, low=min(low, best), best=best, high=max(best, told or 0))
