"""An incident's heading: where, when, which sides, what harm. What most independent stories say goes in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any, TypeVar

from counterclaim.claims.incident import Incident
from counterclaim.claims.interval import Interval, date_precision
from counterclaim.claims.kinds import HARM, Kind
from counterclaim.claims.mention import Mention, ResolvedPlace
from counterclaim.claims.record import Record, Review
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.weighing.sides import GENERAL, Side, actor_of, camp, side_of

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Where:
    """The place as most stories word it, and the gazetteer's; UCDP's where_prec is `place.precision`."""

    words: str
    place: ResolvedPlace | None

    def to_dict(self) -> dict[str, Any]:
        told: dict[str, Any] = {"words": self.words}
        if self.place is not None:
            told |= {name: getattr(self.place, name) for name in _PLACE}
        return told


_PLACE = ("geonames_id", "name", "country", "admin1", "latitude", "longitude", "precision")


@dataclass(frozen=True, slots=True)
class About:
    """`when` is None where no claim says; `published` are the first and last day of its reports.

    `sides` are those whose people were harmed, who did it or is said to have, and the parties that tell of it, the most
    often named first; civilians are among them.
    """

    where: Where | None
    when: Interval | None
    published: tuple[date, date] | None
    sides: tuple[Side, ...]
    kinds: tuple[Kind, ...]

    @property
    def day(self) -> date:
        """What incidents are sorted by: the first day, else that of the first report; unknown days last."""
        if self.when is not None:
            return self.when.first
        return self.published[0] if self.published else date.max

    def to_dict(self) -> dict[str, Any]:
        return {
            "where": self.where.to_dict() if self.where else None,
            "when": self.when.to_dict() if self.when else None,
            "published": [day.isoformat() for day in self.published] if self.published else None,
            "sides": [{"key": side.key, "name": side.name} for side in self.sides],
            "kinds": [kind.value for kind in self.kinds],
        }


def about(incident: Incident, actors: ActorIndex) -> About:
    """The heading; the order of the records has no part in it. Rejected claims say nothing where others are left, and
    sums only where there is nothing else.
    """
    told = standing(incident) or incident.records or incident.attached
    days = sorted(r.source.published for r in told if r.source.published)
    kinds = {r.claim.kind for r in told}
    return About(
        where=_where(told),
        when=_when(told),
        published=(days[0], days[-1]) if days else None,
        sides=_sides(told, actors),
        kinds=tuple(kind for kind in Kind if kind in kinds),
    )


def standing(incident: Incident) -> tuple[Record, ...]:
    """The records that no person rejected."""
    return tuple(r for r in incident.records if r.review is not Review.REJECTED)


def _where(told: Sequence[Record]) -> Where | None:
    """The place that most stories tell of, the more exact one of two; a country, or words that the gazetteer does not
    know, only where there is no other.
    """
    places = _most_told(told, lambda r: _place_key(r.claim.place))
    key = max(places, key=lambda k: (k[0] < _UNKNOWN, k[0] < _WHOLE_COUNTRY, places[k], -k[0], k), default=None)
    if key is None:
        return None
    mentions = [r.claim.place for r in told if r.claim.place is not None and _place_key(r.claim.place) == key]
    wordings = sorted((m.text for m in mentions), key=lambda words: (-_times(words, mentions), words))
    return Where(wordings[0], min(mentions, key=_nearest).place)


_WHOLE_COUNTRY, _UNKNOWN = 6, 9
"""UCDP's where_prec of a country, and a number behind all of its codes."""


def _place_key(mention: Mention | None) -> tuple[int, str] | None:
    if mention is None or not mention.text.strip():
        return None
    if mention.place is None:
        return _UNKNOWN, mention.text.casefold()
    return mention.place.precision, str(mention.place.geonames_id)


def _times(words: str, mentions: Iterable[Mention]) -> int:
    return sum(m.text == words for m in mentions)


def _nearest(mention: Mention) -> tuple[float, str]:
    return (-(mention.place.confidence if mention.place else 0.0), mention.text)


def _when(told: Sequence[Record]) -> Interval | None:
    """Of the days that claims give, those nearest to what all stories give: their mean overlap is the largest, each
    story counting once; of several the shortest. Harm goes before conduct.
    """
    timed = [r for r in told if r.claim.time is not None]
    harm = [r for r in timed if r.claim.kind in HARM] or timed
    given = [(r.claim.time, r.source.origin) for r in harm if r.claim.time is not None]
    weights = Counter(origin for _, origin in given)
    weight_of: dict[tuple[date, date], float] = defaultdict(float)
    for time, origin in given:
        weight_of[time.first, time.last] += 1 / weights[origin]
    nearness = {days: sum(_overlap(days, other) * weight for other, weight in weight_of.items()) for days in weight_of}
    best = max(nearness, key=lambda d: (round(nearness[d], 9), d[0] - d[1], -d[0].toordinal()), default=None)
    return Interval(*best, date_precision(*best)) if best else None


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> float:
    """Days that both have, over the geometric mean of their lengths."""
    both = (min(one[1], other[1]) - max(one[0], other[0])).days + 1
    return max(0, both) / sqrt(((one[1] - one[0]).days + 1) * ((other[1] - other[0]).days + 1))


def _most_told(told: Iterable[Record], of: Callable[[Record], Value | None]) -> dict[Value, tuple[int, int]]:
    """For each value the number of origins, and of claims, that have it."""
    origins: dict[Value, set[str]] = defaultdict(set)
    claims: dict[Value, int] = defaultdict(int)
    for record in told:
        value = of(record)
        if value is not None:
            origins[value].add(record.source.origin)
            claims[value] += 1
    return {value: (len(found), claims[value]) for value, found in origins.items()}


def _sides(told: Iterable[Record], actors: ActorIndex) -> tuple[Side, ...]:
    """Who is only "people" or "combatants" stands behind the named ones."""
    times: dict[Side, int] = defaultdict(int)
    for record in told:
        for side in set(_sides_of(record, actors)):
            times[side] += 1
    vague = {side for side in times if side in GENERAL.values() and side.key != "civilians"}
    return tuple(sorted(times, key=lambda side: (side in vague, -times[side], side)))


def _sides_of(record: Record, actors: ActorIndex) -> Iterator[Side]:
    claim = record.claim
    if claim.kind in HARM:
        yield side_of(claim, actors)
    for mention in (claim.perpetrator, claim.claimant):
        id = actor_of(mention)
        if id is not None and actors.is_party(id):
            yield camp(id, actors)
