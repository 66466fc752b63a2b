"""A report's text cut where its spans begin and end, so that spans that overlap or nest can be shown flat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from counterclaim.claims.claim import Claim
from counterclaim.claims.report import Reading
from counterclaim.claims.span import Span
from counterclaim.publishing.wording import core_spans

T = TypeVar("T")


class Role(StrEnum):
    """What the words of a span are to a claim, in the reader's words."""

    COUNT = "how many"
    AFFECTED = "whom"
    CLAIMANT = "claimant"
    RELAY = "told through"
    PERPETRATOR = "by whom"
    PLACE = "where"
    TIME = "when"


CORE = frozenset({Role.COUNT, Role.AFFECTED})


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text that play a role in a claim."""

    span: Span
    role: Role
    claim: Claim


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; `ends` are the claims whose core ends with it."""

    span: Span
    marks: tuple[Mark, ...]
    sentence_of: tuple[int, ...]
    excluded: str | None
    ends: tuple[int, ...]


def marks_of(claim: Claim) -> list[Mark]:
    """The claim's marks that have words in the text."""
    found: list[tuple[Role, Span | None]] = [(Role.COUNT, claim.count.span)]
    found += [
        (role, mention.span if mention else None)
        for role, mention in (
            (Role.AFFECTED, claim.affected),
            (Role.CLAIMANT, claim.claimant),
            (Role.PERPETRATOR, claim.perpetrator),
            (Role.PLACE, claim.place),
        )
    ]
    found += [(Role.RELAY, mention.span) for mention in claim.via]
    found.append((Role.TIME, claim.time.span if claim.time else None))
    return [Mark(span, role, claim) for role, span in found if span is not None and len(span)]


def _joined(marks: list[Mark], text: str) -> list[Mark]:
    """The marks, the count's reaching over the space before the affected, so that both show as one."""
    affected = {m.span.start for m in marks if m.role is Role.AFFECTED}
    return [_reaching(m, text, affected) if m.role is Role.COUNT else m for m in marks]


def _reaching(count: Mark, text: str, affected: set[int]) -> Mark:
    end = next((a for a in affected if a > count.span.end and text[count.span.end : a].isspace()), count.span.end)
    return replace(count, span=Span(count.span.start, end))


def anchor_end(claim: Claim) -> int:
    """Where the claim's number stands: behind its core, or behind its sentence where that holds none of it."""
    inside = [s.end for s in core_spans(claim) if len(s) and claim.span.contains(s)]
    return max(inside, default=claim.span.end)


def cut(reading: Reading) -> Iterator[Piece]:
    """The whole text in pieces, in order, none empty."""
    text, claims = reading.report.text, reading.claims
    marks = [(m.span, m) for claim in claims for m in _joined(marks_of(claim), text)]
    sentences = [(claim.span, claim.id) for claim in claims]
    regions = [(region.span, region.reason) for region in reading.report.excluded]
    anchors: dict[int, list[int]] = defaultdict(list)
    for claim in claims:
        anchors[anchor_end(claim)].append(claim.id)
    edges = {e for span, _ in (*marks, *sentences, *regions) for e in (span.start, span.end)}
    steps = sorted({0, len(text)} | {e for e in edges | anchors.keys() if e < len(text)})
    over = zip(_over(marks, steps), _over(sentences, steps), _over(regions, steps), strict=True)
    for (start, end), (marked, within, reasons) in zip(pairwise(steps), over, strict=True):
        reason = reasons[0] if reasons else None
        yield Piece(Span(start, end), marked, within, reason, tuple(anchors.get(end, ())))


def _over(spanned: Iterable[tuple[Span, T]], steps: Sequence[int]) -> Iterator[tuple[T, ...]]:
    """What lies over the text between each step and the next."""
    openings: dict[int, list[tuple[Span, T]]] = defaultdict(list)
    for span, thing in spanned:
        openings[span.start].append((span, thing))
    active: list[tuple[Span, T]] = []
    for start in steps[:-1]:
        active = [one for one in (*active, *openings.get(start, ())) if one[0].end > start]
        yield tuple(thing for _, thing in active)
