"""The people of all sides together, none counted twice."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.claims.kinds import Kind
from counterclaim.weighing.estimate import Estimate, SideEstimate
from counterclaim.weighing.figures import largest, ordered
from counterclaim.weighing.sides import CIVILIANS, COMBATANTS, GENERAL, UNKNOWN

Bounds = tuple[int | None, int | None, int | None]


def total(estimate: Estimate, kind: Kind) -> Bounds:
    """low, best and high of a kind over all sides; None where nobody gives one.

    "Combatants" may be those of the named sides, and "people" those of all: so the larger of the general figure and
    of the sum of the special ones is taken, not their sum. high is open where that of any side is.
    """
    sides = {side.side.key: side for side in estimate.sides if side.kind is kind and side.used}
    special = [side for key, side in sides.items() if key not in {general.key for general in GENERAL.values()}]
    low, best = (_together(sides, special, part) for part in ("low", "best"))
    is_open = any(side.high is None for side in sides.values())
    return ordered(low, best, None if is_open else _together(sides, special, "high"))


def _together(sides: dict[str, SideEstimate], special: Iterable[SideEstimate], part: str) -> int | None:
    fighters = _larger(_sum(getattr(side, part) for side in special), _of(sides, COMBATANTS.key, part))
    return _larger(_sum((fighters, _of(sides, CIVILIANS.key, part))), _of(sides, UNKNOWN.key, part))


def _of(sides: dict[str, SideEstimate], key: str, part: str) -> int | None:
    found: int | None = getattr(sides[key], part) if key in sides else None
    return found


def _sum(numbers: Iterable[int | None]) -> int | None:
    given = [n for n in numbers if n is not None]
    return sum(given) if given else None


def _larger(one: int | None, other: int | None) -> int | None:
    return largest((one, other))
