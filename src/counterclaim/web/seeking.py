"""Claims and reports as their lists' addresses ask for them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Query

from counterclaim.book.book import NoSuchIncident
from counterclaim.claims.record import Record, Review
from counterclaim.knowledge.folding import plain
from counterclaim.web.asking import days_of
from counterclaim.web.index import Index, Part, short_key
from counterclaim.web.shelf import NoneSuch, Row, Shelf, only

ITSELF = "itself"
"""Asks for claims that rest on the report's own word."""


@dataclass(frozen=True, slots=True)
class ClaimWish:
    """What listed claims must have; empty asks for nothing. `claimant`, `affected`, `doer` and `partner` are keys of
    actors or sides; `review` is a review, "standing" (not rejected), "decided" or "obsolete"; `incident` and `report`
    are ids or how they begin; `outlet` is a name, or the short key of a very long one; days are those of publication.
    """

    kind: str = ""
    stance: str = ""
    claimant: str = ""
    affected: str = ""
    doer: str = ""
    partner: str = ""
    review: str = ""
    incident: str = ""
    report: str = ""
    outlet: str = ""
    words: str = ""
    first: date | None = None
    last: date | None = None


def claim_wish(
    kind: Annotated[str, Query(max_length=20, description="What happened: killed, wounded, …")] = "",
    stance: Annotated[str, Query(max_length=20, description="What the claimant does with it.")] = "",
    claimant: Annotated[str, Query(max_length=300, description="Key of who vouches; itself: the report.")] = "",
    affected: Annotated[str, Query(max_length=300, description="Key of whose people were harmed.")] = "",
    doer: Annotated[str, Query(max_length=300, description="Key of who did it.")] = "",
    partner: Annotated[str, Query(max_length=300, description="Key of whom an alliance is with.")] = "",
    review: Annotated[str, Query(max_length=10, description="none, accepted, …, standing, decided, obsolete.")] = "",
    incident: Annotated[str, Query(max_length=64, description="Its id, or how that begins.")] = "",
    report: Annotated[str, Query(max_length=64, description="Its id, or how that begins.")] = "",
    outlet: Annotated[str, Query(max_length=1000, description="Name of the outlet, or its short key.")] = "",
    words: Annotated[str, Query(alias="q", max_length=300, description="Words of the sentence.")] = "",
    first: Annotated[str, Query(alias="from", max_length=10, description="Published no earlier.")] = "",
    last: Annotated[str, Query(alias="to", max_length=10, description="Published no later.")] = "",
) -> ClaimWish:
    """A dependency: the wish of an address. Raises 400 for a day that is none."""
    begin, end = days_of(first, last)
    who = (claimant, affected, doer, partner)
    return ClaimWish(kind, stance, *who, review, incident, report, outlet, words.strip(), begin, end)


def claims(index: Index, sought: ClaimWish) -> Sequence[int]:
    """Positions of the claims that have all that is asked for, the newest report first.

    Raises NoneSuch where the report or incident is none, or not the only one that begins so.
    """
    pools = sorted(_pools(index, sought), key=len)
    tests = [*_tests(index, sought)]
    begin = sorted(pools[0], key=index.shelf.rank.__getitem__) if pools else index.shelf.order
    others = [frozenset(pool) for pool in pools[1:]]
    records = index.book.records
    found = [n for n in begin if all(n in pool for pool in others)] if others else begin
    for test in tests:
        found = [n for n in found if test(n, records[n])]
    return found


def _pools(index: Index, sought: ClaimWish) -> Iterator[Collection[int]]:
    """For what is asked by name, the claims that have it."""
    for part in Part:
        key = getattr(sought, part.value)
        if key and key != ITSELF:
            yield index.parts.get((key, part), ())
    if sought.report:
        yield index.shelf.of_report.get(only(sought.report, index.shelf.report_ids, "report"), ())
    if sought.incident:
        try:
            incident = index.book.incident(sought.incident)
        except NoSuchIncident as error:
            raise NoneSuch(f"{str(error).capitalize()}.") from None
        yield [index.shelf.position[record.id] for record in (*incident.records, *incident.attached)]


