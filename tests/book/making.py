"""Books made by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime

from counterclaim.book.book import Book
from counterclaim.claims.incident import Incident
from counterclaim.claims.interval import Interval, date_precision
from counterclaim.claims.mention import Mention, ResolvedPlace
from counterclaim.claims.record import Record
from counterclaim.claims.span import Span
from counterclaim.ledger.facts import Facts
from tests.weighing.making import actors

NOON = datetime(2024, 9, 1, 12, tzinfo=UTC)
PLACES = {
    "Ber": ResolvedPlace(1, "Ber", "ML", "Tombouctou", 16.8, -2.5, 1, 0.9),
    "Djibo": ResolvedPlace(2, "Djibo", "BF", "Sahel", 14.1, -1.6, 1, 0.9),
    "Mali": ResolvedPlace(3, "Republic of Mali", "ML", None, 17.0, -4.0, 6, 0.9),
}


def at(record: Record, place: str | None = None, first: int | None = None, last: int | None = None) -> Record:
    """The record at a place of PLACES (or at words that no gazetteer knows), on days of July 2024."""
    where = Mention(place, Span(0, 0), 0.9, place=PLACES.get(place)) if place else None
    return changed(record, place=where, time=days(first, last) if first else None)


def days(first: int, last: int | None = None) -> Interval:
    begin, end = date(2024, 7, first), date(2024, 7, last or first)
    return Interval(begin, end, date_precision(begin, end))


def changed(record: Record, **claim: object) -> Record:
    return replace(record, claim=replace(record.claim, **claim))  # type: ignore[arg-type]


def told(record: Record, sentence: str) -> Record:
    return replace(record, sentence=sentence)


def book(*incidents: Incident) -> Book:
    records = tuple(record for incident in incidents for record in incident.records)
    return Book(NOON, Facts((), (), (), ()), records, incidents, actors())
