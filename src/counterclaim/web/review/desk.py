"""The queue of the book of now, kept while decisions come in: what did not change is not looked at again."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from counterclaim.claims.incident import Incident
from counterclaim.claims.record import Record
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.moment import written
from counterclaim.ledger.view import in_force
from counterclaim.web.index import Index
from counterclaim.web.review.queue import Item, as_new, item, last_visit, numbers, patched, since
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
class Newer:
    """The queue of whoever was here last at one moment: `new` are the reports that were read since."""

    new: frozenset[str]
    items: Sequence[Item]


@dataclass(frozen=True)
class Pile:
    """All that waits in a book. `looked` is by the id of an incident; `incident_of` gives that of a claim, of a sum the
    first that it is attached to.
    """

    index: Index
    looked: Mapping[str, Looked]
    items: Sequence[Item]
    incident_of: Mapping[str, str]
    newer: dict[str, Newer] = field(default_factory=dict)

    @cached_property
    def numbers(self) -> Mapping[Reason, int]:
        return numbers(self.items)

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

    def seen_by(self, person: str) -> Newer:
        """The queue with what came since the person's last visit before what waits for no better reason."""
        book = self.index.book
        last = last_visit(book.facts.decisions, person, book.moment)
        after = written(last) if last is not None else _EVER
        if after not in self.newer:
            new = frozenset(reading.report for reading in book.facts.readings if reading.added > after)
            self.newer[after] = Newer(new, since(self.items, new))
        return self.newer[after]

    def looked_at(self, record: Record) -> Looked | None:
        """What was found of the claim's incident."""
        return self.looked.get(self.incident_of.get(record.id, ""))

    def item(self, record: Record, newer: Newer) -> Item | None:
        """The claim in the queue; None where it does not wait."""
        looked = self.looked_at(record)
        found = next((each for each in looked.items if each.id == record.id), None) if looked else None
        return as_new(found, newer.new) if found is not None else None


_EVER = "9"
"""Later than any moment: nothing is new to who never was here before."""


class Desk:
    """Any number of threads may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pile: Pile | None = None

    def pile(self, index: Index) -> Pile:
        """All that waits in the index's book."""
        with self._lock:
            if self._pile is None or self._pile.index.book is not index.book:
                self._pile = _next_pile(index, self._pile)
            return self._pile


def _next_pile(index: Index, before: Pile | None) -> Pile:
    """The pile of another book: patched where people decided on a few claims, else sorted anew."""
    old = before.looked if before is not None else {}
    looked = {incident.id: _look(index, incident, old.get(incident.id)) for incident in index.book.incidents}
    changed = [(old.get(id), each) for id, each in looked.items() if old.get(id) is not each]
    if before is None or old.keys() != looked.keys() or len(changed) > _FEW:
        return _pile(index, looked)
    pairs = [(was, each) for was, each in changed if was is not None]
    if any(_ids(was.incident) != _ids(each.incident) for was, each in pairs):
        return _pile(index, looked)
    gone = {each.id for was, _ in pairs for each in was.items}
    fresh = {each.id: each for _, now in pairs for each in now.items}.values()
    is_read = before.index.book.facts.readings is not index.book.facts.readings
    newer = {} if is_read else {after: _patched(each, gone, fresh) for after, each in before.newer.items()}
    return Pile(index, looked, patched(before.items, gone, fresh), before.incident_of, newer)


_FEW = 50
"""Incidents that may have changed for the queue to be patched."""


def _ids(incident: Incident) -> tuple[list[str], list[str]]:
    return [record.id for record in incident.records], [record.id for record in incident.attached]


def _patched(newer: Newer, gone: Collection[str], fresh: Iterable[Item]) -> Newer:
    return Newer(newer.new, patched(newer.items, gone, (as_new(each, newer.new) for each in fresh)))


def _pile(index: Index, looked: Mapping[str, Looked]) -> Pile:
    items = {each.id: each for found in looked.values() for each in found.items}
    incident_of = {record.id: id for id, each in looked.items() for record in each.incident.records}
    for id, each in looked.items():
        for record in each.incident.attached:
            incident_of.setdefault(record.id, id)
    return Pile(index, looked, sorted(items.values(), key=lambda each: each.place), incident_of)


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
