"""A long report in parts, of which a page shows one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import HTTPException

from counterclaim.claims.claim import Claim
from counterclaim.claims.span import Span

WHOLE = 60_000
"""Letters of a report that is one part."""
PART = 40_000
"""Letters of a part of a longer one, at most."""
_NEAR = 8_000
"""Letters before that in which a paragraph's, a line's or a word's end is looked for."""
_ENDS = ("\n\n", "\n", ". ", " ")


@dataclass(frozen=True, slots=True)
class Part:
    """`number` counts from 1."""

    number: int
    span: Span

    def has(self, claim: Claim) -> bool:
        return self.span.start <= claim.span.start < self.span.end


@dataclass(frozen=True, slots=True)
class Choice:
    """A part that can be turned to; `open` are the claims in it on which something is still to be done."""

    number: int
    open: int
    is_chosen: bool


def parts_of(text: str) -> tuple[Part, ...]:
    return tuple(Part(number, span) for number, span in enumerate(_spans(text), 1))


def part_named(told: str, parts: Sequence[Part]) -> Part:
    """The first one where none is named. Raises 404."""
    if not told:
        return parts[0]
    if not told.isdecimal() or len(told) > _DIGITS or not 1 <= int(told) <= len(parts):
        raise HTTPException(404, f"there is no part {told[:20]!r} of this report")
    return parts[int(told) - 1]


def part_with(claim: Claim, parts: Sequence[Part]) -> Part:
    return next((part for part in parts if part.has(claim)), parts[0])


def choices(chosen: Part, parts: Sequence[Part], waiting: Sequence[Claim]) -> list[Choice]:
    """None where there is nothing to choose."""
    found = [Choice(part.number, sum(map(part.has, waiting)), part is chosen) for part in parts]
    return found if len(found) > 1 else []


def _spans(text: str) -> Iterator[Span]:
    start = 0
    while len(text) - start > (WHOLE if start == 0 else PART):
        end = _end(text, start + PART)
        yield Span(start, end)
        start = end
    yield Span(start, len(text))


def _end(text: str, most: int) -> int:
    """Behind the last end of a paragraph near by, else of a line, a sentence, a word."""
    found = ((text.rfind(mark, most - _NEAR, most), mark) for mark in _ENDS)
    return next((at + len(mark) for at, mark in found if at >= 0), most)


_DIGITS = 6
