"""Incidents that may be the same as one: linking is careful, and leaves apart what it is not sure of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from counterclaim.book.about import About
from counterclaim.book.book import Book
from counterclaim.claims.incident import Incident
from counterclaim.claims.mention import ResolvedPlace

_DAYS = 3
_MOST = 6
_MOST_LOOKED_AT = 500


def nearby(book: Book, incident: Incident) -> tuple[Incident, ...]:
    """Of the incidents that begin within a few days in the same country, the nearest ones first."""
    here = book.headings[incident.id]
    found = [
        (distance, i.id, i)
        for i in _of_these_days(book, here)
        if i.id != incident.id and (distance := _distance(here, book.headings[i.id])) is not None
    ]
    in_order = sorted(found, key=lambda each: each[:2])
    return tuple(i for _, _, i in in_order[:_MOST])


def _of_these_days(book: Book, here: About) -> Iterator[Incident]:
    if here.day == date.max:
        return
    first, last = here.day.toordinal() - _DAYS, here.day.toordinal() + _DAYS
    start = bisect_left(book.incidents, first, key=lambda i: book.headings[i.id].day.toordinal())
    for incident in book.incidents[start : start + _MOST_LOOKED_AT]:
        if book.headings[incident.id].day.toordinal() > last:
            return
        yield incident


def _distance(one: About, other: About) -> float | None:
    """In degrees, roughly; None in another country, or where either has no place."""
    place, there = _place(one), _place(other)
    if place is None or there is None or place.country != there.country:
        return None
    return abs(place.latitude - there.latitude) + abs(place.longitude - there.longitude)


def _place(about: About) -> ResolvedPlace | None:
    return about.where.place if about.where is not None else None
