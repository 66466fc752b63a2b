"""What changes from one policy to another, side by side, and which claims are why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from counterclaim.claims.kinds import Kind
from counterclaim.publishing.figures import bounds_told
from counterclaim.weighing.estimate import Estimate, Row, SideEstimate, Use
from counterclaim.weighing.sides import Side

NOT_COUNTED = "not counted"


@dataclass(frozen=True, slots=True)
class Turn:
    """A claim that the two policies treat differently; None where one has no row for it on this side."""

    id: str
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Of a kind and side whose figures differ: low, best and high under both, and the claims that are why."""

    kind: Kind
    side: Side
    before: str
    after: str
    turns: tuple[Turn, ...]


def differences(before: Estimate, after: Estimate) -> tuple[Difference, ...]:
    """In the order of kinds and sides; where both give the same figures, for whatever reason, there is none."""
    old, new = _sides(before), _sides(after)
    keys = sorted({**old, **new}, key=lambda key: (list(Kind).index(key[0]), key[1]))
    return tuple(
        Difference(kind, side, told, now, tuple(_turns(before, after, old.get((kind, side)), new.get((kind, side)))))
        for kind, side in keys
        if (told := _figures(old.get((kind, side)))) != (now := _figures(new.get((kind, side))))
    )


def _sides(estimate: Estimate) -> dict[tuple[Kind, Side], SideEstimate]:
    return {(side.kind, side.side): side for side in estimate.sides}


def _figures(side: SideEstimate | None) -> str:
    return bounds_told(side.low, side.best, side.high) if side is not None else NOT_COUNTED


def _turns(before: Estimate, after: Estimate, old: SideEstimate | None, new: SideEstimate | None) -> Iterator[Turn]:
    """Claims of the side under either policy that are used by one and not by the other, or for something else."""
    rows_before, rows_after = _rows(before), _rows(after)
    here = dict.fromkeys(row.id for side in (old, new) if side is not None for row in side.rows)
    for id in here:
        one, other = rows_before.get(id), rows_after.get(id)
        if _effect(one) != _effect(other):
            yield Turn(id, one, other)


def _rows(estimate: Estimate) -> Mapping[str, Row]:
    return {row.id: row for row in estimate.rows}


def _effect(row: Row | None) -> object:
    """What of a row bears on the figures."""
    if row is None or row.use not in (Use.USED, Use.ADDED):
        return None
    return row.use, row.gives, row.testimony.figure
