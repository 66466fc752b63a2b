"""Sentences that were searched for, with the words that were found in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.book.about import standing
from counterclaim.claims.record import Record
from counterclaim.knowledge.folding import plain
from counterclaim.web.catalogue import Entry

_AROUND = 160
"""Letters of a long sentence that are shown on either side of the first word found."""
_MOST = 2
"""Sentences that are shown of an incident."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `is_hit` where it is a word that was searched for."""

    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Hit:
    record: Record
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """`more` counts the sentences of the incident that have the words as well."""

    shown: tuple[Hit, ...]
    more: int


def hits(entry: Entry, words: str) -> Hits:
    """The incident's sentences with all of the words, each once."""
    sought = plain(words).split()
    found: dict[str, Record] = {}
    for record in standing(entry.row.incident):
        told = plain(record.sentence)
        if told not in found and all(word in told for word in sought):
            found[told] = record
    shown = tuple(Hit(record, pieces(record.sentence, sought)) for record in list(found.values())[:_MOST])
    return Hits(shown, len(found) - len(shown))


def pieces(sentence: str, sought: Sequence[str]) -> tuple[Piece, ...]:
    """The sentence, cut around the first word found where it is long. `sought` are folded."""
    places = _places(sentence, sought)
    begin, end = _shown(len(sentence), places)
    inside = [(first, last) for first, last in places if begin <= first and last <= end]
    return tuple(_cut(sentence, inside, begin, end))


def _places(sentence: str, sought: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in the sentence, as it came: folding may lengthen a letter or drop one."""
    letters = [plain(letter) for letter in sentence] if not sentence.isascii() else list(sentence.lower())
    at = [n for n, letter in enumerate(letters) for _ in letter]
    words = "|".join(re.escape(word) for word in sorted(sought, key=len, reverse=True))
    told = re.finditer(words, "".join(letters)) if words else ()
    return [(at[found.start()], at[found.end() - 1] + 1) for found in told]


def _shown(length: int, places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    if length <= 2 * _AROUND or not places:
        return 0, min(length, 2 * _AROUND)
    first, last = places[0]
    return max(0, first - _AROUND), min(length, last + _AROUND)


def _cut(sentence: str, places: Sequence[tuple[int, int]], begin: int, end: int) -> Iterator[Piece]:
    if begin:
        yield Piece("… ", False)
    at = begin
    for first, last in places:
        if first > at:
            yield Piece(sentence[at:first], False)
        if last > at:
            yield Piece(sentence[max(at, first) : last], True)
        at = max(at, last)
    if at < end:
        yield Piece(sentence[at:end], False)
    if end < len(sentence):
        yield Piece(" …", False)
