"""A report as a coder sees it: its text, what is coded already, the open claim's words in colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from counterclaim.claims.claim import Claim
from counterclaim.claims.report import Reading, Report
from counterclaim.claims.span import Span
from counterclaim.publishing.marks import Piece, cut
from counterclaim.publishing.visible import one_line
from counterclaim.publishing.wording import count_words, mention_words
from counterclaim.web.review.sight import FIELD_OF, Field, Run, fields_of, runs_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text under the same marks: `fields` of the open claim, `numbers` of others that say how many or
    whom in it, `ends` those whose number stands behind it; `is_hint`: a suggestion does.
    """

    runs: tuple[Run, ...]
    fields: tuple[str, ...]
    in_sentence: bool
    excluded: str | None
    numbers: tuple[int, ...]
    ends: tuple[int, ...]
    is_hint: bool


def text_of(report: Report, part: Span, claims: Iterable[Claim], opened: Claim | None) -> tuple[Stretch, ...]:
    """That part of the text. The open claim may be one of the claims, in another state, or none of them; claims with
    numbers below 1 are suggestions.
    """
    others = [claim for claim in claims if opened is None or claim.id != opened.id]
    shown = (*others, opened) if opened is not None else tuple(others)
    own = opened.id if opened is not None else None
    pieces = (piece for piece in cut(Reading(report, tuple(shown))) if piece.span.overlaps(part))
    return tuple(_stretch(report.text, _within(piece, part), own) for piece in pieces)


def _within(piece: Piece, part: Span) -> Piece:
    span = Span(max(piece.span.start, part.start), min(piece.span.end, part.end))
    return replace(piece, span=span, ends=piece.ends if span.end == piece.span.end else ())


def _stretch(text: str, piece: Piece, own: int | None) -> Stretch:
    fields = dict.fromkeys(FIELD_OF[mark.role] for mark in piece.marks if mark.claim.id == own)
    core = ("count", "affected")
    numbers = dict.fromkeys(m.claim.id for m in piece.marks if m.claim.id != own and FIELD_OF[m.role] in core)
    in_sentence = own is not None and own in piece.sentence_of
    return Stretch(
        runs=tuple(runs_of(text, piece.span)),
        fields=tuple(fields),
        in_sentence=in_sentence,
        excluded=piece.excluded,
        numbers=tuple(n for n in numbers if n > 0),
        ends=tuple(n for n in piece.ends if n > 0),
        is_hint=any(n < 1 for n in numbers),
    )


@dataclass(frozen=True, slots=True)
class Card:
    """A claim beside the text. `key` is the suggestion or row that it came from, `outcome` what became of that."""

    claim: Claim
    heading: str
    fields: Sequence[Field]
    sentence: str
    key: str = ""
    outcome: str = ""


def card(claim: Claim, text: str, key: str = "", outcome: str = "") -> Card:
    """Fields that say nothing are left out."""
    told = [part for part in (count_words(claim), mention_words(claim.affected)) if part != "–"]
    usual = {"kind", "count", "affected"}
    fields = [f for f in fields_of(claim) if f.name not in usual and f.words != "–"]
    links = [("same_as", "Same as", claim.same_as), ("part_of", "Part of", claim.part_of)]
    fields += [Field(name, label, f"claim {number}", None) for name, label, number in links if number is not None]
    return Card(claim, " ".join(told), fields, one_line(claim.span.of(text)), key, outcome)
