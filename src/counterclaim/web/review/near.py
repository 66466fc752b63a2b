"""Claims of other incidents that may be of the same event as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, hypot, radians

from counterclaim.book.about import About, standing
from counterclaim.claims.mention import ResolvedPlace
from counterclaim.claims.record import Record
from counterclaim.knowledge.folding import plain
from counterclaim.web.catalogue import Entry

DAYS, KILOMETRES = 3, 60.0
"""A little more than linking compares: what it found too far is what a person may still join."""
MOST = 12
_DEGREE = 111.2
"""Kilometres of a degree of latitude."""


@dataclass(frozen=True, slots=True)
class Near:
    """A claim of another incident, which stands for it; `away` in kilometres, None where a place is unknown."""

    record: Record
    entry: Entry
    away: float | None


def near(record: Record, own: Entry | None, entries: Sequence[Entry]) -> list[Near]:
    """Of each incident of the same days and surroundings the claim most like this one, the nearest first."""
    here = record.claim.place.place if record.claim.place and record.claim.place.place else own.place if own else None
    days = _days(own.row.about) if own else None
    if record.claim.time is not None:
        days = record.claim.time.first.toordinal(), record.claim.time.last.toordinal()
    found = []
    for entry in entries:
        if entry is own or not _same_days(days, entry.row.about):
            continue
        away = _away(here, entry.place)
        if (away is None or away <= KILOMETRES) and (likest := _likest(record, entry)) is not None:
            found.append(Near(likest, entry, away))
    found.sort(key=lambda n: (n.away is None, n.record.claim.kind is not record.claim.kind, n.away or 0.0, n.record.id))
    return found[:MOST]


def _days(about: About) -> tuple[int, int] | None:
    if about.when is not None:
        return about.when.first.toordinal(), about.when.last.toordinal()
    return (about.day.toordinal(),) * 2 if about.day != date.max else None


def _same_days(days: tuple[int, int] | None, about: About) -> bool:
    there = _days(about)
    return days is not None and there is not None and days[0] - DAYS <= there[1] and there[0] <= days[1] + DAYS


def _away(one: ResolvedPlace | None, other: ResolvedPlace | None) -> float | None:
    if one is None or other is None:
        return None
    east = (one.longitude - other.longitude + 180) % 360 - 180
    return hypot(one.latitude - other.latitude, east * cos(radians(one.latitude))) * _DEGREE


def _likest(record: Record, entry: Entry) -> Record | None:
    """Of its kind and figure, if it has such a one; else the surest."""
    claim = record.claim
    return max(
        standing(entry.row.incident),
        key=lambda r: (
            r.claim.kind is claim.kind,
            (r.claim.count.low, r.claim.count.high) == (claim.count.low, claim.count.high),
            r.claim.confidence,
            r.id,
        ),
        default=None,
    )


def with_words(words: str, own: Entry | None, entries: Sequence[Entry]) -> list[Near]:
    """Claims of other incidents with all the words in their sentence, one a sentence; those of the last days first."""
    told = plain(words).split()
    found: dict[tuple[str, str], Near] = {}
    for each in _with_words(told, own, entries) if told else ():
        found.setdefault((each.entry.id, each.record.sentence), each)
        if len(found) == MOST:
            break
    return list(found.values())


def _with_words(told: Sequence[str], own: Entry | None, entries: Sequence[Entry]) -> Iterator[Near]:
    for entry in reversed(entries):
        if entry is not own and all(word in entry.text for word in told):
            for record in standing(entry.row.incident):
                sentence = plain(record.sentence)
                if all(word in sentence for word in told):
                    yield Near(record, entry, None)
