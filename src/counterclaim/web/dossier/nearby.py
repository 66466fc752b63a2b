"""Incidents that may be the same as one: linking is careful, and leaves apart what it is not sure of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from counterclaim.claims.mention import ResolvedPlace
from counterclaim.web.catalogue import Catalogue, Entry

_DAYS = 3
_MOST = 6
_MOST_LOOKED_AT = 500


def nearby(catalogue: Catalogue, incident: str) -> tuple[Entry, ...]:
    """Of the incidents within a few days of the one of that id and in the same country, the nearest ones first."""
    here = catalogue.entry(incident)
    if here is None:
        return ()
    found = [
        (distance, entry.id, entry)
        for entry in _of_these_days(catalogue.entries, here)
        if entry is not here and (distance := _distance(here.place, entry.place)) is not None
    ]
    in_order = sorted(found, key=lambda each: each[:2])
    return tuple(entry for _, _, entry in in_order[:_MOST])


def _of_these_days(entries: Sequence[Entry], here: Entry) -> Iterator[Entry]:
    if here.row.about.day == date.max:
        return
    day = here.row.about.day.toordinal()
    start = bisect_left(entries, day - _DAYS, key=_day)
    yield from takewhile(lambda entry: _day(entry) <= day + _DAYS, entries[start : start + _MOST_LOOKED_AT])


def _day(entry: Entry) -> int:
    return entry.row.about.day.toordinal()


def _distance(place: ResolvedPlace | None, there: ResolvedPlace | None) -> float | None:
    """In degrees, roughly; None in another country, or where either has no place."""
    if place is None or there is None or place.country != there.country:
        return None
    return abs(place.latitude - there.latitude) + abs(place.longitude - there.longitude)
