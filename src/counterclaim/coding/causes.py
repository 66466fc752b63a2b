"""Why two codings of a claim differ."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from counterclaim.coding.fields import FIELDS
from counterclaim.coding.pairing import Row


class Cause(StrEnum):
    """Missed by one coder, or coded by both with another value of a field."""

    MISSED_BY_FIRST = "missed-by-first"
    MISSED_BY_SECOND = "missed-by-second"
    KIND = "kind"
    COUNT = "count"
    AFFECTED = "affected"
    STATUS = "status"
    CLAIMANT = "claimant"
    STANCE = "stance"
    SCOPE = "scope"
    PERPETRATOR = "perpetrator"
    PLACE = "place"
    TIME = "time"


_COUNTED = frozenset({"low", "high", "word"})
"""Fields that are one cause: how many."""


def causes(row: Row) -> tuple[Cause, ...]:
    """In the order of the codebook's fields; none where both have the same."""
    if row.one is None:
        return (Cause.MISSED_BY_FIRST,)
    if row.other is None:
        return (Cause.MISSED_BY_SECOND,)
    return tuple(dict.fromkeys(_differing(row)))


def _differing(row: Row) -> Iterator[Cause]:
    assert row.one is not None and row.other is not None
    for field in FIELDS:
        if not field.agree(row.one, row.other):
            yield Cause.COUNT if field.name in _COUNTED else Cause(field.name)
