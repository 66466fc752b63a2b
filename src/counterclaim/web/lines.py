"""Claims as lines of a list: plain values, cut where they are too long to be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counterclaim.claims.kinds import Scope
from counterclaim.claims.record import Record
from counterclaim.claims.span import Span
from counterclaim.publishing.visible import one_line
from counterclaim.publishing.wording import (
    claimant_words,
    core_spans,
    count_words,
    mention_words,
    place_words,
    shortened,
    time_words,
)
from counterclaim.web.asking import Asked
from counterclaim.web.brevity import brief
from counterclaim.web.catalogue import Entry

_SCOPES = {Scope.PART: "part of another figure", Scope.CUMULATIVE: "in all"}
_SENTENCE = 320
_NEAR = 1000
"""Letters around a claim's own words that are looked at when its sentence is cut."""


@dataclass(frozen=True, slots=True)
class Line:
    """`teller` is the key of who vouches, None for the report itself; `entry` the incident that the claim tells of."""

    record: Record
    claimant: str
    teller: str | None
    count: str
    affected: str
    doer: str
    place: str
    time: str
    scope: str
    sentence: str
    outlet: str
    day: date | None
    entry: Entry | None


def lines(asked: Asked, records: Iterable[Record]) -> list[Line]:
    """Lines of the book's records."""
    index, holder = asked.site.index(asked.book), asked.catalogue.holder
    return [_line(record, index.teller(record.id), holder(record.id)) for record in records]


def _line(record: Record, teller: str | None, entry: Entry | None) -> Line:
    claim = record.claim
    return Line(
        record=record,
        claimant=brief(claimant_words(claim)),
        teller=teller,
        count=brief(count_words(claim)),
        affected=brief(mention_words(claim.affected)),
        doer=brief(mention_words(claim.perpetrator)),
        place=brief(place_words(claim.place)),
        time=time_words(claim.time),
        scope=_SCOPES.get(claim.scope, ""),
        sentence=snippet(record),
        outlet=brief(one_line(record.source.outlet or record.source.doc)),
        day=record.source.published,
        entry=entry,
    )


def snippet(record: Record, room: int = _SENTENCE) -> str:
    """The claim's sentence in one line, cut around its own words where it is long."""
    claim, start = record.claim, record.claim.span.start
    core = [span.shifted(-start) for span in core_spans(claim) if claim.span.contains(span)]
    begin = max(0, min((span.start for span in core), default=0) - _NEAR)
    stretch = record.sentence[begin : begin + 2 * _NEAR + room]
    near = [Span(span.start - begin, span.end - begin) for span in core if span.end - begin <= len(stretch)]
    return shortened(stretch, Span(0, len(stretch)), near, room)
