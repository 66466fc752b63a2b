"""Everything that is known at a moment, as a function of what was written until then."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from itertools import takewhile
from typing import TypeVar

from counterclaim.book.about import About, about
from counterclaim.book.filed import Filed
from counterclaim.book.lineage import Change, Lineage, Positions
from counterclaim.claims.incident import Incident
from counterclaim.claims.record import Record
from counterclaim.intake.origins import origins
from counterclaim.knowledge.actors import ActorIndex, load_actors
from counterclaim.ledger.facts import Facts
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.view import judgements, records
from counterclaim.linking.link import link
from counterclaim.weighing.shares import Sums, sums_over

T = TypeVar("T")


class NoSuchIncident(ValueError):
    """No incident begins with that id, or several do."""


@dataclass(frozen=True)
class Book:
    """`facts` are what it was made of; `incidents` are in the order of their days. `redaction` names the profile by
    which something of it is withheld.
    """

    moment: datetime
    facts: Facts
    records: tuple[Record, ...]
    incidents: tuple[Incident, ...]
    actors: ActorIndex
    redaction: str = ""

    @cached_property
    def sums(self) -> Sums:
        """Which incidents each attached sum holds, for policies that divide sums."""
        return sums_over(self.incidents)

    @cached_property
    def headings(self) -> Mapping[str, About]:
        """Where, when and who of each incident, by its id."""
        return {incident.id: about(incident, self.actors) for incident in self.incidents}

    @cached_property
    def lineage(self) -> Lineage:
        """By default of nobody else's."""
        return Lineage(Positions(Filed(self.facts), self.records, self.incidents))

    @property
    def positions(self) -> Positions:
        """Where its claims, reports and incidents stand."""
        return self.lineage.positions

    def since(self, older: Book) -> Change | None:
        """What decisions changed since that book; None where more than decisions lies between."""
        return self.lineage.since(older.lineage)

    def next(
        self, moment: datetime, facts: Facts, records: Mapping[int, Record], incidents: Mapping[int, Incident]
    ) -> Book:
        """The book with other records and incidents at these positions, and with facts that differ by decisions."""
        told, found = patched(self.records, records), patched(self.incidents, incidents)
        made = Book(moment.astimezone(UTC), facts, told, found, self.actors, self.redaction)
        change = Change(frozenset(records), frozenset(incidents))
        vars(made)["lineage"] = self.lineage.next(change)  # in the place of the one that would be made
        if "sums" in vars(self) and not any(incident.attached for incident in incidents.values()):
            vars(made)["sums"] = self.sums
        return made

    def incident(self, beginning: str) -> Incident:
        """The incident whose id begins so. Raises NoSuchIncident."""
        ids = self.positions.incident_ids
        start = bisect_left(ids, beginning)
        found = sum(1 for _ in takewhile(lambda id: id.startswith(beginning), ids[start:])) if beginning else 0
        if found != 1:
            raise NoSuchIncident(f"{found or 'no'} incident{'s' * (found > 1)} begin with {beginning!r}")
        return self.incidents[self.positions.incident[ids[start]]]


def patched(old: tuple[T, ...], new: Mapping[int, T]) -> tuple[T, ...]:
    """With other things at these positions."""
    if not new:
        return old
    found = list(old)
    for position, each in new.items():
        found[position] = each
    return tuple(found)


def open_book(ledger: Ledger, moment: datetime | None = None) -> Book:
    """The book of the ledger as it was at the moment, which is by default now."""
    until = moment or ledger.clock()
    return book_of(ledger.facts(until), load_actors(), until)


def book_of(facts: Facts, actors: ActorIndex, moment: datetime) -> Book:
    """A pure function of the facts: in whatever order they came in, the incidents and their ids are the same."""
    told = records(facts, origins_of(facts))
    found = link(told, judgements(facts), founded(facts))
    days = {incident.id: about(incident, actors).day for incident in found}
    in_order = tuple(sorted(found, key=lambda i: (days[i.id], i.id)))
    return Book(moment.astimezone(UTC), facts, told, in_order, actors)


def origins_of(facts: Facts) -> dict[str, str]:
    """The origin of each report with claims, by the report's id in the ledger: copies of one story have one.

    In an archive few reports have any, and nobody counts the copies of the others.
    """
    with_claims = {claim.report for claim in facts.claims}
    told = [filed for filed in facts.reports if filed.id in with_claims]
    found = origins(filed.report for filed in told)
    return {filed.id: found[filed.report.report_id].id for filed in told}


def founded(facts: Facts) -> dict[str, str]:
    """When each claim was first read, by its id."""
    added = {(reading.report, reading.reader): reading.added for reading in facts.readings}
    first: dict[str, str] = {}
    for claim in facts.claims:
        at = added[claim.report, claim.reader]
        first[claim.id] = min(at, first.get(claim.id, at))
    return first
