"""A report's text cut where its spans begin and end, so that spans that overlap or nest can be shown flat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from counterclaim.claims.claim import Claim
from counterclaim.claims.report import Reading, Region
from counterclaim.claims.span import Span
from counterclaim.publishing.wording import core_spans


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
    length = len(reading.report.text)
    marks = [m for claim in reading.claims for m in _joined(marks_of(claim), reading.report.text)]
    openings, closings = _events(marks, length)
    sentences = [(min(c.span.start, length), min(c.span.end, length), c.id) for c in reading.claims]
    anchors = defaultdict(list)
    for claim in reading.claims:
        anchors[min(anchor_end(claim), length)].append(claim.id)
    edges = {0, length, *openings, *closings, *anchors}
    edges |= {edge for start, end, _ in sentences for edge in (start, end)}
    edges |= {min(e, length) for r in reading.report.excluded for e in (r.span.start, r.span.end)}
    steps = sorted(edges)
    active: list[Mark] = []
    for start, end in zip(steps, steps[1:], strict=False):
        active = [m for m in active if m.span.end > start] + openings.get(start, [])
        within = tuple(number for first, last, number in sentences if first <= start < last)
        reason = _reason(reading.report.excluded, start)
        yield Piece(Span(start, end), tuple(active), within, reason, tuple(anchors.get(end, ())))


def _events(marks: Sequence[Mark], length: int) -> tuple[dict[int, list[Mark]], set[int]]:
    openings: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.span.end <= length:
            openings[mark.span.start].append(mark)
    return openings, {m.span.end for m in marks if m.span.end <= length}


def _reason(excluded: Sequence[Region], at: int) -> str | None:
    return next((r.reason for r in excluded if r.span.start <= at < r.span.end), None)
