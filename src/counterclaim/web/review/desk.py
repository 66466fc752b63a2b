"""The queue of the book of now, kept while decisions come in: what did not change is not looked at again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from counterclaim.web.shared import Shared
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
    """The queue of whoever was here last at one moment: `new` are the reports that were read since, `numbers` counts
    what waits for each reason.
    """

    new: frozenset[str]
    items: Sequence[Item]
    numbers: Counter[Reason]


@dataclass(frozen=True)
class Pile:
    """All that waits in a book. `looked` is by the id of an incident; `incident_of` gives that of a claim, of a sum the
    first that it is attached to; `numbers` counts what waits for each reason, and `by_id` are the items by claim.
    """

    index: Index
    looked: Mapping[str, Looked]
    by_id: Mapping[str, Item]
    items: Sequence[Item]
    numbers: Counter[Reason]
    incident_of: Mapping[str, str]
    newer: dict[str, Newer] = field(default_factory=dict)

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
            items = since(self.items, new)
            self.newer[after] = Newer(new, items, numbers(items) if new else self.numbers)
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


_PILES = 3


class Desk:
    """Any number of threads may ask."""

    def __init__(self) -> None:
        self._piles: Shared[Pile] = Shared(_PILES)

    def pile(self, index: Index) -> Pile:
        """All that waits in the index's book."""
        return self._piles.of(index.book, lambda before: _next_pile(index, before))


def _next_pile(index: Index, before: Pile | None) -> Pile:
    """The pile of another book: patched where decisions alone lie between, else sorted anew."""
    change = index.book.since(before.index.book) if before is not None else None
    if before is not None and change is not None:
        return _patched(index, before, change.incidents)
    old = before.looked if before is not None else {}
    looked = {incident.id: _look(index, incident, old.get(incident.id)) for incident in index.book.incidents}
    items = {each.id: each for found in looked.values() for each in found.items}
    incident_of = {record.id: id for id, each in looked.items() for record in each.incident.records}
    for id, each in looked.items():
        for record in each.incident.attached:
            incident_of.setdefault(record.id, id)
    in_order = sorted(items.values(), key=lambda each: each.place)
    return Pile(index, looked, items, in_order, numbers(in_order), incident_of)


def _patched(index: Index, before: Pile, changed: Iterable[int]) -> Pile:
    told = [index.book.incidents[n] for n in changed]
    looked = {**before.looked, **{incident.id: _look(index, incident, None) for incident in told}}
    ids = {record.id for incident in told for record in (*incident.records, *incident.attached)}
    fresh = {id: each for id in ids if (each := _last_of(index, looked, id)) is not None}
    gone = [before.by_id[id] for id in ids if id in before.by_id]
    by_id = dict(before.by_id) | fresh
    for id in ids - fresh.keys():
        by_id.pop(id, None)
    items, counted = _exchanged(before.items, before.numbers, gone, fresh.values())
    newer = {after: _still_newer(each, gone, fresh.values()) for after, each in before.newer.items()}
    return Pile(index, looked, by_id, items, counted, before.incident_of, newer)


def _last_of(index: Index, looked: Mapping[str, Looked], id: str) -> Item | None:
    """The claim as it waits: a sum with the last of its incidents in which it does."""
    book = index.book
    found = (each for n in book.positions.touching[id] for each in looked[book.incidents[n].id].items if each.id == id)
    return next(iter([*found][-1:]), None)


def _still_newer(newer: Newer, gone: Iterable[Item], fresh: Iterable[Item]) -> Newer:
    def new(items: Iterable[Item]) -> list[Item]:
        return [as_new(each, newer.new) for each in items]

    return Newer(newer.new, *_exchanged(newer.items, newer.numbers, new(gone), new(fresh)))


def _exchanged(
    items: Sequence[Item], counted: Counter[Reason], gone: Iterable[Item], fresh: Iterable[Item]
) -> tuple[Sequence[Item], Counter[Reason]]:
    """The queue, and how many wait for each reason, with some items for others."""
    old, new = [*gone], [*fresh]
    counted = counted.copy()
    counted.subtract(numbers(old))
    counted.update(numbers(new))
    return patched(items, old, new), +counted


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