def _tests(index: Index, sought: ClaimWish) -> Iterator[Callable[[int, Record], bool]]:
    """The cheap ones first."""
    if sought.kind:
        yield lambda _, record: record.claim.kind == sought.kind
    if sought.stance:
        yield lambda _, record: record.claim.stance == sought.stance
    if sought.review:
        yield lambda _, record: _is_reviewed(record, sought.review)
    if sought.outlet:
        outlets = _outlets(sought.outlet, index.shelf.outlets)
        yield lambda _, record: record.source.outlet in outlets
    if sought.first or sought.last:
        first, last = sought.first or date.min, sought.last or date.max
        yield lambda _, record: record.source.published is not None and first <= record.source.published <= last
    if sought.claimant == ITSELF:
        yield lambda n, _: not any(part is Part.CLAIMANT for part, _ in index.casts[n])
    if words := plain(sought.words).split():
        yield lambda n, _: all(word in index.shelf.folded(n) for word in words)


def outlet_named(asked: str, outlets: Iterable[str]) -> str:
    """Its name, where the address has its short key."""
    return next(iter(_outlets(asked, outlets)), asked) if asked else ""


def _outlets(asked: str, outlets: Iterable[str]) -> frozenset[str]:
    """The outlets of that name, or with that short key: an address does not hold a name of any length."""
    return frozenset(name for name in outlets if asked in (name, short_key(name)))


def _is_reviewed(record: Record, review: str) -> bool:
    if review == "obsolete":
        return record.obsolete
    if review == "standing":
        return record.review is not Review.REJECTED
    return record.review is not Review.NONE if review == "decided" else record.review == review


@dataclass(frozen=True, slots=True)
class ReportWish:
    """What listed reports must have. `outlet` is a name, or the short key of a very long one; `origin` the id of a
    story, or how it begins; `words` stand in the title.
    """

    outlet: str = ""
    origin: str = ""
    words: str = ""
    claims: str = ""
    first: date | None = None
    last: date | None = None


def report_wish(
    outlet: Annotated[str, Query(max_length=1000, description="Name of the outlet, or its short key.")] = "",
    origin: Annotated[str, Query(max_length=64, description="The story that it tells, or how its id begins.")] = "",
    words: Annotated[str, Query(alias="q", max_length=300, description="Words of the title.")] = "",
    claims: Annotated[str, Query(max_length=3, description="yes or no: whether it has claims.")] = "",
    first: Annotated[str, Query(alias="from", max_length=10, description="Published no earlier.")] = "",
    last: Annotated[str, Query(alias="to", max_length=10, description="Published no later.")] = "",
) -> ReportWish:
    """A dependency: the wish of an address. Raises 400 for a day that is none."""
    return ReportWish(outlet, origin, words.strip(), claims, *days_of(first, last))


def reports(shelf: Shelf, sought: ReportWish) -> Sequence[Row]:
    """Those that have all that is asked for, the newest first."""
    tests = [*_report_tests(shelf, sought)]
    return [row for row in shelf.rows if all(test(row) for test in tests)] if tests else shelf.rows


def _report_tests(shelf: Shelf, sought: ReportWish) -> Iterator[Callable[[Row], bool]]:
    if sought.claims:
        yield lambda row: (row.claims > 0) is (sought.claims == "yes")
    if sought.outlet:
        outlets = _outlets(sought.outlet, shelf.outlets)
        yield lambda row: row.filed.report.outlet in outlets
    if sought.origin:
        yield lambda row: row.origin is not None and row.origin.startswith(sought.origin)
    if sought.first or sought.last:
        first, last = sought.first or date.min, sought.last or date.max
        yield lambda row: row.day is not None and first <= row.day <= last
    if words := plain(sought.words).split():
        yield lambda row: all(word in shelf.titles[row.filed.id] for word in words)
