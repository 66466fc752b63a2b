"""A claim's sentence with its own words marked: how many, whom, who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.claims.record import Record
from counterclaim.claims.span import Span
from counterclaim.publishing.marks import Role, marks_of
from counterclaim.publishing.visible import visible

_MARKED = {Role.COUNT: "how-many", Role.AFFECTED: "whom", Role.CLAIMANT: "who-says"}
"""The words that are marked, the first one's look before the others'."""
_ROOM = 400
"""Letters of a stretch that are shown; of a longer one its ends."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the sentence; `look` is empty where nothing is marked. `is_cut`: it stands for words left out."""

    words: str
    look: str
    is_cut: bool = False


def marked(record: Record) -> tuple[Piece, ...]:
    """The whole sentence in pieces; only stretches that no person would write so long are cut."""
    return tuple(_pieces(record))


def _pieces(record: Record) -> Iterator[Piece]:
    sentence, start = record.sentence, record.claim.span.start
    marks = [
        (mark.span.shifted(-start), _MARKED[mark.role])
        for role in _MARKED
        for mark in marks_of(record.claim)
        if mark.role is role and record.claim.span.contains(mark.span)
    ]
    edges = sorted({0, len(sentence), *(e for span, _ in marks for e in (span.start, span.end))})
    for begin, end in pairwise(edges):
        look = next((look for span, look in marks if span.contains(Span(begin, end))), "")
        yield from _within(sentence[begin:end], look)


def _within(words: str, look: str) -> Iterator[Piece]:
    """The stretch; of one that has no room its beginning and end."""
    if len(words) <= _ROOM:
        yield Piece(visible(words), look)
        return
    yield Piece(visible(words[: _ROOM // 2]), look)
    yield Piece("…", look, is_cut=True)
    yield Piece(visible(words[-_ROOM // 2 :]), look)
