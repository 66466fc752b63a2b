"""Where an incident's claims put it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.book.about import Where
from counterclaim.claims.record import Record, Review

MOST_PLACES = 12


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """A place of the gazetteer, or words that it does not know, with the claims that give it."""

    where: Where
    records: tuple[str, ...]


def places(records: Iterable[Record]) -> tuple[PlaceTold, ...]:
    """The one that most claims give first; those that a person rejected have no part in it."""
    found: dict[object, list[Record]] = {}
    for record in records:
        place = record.claim.place
        if place is not None and place.text.strip() and record.review is not Review.REJECTED:
            key = (place.place.geonames_id, place.place.precision) if place.place else place.text.casefold()
            found.setdefault(key, []).append(record)
    in_order = sorted(found.values(), key=lambda theirs: (-len(theirs), theirs[0].id))
    return tuple(_told(theirs) for theirs in in_order[:MOST_PLACES])


def _told(theirs: list[Record]) -> PlaceTold:
    mention = theirs[0].claim.place
    assert mention is not None
    return PlaceTold(Where(mention.text, mention.place), tuple(record.id for record in theirs))
