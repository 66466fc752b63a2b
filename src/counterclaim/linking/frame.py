"""Where and when a claim says that it was, as far as one report's claims are told apart by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterclaim.claims.claim import Claim
from counterclaim.claims.interval import Interval
from counterclaim.claims.mention import Mention, ResolvedPlace
from counterclaim.knowledge.folding import fold

VAGUE = 3
"""UCDP's where_prec from which a place is an area that holds others: second-order division and larger."""
COUNTRY = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """`words` are the folded words of the place; what is None fits everything."""

    place: ResolvedPlace | None
    words: str | None
    time: Interval | None

    def fits(self, other: Frame) -> bool:
        return _same_time(self.time, other.time) and _same_place(self, other)

    def adds_nothing_to(self, other: Frame) -> bool:
        """Whether every place and time of it is the other's too."""
        own_time = self.time is not None and (other.time is None or _days(self.time) != _days(other.time))
        return self.words in (None, other.words) and not own_time


def frame_of(claim: Claim) -> Frame:
    return Frame(place_of(claim.place), fold(claim.place.text) or None if claim.place else None, claim.time)


def place_of(mention: Mention | None) -> ResolvedPlace | None:
    return mention.place if mention is not None else None


def _days(time: Interval) -> tuple[date, date]:
    return time.first, time.last


def _same_time(one: Interval | None, other: Interval | None) -> bool:
    return one is None or other is None or (one.first <= other.last and other.first <= one.last)


def _same_place(one: Frame, other: Frame) -> bool:
    if one.words is None or other.words is None or one.words == other.words:
        return True
    if one.place is None or other.place is None:
        return False
    return (
        one.place.geonames_id == other.place.geonames_id
        or holds(one.place, other.place)
        or holds(other.place, one.place)
    )


def holds(area: ResolvedPlace, place: ResolvedPlace) -> bool:
    """Whether the place lies in the area, so far as country and first-order division tell."""
    if area.precision < VAGUE or area.country != place.country:
        return False
    return area.precision >= COUNTRY or (area.admin1 is not None and area.admin1 == place.admin1)
