"""A book's incidents as rows that can be searched, counted and sorted quickly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from counterclaim.book.about import standing
from counterclaim.book.book import Book
from counterclaim.claims.incident import Incident
from counterclaim.claims.record import Review
from counterclaim.knowledge.folding import plain
from counterclaim.publishing.incidents import IncidentRow, incident_row
from counterclaim.weighing.policy import Policy, load_policy
from counterclaim.weighing.weigh import weigh


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

    @property
    def id(self) -> str:
        return self.row.incident.id

    @property
    def country(self) -> str | None:
        """ISO 3166 code."""
        where = self.row.about.where
        return where.place.country if where is not None and where.place is not None else None

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of its claims, folded for searching, each once."""
        return tuple(dict.fromkeys(plain(record.sentence) for record in standing(self.row.incident)))

    @cached_property
    def actors(self) -> Mapping[str, str]:
        """Names of the sides by their keys."""
        return {side.key: side.name for side in self.row.about.sides}


@dataclass(frozen=True)
class Catalogue:
    """`entries` are in the order of the book: by day."""

    policy: str
    entries: tuple[Entry, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def holders(self) -> Mapping[str, Entry]:
        """By the id of a claim, the incident that it tells of."""
        return {record.id: entry for entry in self.entries for record in entry.row.incident.records}


def catalogue(book: Book, policy: Policy, before: Catalogue | None = None) -> Catalogue:
    """The rows under the policy; those of `before`, of the same policy, are kept where the incident is the same."""
    kept = before.by_id if before is not None and not _depends_on_others(policy) else {}
    return Catalogue(policy.name, tuple(_entry(book, incident, policy, kept) for incident in book.incidents))


def _depends_on_others(policy: Policy) -> bool:
    """Whether an incident's figures change with what is known of other incidents."""
    return policy.parameters.get("sums") == "divide"


def _entry(book: Book, incident: Incident, policy: Policy, kept: Mapping[str, Entry]) -> Entry:
    old = kept.get(incident.id)
    if old is not None and old.row.incident is incident:
        return old
    undecided = [record for record in incident.records if record.review is Review.NONE]
    graded = weigh(incident, grading(), book.actors, book.sums).grade
    return Entry(
        row=incident_row(book, incident, policy),
        grade=graded.name if graded else None,
        open=len(undecided),
        obsolete=sum(record.obsolete for record in incident.records),
        doubt=max((1 - record.claim.confidence for record in undecided), default=0.0),
    )


@cache
def grading() -> Policy:
    """The policy whose grades are shown beside any policy's figures."""
    return load_policy("airwars")
