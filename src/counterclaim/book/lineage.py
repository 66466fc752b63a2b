"""From which book a book came by decisions alone, and what each of them changed: others need not look at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from counterclaim.book.filed import Filed
from counterclaim.claims.incident import Incident
from counterclaim.claims.record import Record

_STEPS = 64
"""Books that a book is known to come from."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one book has otherwise than another: positions in `records` and in `incidents`."""

    records: frozenset[int] = frozenset()
    incidents: frozenset[int] = frozenset()

    def __or__(self, other: Change) -> Change:
        return Change(self.records | other.records, self.incidents | other.incidents)


@dataclass(frozen=True)
class Positions:
    """Where things stand in all books of a lineage; decisions alone move nothing.

    `records` and `incidents` are those of the first of these books.
    """

    filed: Filed
    records: tuple[Record, ...]
    incidents: tuple[Incident, ...]

    def find(self) -> None:
        """All of them, which otherwise are found when somebody first asks."""
        _ = self.record, self.records_of, self.incident_ids, self.holder, self.touching
        self.filed.find()

    @cached_property
    def record(self) -> Mapping[str, int]:
        """Of a claim by its id."""
        return {record.id: n for n, record in enumerate(self.records)}

    @cached_property
    def records_of(self) -> Mapping[str, range]:
        """Of a report's claims; they stand together, in the order of its text."""
        begin: dict[str, int] = {}
        end: dict[str, int] = {}
        for n, record in enumerate(self.records):
            begin.setdefault(record.source.report_id, n)
            end[record.source.report_id] = n + 1
        return {id: range(first, end[id]) for id, first in begin.items()}

    @cached_property
    def incident(self) -> Mapping[str, int]:
        """Of an incident by its id."""
        return {incident.id: n for n, incident in enumerate(self.incidents)}

    @cached_property
    def incident_ids(self) -> Sequence[str]:
        return sorted(self.incident)

    @cached_property
    def holder(self) -> Mapping[str, int]:
        """Of the incident that a claim tells of, by the claim's id."""
        return {record.id: n for n, incident in enumerate(self.incidents) for record in incident.records}

    @cached_property
    def touching(self) -> Mapping[str, Sequence[int]]:
        """Of all incidents that a claim tells of or is a sum over, by the claim's id."""
        found: dict[str, list[int]] = defaultdict(list)
        for n, incident in enumerate(self.incidents):
            for record in (*incident.records, *incident.attached):
                found[record.id].append(n)
        return found


@dataclass(frozen=True, eq=False)
class Lineage:
    """`steps` are the last books that this one came from, the oldest first, each with what the next one changed."""

    positions: Positions
    steps: tuple[tuple[object, Change], ...] = ()
    own: object = field(default_factory=object)

    def next(self, change: Change) -> Lineage:
        """Of a book that differs by so much."""
        return Lineage(self.positions, (*self.steps, (self.own, change))[-_STEPS:])

    def since(self, older: Lineage) -> Change | None:
        """What changed since that book; None where this one did not come from it, or too long ago."""
        if older.own is self.own:
            return Change()
        begin = next((n for n, (book, _) in enumerate(self.steps) if book is older.own), None)
        if begin is None:
            return None
        found = Change()
        for _, change in self.steps[begin:]:
            found |= change
        return found
