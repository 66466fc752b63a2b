"""What the recogniser sees at once: some sentences in focus, with what stands around them.

A window is `[CLS] lead [SEP] context focus following [SEP]`. It is made from one report alone, so that a
report's reading cannot depend on what is read beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from counterclaim.claims.span import Span
from counterclaim.reading.integrity import checked_bytes

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FOCUS = 256
"""Tokens of the sentences in focus (one longer sentence may fill LONGEST)."""
CONTEXT = 96
FOLLOWING = 32
LEAD = 32
LONGEST = 300
GAP = 96
"""Tokens that may lie between two sentences in focus of one window: more would cost more than a window of its own."""

CLS, SEP = 101, 102
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


@dataclass(frozen=True, slots=True)
class Tokens:
    """A sentence's word pieces: ids and their code points in the report."""

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, part: slice) -> Tokens:
        return Tokens(self.ids[part], self.spans[part])


@dataclass(frozen=True, slots=True)
class Window:
    """`spans[i]` are the code points of token i, (0, 0) for the marks; `sentences[i]` is the index of its sentence,
    -1 for the marks; `focus[i]` is the same where the sentence is in focus, else -1."""

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[int, ...]
    focus: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def types(self) -> tuple[int, ...]:
        """Token types of the encoder: 1 in focus, else 0."""
        return tuple(int(index >= 0) for index in self.focus)


@cache
def load_tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    with as_file(files("counterclaim.reading.recognition") / "model" / "tokenizer.json") as path:
        tokenizer = Tokenizer.from_str(checked_bytes(path, TOKENIZER_SHA256).decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def tokenize(text: str, sentence: Span) -> Tokens:
    """The word pieces of a sentence."""
    encoded = load_tokenizer().encode(sentence.of(text), add_special_tokens=False)
    return Tokens(tuple(encoded.ids), tuple((sentence.start + a, sentence.start + b) for a, b in encoded.offsets))


def build_windows(text: str, sentences: Sequence[Span], focus: Sequence[int], longest: int = FOCUS) -> Iterator[Window]:
    """Windows that have each sentence of `focus` (ascending indices) in focus exactly once, at most `longest`
    tokens of them in one window."""
    cache: dict[int, Tokens] = {}

    def tokens(index: int) -> Tokens:
        if index not in cache:
            cache[index] = tokenize(text, sentences[index])[:LONGEST]
        return cache[index]

    group: list[int] = []
    for index in focus:
        if group and not _joins(group, index, tokens, longest):
            yield _window(group, len(sentences), tokens)
            group = []
        group.append(index)
    if group:
        yield _window(group, len(sentences), tokens)


_Lookup = Callable[[int], Tokens]


def _joins(group: Sequence[int], index: int, tokens: _Lookup, longest: int) -> bool:
    return _length(tokens, group[-1] + 1, index) <= GAP and _length(tokens, group[0], index + 1) <= longest


def _length(tokens: _Lookup, first: int, end: int) -> int:
    """Of the sentences from `first` to before `end`; of many, only that it is long."""
    length = 0
    for index in range(first, end):
        length += len(tokens(index))
        if length > LONGEST:
            break
    return length


def _window(group: Sequence[int], count: int, tokens: _Lookup) -> Window:
    first, last = group[0], group[-1]
    ids, spans, belongs = [CLS], [(0, 0)], [-1]

    def add(part: Tokens, index: int = -1) -> None:
        ids.extend(part.ids)
        spans.extend(part.spans)
        belongs.extend([index] * len(part))

    def mark() -> None:
        add(Tokens((SEP,), ((0, 0),)))

    before, context = first, 0
    while before > 0 and context < CONTEXT:
        before -= 1
        context += len(tokens(before))
    if before > 0:
        add(tokens(0)[:LEAD], 0)
    mark()
    for index in range(before, first):
        overflow = max(0, context - CONTEXT) if index == before else 0
        add(tokens(index)[overflow:], index)
    for index in range(first, last + 1):
        add(tokens(index), index)
    room = FOLLOWING
    for index in range(last + 1, count):
        part = tokens(index)[:room]
        add(part, index)
        room -= len(part)
        if room <= 0:
            break
    mark()
    in_focus = set(group)
    focus = tuple(index if index in in_focus else -1 for index in belongs)
    return Window(tuple(ids), tuple(spans), tuple(belongs), focus)
