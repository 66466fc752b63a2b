"""An incident with all that rows are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.book.about import About, about, standing
from counterclaim.claims.incident import Incident
from counterclaim.claims.mention import ResolvedPlace
from counterclaim.claims.record import Record, Source
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.exports.countries import Naming, naming_of
from counterclaim.publishing.exports.deaths import Deaths, deaths
from counterclaim.publishing.exports.parties import Parties, parties
from counterclaim.weighing.estimate import Estimate
from counterclaim.weighing.policy import Policy
from counterclaim.weighing.relations import Relating, Relation, relations
from counterclaim.weighing.shares import Sums
from counterclaim.weighing.weigh import weigh


@dataclass(frozen=True, slots=True)
class Event:
    """`records` are those of the incident that no person rejected."""

    incident: Incident
    heading: About
    estimate: Estimate
    relations: tuple[Relation, ...]
    records: tuple[Record, ...]
    parties: Parties
    deaths: Deaths

    @property
    def id(self) -> str:
        return self.incident.id

    @property
    def is_sum(self) -> bool:
        """Whether nothing is told of but sums over several incidents."""
        return not self.incident.records

    @property
    def place(self) -> ResolvedPlace | None:
        return self.heading.where.place if self.heading.where else None

    @property
    def country(self) -> Naming | None:
        return naming_of(self.place.country) if self.place else None

    @property
    def sources(self) -> tuple[Source, ...]:
        """The reports that tell of it, the oldest first, each once; of a sum alone, those of the sum."""
        told = self.records or self.incident.attached
        found = {record.source.report_id: record.source for record in told}
        return tuple(sorted(found.values(), key=lambda s: (s.published or date.max, s.outlet or "", s.report_id)))

    @property
    def origins(self) -> int:
        return len({source.origin for source in self.sources})

    @property
    def contested(self) -> bool:
        return any(relation.kind in (Relating.CONTRADICTS, Relating.DENIES) for relation in self.relations)


def event(incident: Incident, policy: Policy, actors: ActorIndex, sums: Sums) -> Event:
    """The order of the incident's records has no part in it."""
    told = replace(incident, records=_in_order(incident.records), attached=_in_order(incident.attached))
    heading, estimate, records = about(told, actors), weigh(told, policy, actors, sums), standing(told)
    place = heading.where.place if heading.where else None
    day = heading.when.first if heading.when else heading.published[0] if heading.published else None
    sides = parties(records, actors, day, place.country if place else None)
    return Event(told, heading, estimate, relations(told, actors), records, sides, deaths(estimate, sides))


def _in_order(records: Sequence[Record]) -> tuple[Record, ...]:
    return tuple(sorted(records, key=lambda r: (r.source.report_id, r.claim.span, r.claim.id, r.id)))
