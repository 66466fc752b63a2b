"""A book of a later moment from the one before: what is as it was is not made again, and stays the same object."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from counterclaim.book.amending import touched
from counterclaim.book.book import Book
from counterclaim.book.filed import Filed
from counterclaim.claims.incident import Incident
from counterclaim.claims.record import Record
from counterclaim.ledger.facts import Facts
from counterclaim.ledger.view import records

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outline:
    """What a book comes to without its claims: the origin of each report, and of each incident its id and the ids of
    its records and sums.
    """

    moment: datetime
    origins: Mapping[str, str]
    incidents: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]


def outline(book: Book) -> Outline:
    return Outline(
        book.moment,
        {record.source.report_id: record.source.origin for record in book.records},
        tuple((i.id, tuple(r.id for r in i.records), tuple(r.id for r in i.attached)) for i in book.incidents),
    )


def renewed(old: Book, new: Facts, found: Outline) -> Book:
    """The book that the outline is of. `new` holds at least what was written since the old book's moment and until the
    outline's.
    """
    facts = joined(old.facts, new)
    kept = {record.id: record for record in old.records}
    changed = _changed(old, facts, found)
    again = records(Filed(facts).of(changed, facts.decisions), found.origins)
    left = (record for record in old.records if record.source.report_id not in changed)
    by_id = {record.id: _kept(kept.get(record.id), record) for record in (*left, *again)}
    before = {incident.id: incident for incident in old.incidents}
    incidents = tuple(_kept(before.get(id), _incident(id, own, sums, by_id)) for id, own, sums in found.incidents)
    told = tuple(sorted(by_id.values(), key=lambda r: (r.source.report_id, r.claim.span, r.claim.id, r.id)))
    return Book(found.moment, facts, told, incidents, old.actors)


def joined(old: Facts, new: Facts) -> Facts:
    """Both, each thing once, in the order of writing."""
    return Facts(
        _appended(old.reports, new.reports, lambda filed: filed.id),
        _appended(old.readings, new.readings, lambda reading: (reading.report, reading.reader)),
        _appended(old.claims, new.claims, lambda claim: (claim.report, claim.reader, claim.claim.id, claim.id)),
        _appended(old.decisions, new.decisions, lambda decision: decision.id),
    )


def _appended(old: tuple[T, ...], new: tuple[T, ...], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    known = set(map(key, old)) if new else set()
    return (*old, *(each for each in new if key(each) not in known))


def _changed(old: Book, facts: Facts, found: Outline) -> set[str]:
    """Reports that are new, were read anew, decided of, or turned out to be somebody's copy."""
    origins = {record.source.report_id: record.source.origin for record in old.records}
    known = {(reading.report, reading.reader) for reading in old.facts.readings}
    decided = touched(facts.decisions, facts.decisions[len(old.facts.decisions) :])
    return (
        {report for report, origin in found.origins.items() if origins.get(report) != origin}
        | {reading.report for reading in facts.readings if (reading.report, reading.reader) not in known}
        | {claim.report for claim in facts.claims if claim.id in decided}
    )


def _incident(id: str, members: tuple[str, ...], sums: tuple[str, ...], by_id: Mapping[str, Record]) -> Incident:
    return Incident(id, tuple(by_id[m] for m in members), tuple(by_id[s] for s in sums))


def _kept(old: T | None, new: T) -> T:
    """The old one where both are equal."""
    return old if old is not None and old == new else new
