"""A book's incidents as rows that can be searched, counted and sorted quickly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from itertools import chain
from typing import Any

from counterclaim.book.about import about, standing
from counterclaim.book.book import Book, patched
from counterclaim.book.copies import copies
from counterclaim.book.search import CLASHES
from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind
from counterclaim.claims.mention import ResolvedPlace
from counterclaim.claims.record import Record, Review
from counterclaim.knowledge.folding import plain
from counterclaim.publishing.incidents import IncidentRow
from counterclaim.web.incident_lines import IncidentLine, incident_line
from counterclaim.weighing.estimate import Estimate
from counterclaim.weighing.policy import Policy, load_policy
from counterclaim.weighing.relations import Relating, Relation, relations
from counterclaim.weighing.totals import total
from counterclaim.weighing.weigh import weigh, weigh_under


@dataclass(frozen=True, slots=True)
class Turn:
    """The newest of an incident's clashes or revisions: on which day, in words, by which claim; `number` is of all."""

    day: date | None
    why: str
    record: str
    number: int


@dataclass(frozen=True)
class Entry:
    """An incident in a list. `open` counts claims that nobody decided on, `obsolete` those that the newest reading
    lacks; `doubt` is one minus the lowest confidence among the open ones.
    """

    row: IncidentRow
    grade: str | None
    open: int
    obsolete: int
    doubt: float
    clash: Turn | None
    revision: Turn | None

    @property
    def id(self) -> str:
        return self.row.incident.id

    @property
    def place(self) -> ResolvedPlace | None:
        return self.row.about.where.place if self.row.about.where is not None else None

    @property
    def country(self) -> str | None:
        """ISO 3166 code."""
        return self.place.country if self.place is not None else None

    @property
    def reviews(self) -> Iterator[str]:
        """What people did of it: open where a claim waits, decided where one does not."""
        if self.open:
            yield "open"
        if self.open < len(self.row.incident.records):
            yield "decided"
        if self.obsolete:
            yield "obsolete"

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of its claims, folded for searching, each once."""
        return tuple(dict.fromkeys(plain(record.sentence) for record in standing(self.row.incident)))

    @cached_property
    def text(self) -> str:
        """All its sentences: what is not in there is in none of them."""
        return "\n".join(self.sentences)

    @cached_property
    def actors(self) -> Mapping[str, str]:
        """Names of the sides by their keys."""
        return {side.key: side.name for side in self.row.about.sides}

    @cached_property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """What it counts under: fields of a list's address, and its values of them."""
        return tuple((field, value) for field, values in _MARKS.items() for value in values(self))

    @cached_property
    def keys(self) -> dict[Hashable, Any]:
        """What it is sorted by, for each order in which it stood."""
        return {}

    @cached_property
    def line(self) -> IncidentLine:
        """As files of rows have it."""
        return incident_line(self.row, self.grade, self.open, self.obsolete)


UNKNOWN = "unknown"
"""In the place of a year that nobody knows."""


def _yes(is_so: bool) -> tuple[str]:
    return ("yes" if is_so else "no",)


def _year(entry: Entry) -> str:
    day = entry.row.about.day
    return str(day.year) if day != date.max else UNKNOWN


_MARKS: Mapping[str, Callable[[Entry], Iterable[str]]] = {
    "country": lambda e: (e.country,) if e.country else (),
    "actor": lambda e: e.actors,
    "kind": lambda e: (kind.value for kind in e.row.about.kinds),
    "begun": lambda e: (_year(e),),
    "contested": lambda e: _yes(e.row.contested),
    "revised": lambda e: _yes(e.revision is not None),
    "grade": lambda e: (e.grade,) if e.grade else (),
    "review": lambda e: e.reviews,
    "placed": lambda e: _yes(e.place is not None),
}


@dataclass(frozen=True)
class Catalogue:
    """`entries` are in the order of the book: by day. `numbers` counts those that have a mark."""

    policy: str
    book: Book
    entries: tuple[Entry, ...]
    numbers: Counter[tuple[str, str]]

    def entry(self, id: str) -> Entry | None:
        """Of an incident by its id."""
        n = self.book.positions.incident.get(id)
        return self.entries[n] if n is not None else None

    def holder(self, id: str) -> Entry | None:
        """The incident that a claim tells of, by the claim's id."""
        n = self.book.positions.holder.get(id)
        return self.entries[n] if n is not None else None

    @cached_property
    def actors(self) -> Mapping[str, str]:
        """Names of all sides by their keys."""
        return {key: name for entry in self.entries for key, name in entry.actors.items()}

    @cached_property
    def kept(self) -> dict[Hashable, Any]:
        """What pages make of it whatever is asked, made once, by a key of theirs."""
        return {}


