"""An incident's figures under every policy, a table a kind of harm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from counterclaim.claims.kinds import Kind
from counterclaim.publishing.figures import bounds_told
from counterclaim.publishing.sheet import Sheet
from counterclaim.publishing.tellings import VAGUE
from counterclaim.weighing.sensitivity import SensitivityRow
from counterclaim.weighing.sides import Side


@dataclass(frozen=True, slots=True)
class Matrix:
    """A line a policy: its name, its figures for each of the sides, and for all of them together.

    A policy that does not count the kind has no line.
    """

    kind: Kind
    sides: tuple[Side, ...]
    lines: tuple[tuple[str, tuple[str, ...], str], ...]


def matrices(told: Sheet) -> tuple[Matrix, ...]:
    return tuple(_matrix(kind, list(rows), told) for kind, rows in groupby(told.estimates, key=lambda row: row.kind))


def _matrix(kind: Kind, rows: list[SensitivityRow], told: Sheet) -> Matrix:
    sides = tuple(sorted(dict.fromkeys(row.side for row in rows), key=lambda side: (side in VAGUE, side)))
    return Matrix(kind, sides, tuple(_lines(kind, rows, sides, told)))


def _lines(
    kind: Kind, rows: list[SensitivityRow], sides: tuple[Side, ...], told: Sheet
) -> Iterator[tuple[str, tuple[str, ...], str]]:
    cells = {(row.policy, row.side): bounds_told(row.low, row.best, row.high) for row in rows}
    for policy in dict.fromkeys(row.policy for row in rows):
        bounds = told.together.get((kind, policy))
        yield policy, tuple(cells.get((policy, side), "") for side in sides), bounds_told(*bounds) if bounds else ""
