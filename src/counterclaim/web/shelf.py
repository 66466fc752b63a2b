"""Where a book's reports and claims stand: what no decision changes."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import takewhile

from counterclaim.book.book import Book
from counterclaim.knowledge.folding import plain
from counterclaim.ledger.facts import FiledClaim, FiledReading, FiledReport


class NoneSuch(LookupError):
    """Nothing has that name, or several things begin with it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A report of a list. `day` is that of publication, or the dateline's; `origin` the story that it tells, None where
    it has no claim; `copies` are the reports with claims that tell it, itself among them.
    """

    filed: FiledReport
    day: date | None
    claims: int
    origin: str | None
    copies: int


@dataclass(frozen=True)
class Shelf:
    """`book` is any of those that have these claims; positions are in its `records`."""

    book: Book
    _folded: dict[int, str] = field(default_factory=dict)

    @cached_property
    def order(self) -> tuple[int, ...]:
        """All positions, the newest report first."""
        days = [-(record.source.published or date.min).toordinal() for record in self.book.records]
        return tuple(sorted(range(len(days)), key=days.__getitem__))

    @cached_property
    def rank(self) -> Mapping[int, int]:
        """By position, the place in `order`."""
        return {position: rank for rank, position in enumerate(self.order)}

    @property
    def position(self) -> Mapping[str, int]:
        """Of a claim by its id."""
        return self.book.positions.record

    @cached_property
    def claim_ids(self) -> Sequence[str]:
        return sorted(self.position)

    @property
    def of_report(self) -> Mapping[str, range]:
        """A report's claims, in the order of its text."""
        return self.book.positions.records_of

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The reports, the newest first; of one day in the order in which they came in, the last one first."""
        stories = Counter(self.book.records[found[0]].source.origin for found in self.of_report.values())
        rows = [self._row(filed, stories) for filed in reversed(self.book.facts.reports)]
        return tuple(sorted(rows, key=lambda row: -(row.day or date.min).toordinal()))

    @cached_property
    def row(self) -> Mapping[str, Row]:
        """By the report's id."""
        return {row.filed.id: row for row in self.rows}

    @cached_property
    def report_ids(self) -> Sequence[str]:
        return sorted(self.row)

    @cached_property
    def stories(self) -> Mapping[str, tuple[Row, ...]]:
        """The reports that tell one story, by its origin."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            if row.origin is not None:
                found[row.origin].append(row)
        return {origin: tuple(rows) for origin, rows in found.items()}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Of reports by id, as they are searched; a report without a title goes by its name."""
        return {row.filed.id: plain(row.filed.report.title or row.filed.report.doc) for row in self.rows}

    @cached_property
    def outlets(self) -> Mapping[str, tuple[int, date | None, date | None]]:
        """Of each outlet how many reports, and their first and last day; the most first. "" names none."""
        days: dict[str, list[date | None]] = defaultdict(list)
        for row in self.rows:
            days[row.filed.report.outlet or ""].append(row.day)
        found = sorted(days.items(), key=lambda told: (-len(told[1]), told[0]))
        return {name: (len(each), *_ends([day for day in each if day])) for name, each in found}

    @cached_property
    def read(self) -> Mapping[str, tuple[FiledClaim, ...]]:
        """The claims as they were read, by their report."""
        found: dict[str, list[FiledClaim]] = defaultdict(list)
        for claim in self.book.facts.claims:
            found[claim.report].append(claim)
        return {report: tuple(claims) for report, claims in found.items()}

    @cached_property
    def readings(self) -> Mapping[str, tuple[FiledReading, ...]]:
        """Who read a report and when, the last one last."""
        found: dict[str, list[FiledReading]] = defaultdict(list)
        for reading in self.book.facts.readings:
            found[reading.report].append(reading)
        return {report: tuple(each) for report, each in found.items()}

    def folded(self, position: int) -> str:
        """A claim's sentence as it is searched."""
        if position not in self._folded:
            self._folded[position] = plain(self.book.records[position].sentence)
        return self._folded[position]

    def _row(self, filed: FiledReport, stories: Mapping[str, int]) -> Row:
        found = self.of_report.get(filed.id)
        if found is None:
            return Row(filed, filed.report.published, 0, None, 1)
        source = self.book.records[found[0]].source
        return Row(filed, source.published, len(found), source.origin, stories[source.origin])


def _ends(days: Sequence[date]) -> tuple[date | None, date | None]:
    return (min(days), max(days)) if days else (None, None)


def only(beginning: str, ids: Sequence[str], what: str) -> str:
    """Of sorted ids the one that begins so. Raises NoneSuch."""
    start = bisect_left(ids, beginning)
    found = list(takewhile(lambda id: id.startswith(beginning), ids[start : start + 1000])) if beginning else []
    if len(found) != 1:
        verb = "begins" if len(found) == 1 else "begin"
        raise NoneSuch(f"{len(found) or 'No'} {what}{'s' * (len(found) > 1)} {verb} with {beginning[:80]!r}.")
    return found[0]
