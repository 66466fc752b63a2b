"""A report as its page shows it: its text in pieces, its claims as cards, long stretches folded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.claims.claim import Claim
from counterclaim.claims.record import Record, Review
from counterclaim.claims.report import Reading, Report
from counterclaim.claims.span import Span
from counterclaim.publishing.marks import Mark, Piece, cut
from counterclaim.publishing.records import SHORT
from counterclaim.publishing.views import ClaimView, PieceView, Voice, claim_view, piece_view, voice_key, voices_of
from counterclaim.redaction.masking import BLOCK
from counterclaim.web.catalogue import Entry
from counterclaim.web.decided import Decided, decided
from counterclaim.web.index import Index

Holder = Callable[[str], Entry | None]
"""Of a claim's id, the incident that it tells of."""

CARDS = 100
"""Claims of one page of a report."""
_WHOLE = 40_000
"""Letters of a text that is shown whole."""
_EDGE = 400
"""Letters at either end of a stretch that is folded."""
_BLOCKS = re.compile(rf"[{BLOCK}\s]+")


@dataclass(frozen=True, slots=True)
class Card:
    """A claim beside the text; `number` is its place among the report's claims, from 1."""

    number: int
    record: Record
    view: ClaimView
    decided: tuple[Decided, ...]
    entry: Entry | None
    teller: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text, or, where `view` is None, letters that are left out, or `withheld` by a redaction profile.
    `opens`: why an excluded region that begins here is none of the account.
    """

    span: Span
    view: PieceView | None
    opens: str | None = None
    is_rejected: bool = False
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """`pages` of the report's claims, a hundred each; `all` is how many there are."""

    report: Report
    stretches: tuple[Stretch, ...]
    cards: tuple[Card, ...]
    voices: tuple[Voice, ...]
    all: int
    page: int
    pages: int

    @property
    def short_ids(self) -> dict[int, str]:
        """Of the page's claims by number, as anchors have them."""
        return {card.number: card.record.id[:SHORT] for card in self.cards}


def leaf(index: Index, holder: Holder, report_id: str, page: int, is_redacted: bool = False) -> Leaf:
    """One page of a report of the index's book: the whole text, with the spans and cards of the page's claims.

    `is_redacted`: pieces of blocks alone are what a profile withholds.
    """
    report = index.shelf.row[report_id].filed.report
    records = [index.book.records[n] for n in index.shelf.of_report.get(report_id, ())]
    pages = max(1, -(-len(records) // CARDS))
    first = (page - 1) * CARDS
    numbered = _numbered(records)[first : first + CARDS]
    voices = voices_of([claim for claim, _ in numbered])
    gone = {claim.id for claim, record in numbered if record.review is Review.REJECTED}
    pieces = cut(Reading(report, tuple(claim for claim, _ in numbered)))
    return Leaf(
        report=report,
        stretches=tuple(_joined(_stretches(report.text, pieces, voices, gone, is_redacted))),
        cards=tuple(_card(index, holder, claim, record, voices) for claim, record in numbered),
        voices=tuple({voice.name: voice for voice in voices.values()}.values()),
        all=len(records),
        page=page,
        pages=pages,
    )


def page_of(index: Index, record: Record) -> int:
    """The page of its report that has the claim."""
    return (index.shelf.position[record.id] - index.shelf.of_report[record.source.report_id].start) // CARDS + 1


def _numbered(records: Sequence[Record]) -> list[tuple[Claim, Record]]:
    """The claims numbered from 1: numbers of two readings may be the same."""
    numbers = {(record.claim.reader, record.claim.id): n for n, record in enumerate(records, 1)}

    def now(claim: Claim, old: int | None) -> int | None:
        return numbers.get((claim.reader, old)) if old is not None else None

    return [
        (replace(claim, id=n, part_of=now(claim, claim.part_of), same_as=now(claim, claim.same_as)), record)
        for n, record in enumerate(records, 1)
        for claim in (record.claim,)
    ]


def _card(index: Index, holder: Holder, claim: Claim, record: Record, voices: Mapping[str, Voice]) -> Card:
    decisions = index.decisions.get(record.id, ())
    read = index.as_read(record) if decisions else None
    return Card(
        number=claim.id,
        record=record,
        view=claim_view(claim, voices[voice_key(claim)]),
        decided=decided(record.id, read.claim, decisions) if read else (),
        entry=holder(record.id),
        teller=index.teller(record.id),
    )


def _stretches(
    text: str, pieces: Iterable[Piece], voices: dict[str, Voice], gone: set[int], is_redacted: bool
) -> Iterator[Stretch]:
    """Every piece; of a long text, long pieces with their middle left out."""
    excluded: str | None = None
    for piece in pieces:
        opens = piece.excluded if piece.excluded != excluded else None
        excluded = piece.excluded
        if is_redacted and _is_withheld(piece.span.of(text)):
            yield Stretch(piece.span, None, withheld=True)
        elif len(text) <= _WHOLE or len(piece.span) <= 3 * _EDGE:
            yield _stretch(text, piece, voices, gone, opens)
        else:
            yield from _folded(text, piece, voices, gone, opens)


def _is_withheld(words: str) -> bool:
    return BLOCK in words and _BLOCKS.fullmatch(words) is not None


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """What is withheld in one stretch where it lies together."""
    last: Stretch | None = None
    for each in stretches:
        if last is not None and last.withheld and each.withheld:
            last = replace(last, span=Span(last.span.start, each.span.end))
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _folded(text: str, piece: Piece, voices: dict[str, Voice], gone: set[int], opens: str | None) -> Iterator[Stretch]:
    """The piece's beginning and end, and what is between them left out."""
    start, end = piece.span.start, piece.span.end
    yield _stretch(text, replace(piece, span=Span(start, start + _EDGE), ends=()), voices, gone, opens)
    yield Stretch(Span(start + _EDGE, end - _EDGE), None)
    yield _stretch(text, replace(piece, span=Span(end - _EDGE, end)), voices, gone, None)


def _stretch(text: str, piece: Piece, voices: dict[str, Voice], gone: set[int], opens: str | None) -> Stretch:
    """Words that only rejected claims rest on are in no colour, but found from their cards."""
    standing = tuple(mark for mark in piece.marks if mark.claim.id not in gone)
    view = piece_view(text, replace(piece, marks=standing), voices)
    if len(standing) < len(piece.marks):
        view = replace(view, claims=_numbers(piece.marks))
    return Stretch(piece.span, view, opens, bool(piece.marks) and not standing)


def _numbers(marks: Iterable[Mark]) -> str:
    return " ".join(dict.fromkeys(str(mark.claim.id) for mark in marks))
