"""What an incident and a sum tell of, and whether the one holds the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from counterclaim.claims.interval import Interval
from counterclaim.claims.kinds import Kind
from counterclaim.claims.mention import Mention, ResolvedPlace
from counterclaim.claims.record import Record
from counterclaim.linking.features import SURE, main_place, main_time
from counterclaim.linking.frame import holds

SHORT = 31
"""Days of the longest sum that is attached to what other reports tell of."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an incident or a sum tells of, as far as one may hold the other."""

    number: int
    place: ResolvedPlace | None
    time: Interval | None
    kinds: frozenset[Kind]
    doers: frozenset[str]
    sufferers: frozenset[str]


def is_short(time: Interval) -> bool:
    return time.last - time.first < timedelta(SHORT)


def told_of(number: int, records: Sequence[Record]) -> Told:
    claims = [record.claim for record in records]
    return Told(
        number,
        main_place(claims),
        main_time(records)[0],
        frozenset(claim.kind for claim in claims),
        _actors(claim.perpetrator for claim in claims),
        _actors(claim.affected for claim in claims),
    )


def _actors(mentions: Iterable[Mention | None]) -> frozenset[str]:
    sure = (m.actors[0] for m in mentions if m is not None and m.actors)
    return frozenset(actor.id for actor in sure if actor.confidence >= SURE)


def holds_event(whole: Told, dated: Interval | None, part: Told) -> bool:
    if dated is not None and part.time is not None and not _in_time(dated, part.time):
        return False
    if whole.place is not None and part.place is not None and not _in_place(whole.place, part.place):
        return False
    return (
        _of_kind(whole.kinds, part.kinds) and _meet(whole.doers, part.doers) and _meet(whole.sufferers, part.sufferers)
    )


def _in_time(whole: Interval, part: Interval) -> bool:
    return whole.first <= part.first and part.last <= whole.last


def _in_place(whole: ResolvedPlace, part: ResolvedPlace) -> bool:
    return whole.geonames_id == part.geonames_id or holds(whole, part)


_BODIES = frozenset({Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES})


def _of_kind(whole: frozenset[Kind], part: frozenset[Kind]) -> bool:
    joint = Kind.CASUALTIES in whole | part and not _BODIES.isdisjoint(whole) and not _BODIES.isdisjoint(part)
    return joint or not whole.isdisjoint(part)


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the known sides are not others."""
    return not one or not other or bool(one & other)