def catalogue(
    book: Book, policy: Policy, before: Catalogue | None = None, beside: Catalogue | None = None
) -> Catalogue:
    """The rows under the policy; those of `before`, of the same policy, are kept where the incident is the same, and of
    those of `beside`, of another policy, all but the figures.
    """
    if before is not None and _depends_on_others(policy):
        before = None
    change = book.since(before.book) if before is not None else None
    if before is not None and change is not None:
        return _next(book, policy, before, change.incidents)
    entries = tuple(_entry(book, incident, policy, before, beside) for incident in book.incidents)
    return Catalogue(policy.name, book, entries, Counter(_marks(entries)))


def _next(book: Book, policy: Policy, before: Catalogue, changed: Iterable[int]) -> Catalogue:
    """Where only decisions lie between: the rows of their incidents are made again, and counted for the old ones."""
    fresh = {n: _made(book, book.incidents[n], policy) for n in changed}
    numbers = before.numbers.copy()
    numbers.subtract(_marks(before.entries[n] for n in fresh))
    numbers.update(_marks(fresh.values()))
    made = Catalogue(policy.name, book, patched(before.entries, fresh), +numbers)
    if "actors" in vars(before) and all(entry.actors == before.entries[n].actors for n, entry in fresh.items()):
        vars(made)["actors"] = before.actors
    return made


def _marks(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    return chain.from_iterable(entry.marks for entry in entries)


def _depends_on_others(policy: Policy) -> bool:
    """Whether an incident's figures change with what is known of other incidents."""
    return policy.parameters.get("sums") == "divide"


def _entry(book: Book, incident: Incident, policy: Policy, before: Catalogue | None, beside: Catalogue | None) -> Entry:
    old, other = _of(before, incident), _of(beside, incident)
    if old is not None:
        return old
    if other is not None:
        killed = total(weigh(incident, policy, book.actors, book.sums), Kind.KILLED)
        return replace(other, row=replace(other.row, policy=policy.name, killed=killed))
    return _made(book, incident, policy)


def _of(catalogue: Catalogue | None, incident: Incident) -> Entry | None:
    """The row of the same incident, if nothing of it changed."""
    found = catalogue.entry(incident.id) if catalogue is not None else None
    return found if found is not None and found.row.incident is incident else None


def _made(book: Book, incident: Incident, policy: Policy) -> Entry:
    undecided = [record for record in incident.records if record.review is Review.NONE]
    graded, weighed = weigh_under(incident, (grading(), policy), book.actors, book.sums)
    related, records = relations(incident, book.actors), {record.id: record for record in incident.records}
    clash = _newest((r for r in related if r.kind in CLASHES), records)
    return Entry(
        row=_row(book, incident, weighed, contested=clash is not None),
        grade=graded.grade.name if graded.grade else None,
        open=len(undecided),
        obsolete=sum(record.obsolete for record in incident.records),
        doubt=max((1 - record.claim.confidence for record in undecided), default=0.0),
        clash=clash,
        revision=_newest((r for r in related if r.kind is Relating.REVISES), records),
    )


def _row(book: Book, incident: Incident, weighed: Estimate, *, contested: bool) -> IncidentRow:
    """The heading is made of this incident alone: `book.headings` would make those of all of them."""
    return IncidentRow(
        incident=incident,
        about=about(incident, book.actors),
        policy=weighed.policy,
        killed=total(weighed, Kind.KILLED),
        copies=copies(record.source for record in (*incident.records, *incident.attached)),
        contested=contested,
    )


def _newest(found: Iterable[Relation], records: Mapping[str, Record]) -> Turn | None:
    """Those between named claimants go before what a report says itself."""
    told = list(found)
    if not told:
        return None
    best = max(told, key=lambda r: ("the report itself" not in r.why, _day(records.get(r.one)) or date.min, r.one))
    return Turn(_day(records.get(best.one)), best.why, best.one, len(told))


def _day(record: Record | None) -> date | None:
    return record.source.published if record is not None else None


@cache
def grading() -> Policy:
    """The policy whose grades are shown beside any policy's figures."""
    return load_policy("airwars")
