"""The queue of the book of now, kept while decisions come in: what did not change is not looked at again."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from counterclaim.claims.incident import Incident
from counterclaim.claims.record import Record
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.moment import written
from counterclaim.ledger.view import in_force
from counterclaim.web.index import Index
from counterclaim.web.review.queue import Item, item, last_visit, numbers, since
from counterclaim.web.review.reasons import Reason, reasons, related
from counterclaim.weighing.relations import Relation, relations


@dataclass(frozen=True)
class Looked:
    """What was found of an incident: how its claims stand to each other, and which of them wait."""

    incident: Incident
    relations: tuple[Relation, ...]
    of_relations: Mapping[str, frozenset[Reason]]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Pile:
    """All that waits in a book; `looked` is by the id of an incident."""

    index: Index
    looked: Mapping[str, Looked]
    items: tuple[Item, ...]
    _newer: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    _by_id: dict[str, tuple[tuple[Item, ...], Mapping[str, Item]]] = field(default_factory=dict)

    @cached_property
    def numbers(self) -> Mapping[Reason, int]:
        return numbers(self.items)

    @cached_property
    def incident_of(self) -> Mapping[str, str]:
        """By the id of a claim, that of the incident that it tells of; a sum's is the first that it holds."""
        found: dict[str, str] = {}
        for looked in self.looked.values():
            found |= {record.id: looked.incident.id for record in looked.incident.records}
        for looked in self.looked.values():
            for record in looked.incident.attached:
                found.setdefault(record.id, looked.incident.id)
        return found

    @cached_property
    def standing(self) -> tuple[Decision, ...]:
        """The decisions in force, in their order."""
        return tuple(in_force(self.index.book.facts.decisions))

    @cached_property
    def undone(self) -> Mapping[str, tuple[Decision, ...]]:
        """Decisions that are not in force any more, by the claims that they are about."""
        kept = {decision.id for decision in self.standing}
        found: dict[str, list[Decision]] = defaultdict(list)
        for decision in self.index.book.facts.decisions:
            if decision.verdict is not Verdict.UNDO and decision.id not in kept:
                for subject in decision.subjects:
                    found[subject].append(decision)
        return {subject: tuple(each) for subject, each in found.items()}

    def seen_by(self, person: str) -> tuple[Item, ...]:
        """The queue with what came since the person's last visit before what waits for no better reason."""
        book = self.index.book
        last = last_visit(book.facts.decisions, person, book.moment)
        if last is None:
            return self.items
        after = written(last)
        if after not in self._newer:
            new = {reading.report for reading in book.facts.readings if reading.added > after}
            self._newer[after] = tuple(since(self.items, new))
        return self._newer[after]

    def by_id(self, person: str) -> Mapping[str, Item]:
        """The person's queue by the ids of the claims."""
        items = self.seen_by(person)
        kept = self._by_id.get(person)
        if kept is None or kept[0] is not items:
            kept = self._by_id[person] = (items, {each.id: each for each in items})
        return kept[1]


class Desk:
    """Any number of threads may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pile: Pile | None = None

    def pile(self, index: Index) -> Pile:
        """All that waits in the index's book."""
        with self._lock:
            if self._pile is None or self._pile.index.book is not index.book:
                self._pile = _pile(index, self._pile.looked if self._pile is not None else {})
            return self._pile


def _pile(index: Index, before: Mapping[str, Looked]) -> Pile:
    looked = {incident.id: _look(index, incident, before.get(incident.id)) for incident in index.book.incidents}
    items = {each.id: each for found in looked.values() for each in found.items}
    return Pile(index, looked, tuple(sorted(items.values(), key=lambda each: each.place)))


def _look(index: Index, incident: Incident, before: Looked | None) -> Looked:
    if before is not None and before.incident is incident:
        return before
    found = relations(incident, index.book.actors)
    of_relations = related(found)
    return Looked(incident, found, of_relations, tuple(_waiting(index, incident, of_relations)))


def _waiting(index: Index, incident: Incident, of_relations: Mapping[str, frozenset[Reason]]) -> Iterator[Item]:
    for record in (*incident.attached, *incident.records):
        why = why_of(index, record, of_relations)
        if why:
            yield item(record, incident.id, why)


def why_of(index: Index, record: Record, of_relations: Mapping[str, frozenset[Reason]]) -> tuple[Reason, ...]:
    """Why the claim waits; nothing where it does not."""
    readings = index.shelf.readings.get(record.source.report_id, ())
    read = readings[-1].added if readings else ""
    return reasons(record, of_relations.get(record.id, frozenset()), index.decisions.get(record.id, ()), read)
