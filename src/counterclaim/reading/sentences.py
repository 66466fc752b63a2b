"""Where a report's sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.claims.report import Region
from counterclaim.claims.span import Span
from counterclaim.intake.layout import is_hard_wrapped

LONGEST = 2_000
"""Code points; a longer stretch without a full stop is cut at white space, so that cost stays linear."""

_BLOCK = 20_000
"""Code points handed to the splitter at once: its cost grows with the length of a text without full stops."""

_PARAGRAPH = re.compile(r"\n\s*\n|\r\n\s*\r\n")
_LINE = re.compile(r"\r\n?|\n")
_GLUED = re.compile(r"(?<=[a-z0-9][.!?])(?=[A-Z][a-z]+ )|(?<=[a-z][.!?][\"”’])(?=[A-Z])")
_OPENING = re.compile(r"\[(?:TEXT|EXCERPTS?|REPORT|Text|Excerpts?|Report|PASSAGE OMITTED)\]\s+")


def split_sentences(text: str, excluded: Sequence[Region] = ()) -> tuple[Span, ...]:
    """The sentences of the text in order, without surrounding white space, none touching an excluded region."""
    line_ends = not is_hard_wrapped(text)
    spans: list[Span] = []
    for stretch in _told(len(text), excluded):
        for block in _blocks(text, stretch, line_ends):
            spans.extend(_sentences(text, block))
    return tuple(spans)


def _told(length: int, excluded: Sequence[Region]) -> Iterator[Span]:
    """The stretches between the excluded regions."""
    at = 0
    for region in sorted(excluded, key=lambda r: r.span):
        if region.span.start > at:
            yield Span(at, region.span.start)
        at = max(at, region.span.end)
    if at < length:
        yield Span(at, length)


def _blocks(text: str, stretch: Span, line_ends: bool) -> Iterator[Span]:
    """Paragraphs (and lines, and the text behind a radio monitor's opening mark), none longer than _BLOCK."""
    breaks = _LINE if line_ends else _PARAGRAPH
    cuts = {m.end() for m in breaks.finditer(text, stretch.start, stretch.end)}
    cuts |= {m.end() for m in _OPENING.finditer(text, stretch.start, stretch.end)}
    for piece in _between(stretch, sorted(cuts)):
        yield from _cut(text, piece, _BLOCK)


def _sentences(text: str, block: Span) -> Iterator[Span]:
    from nupunkt import sent_spans

    words = block.of(text)
    if not words.strip():
        return
    for start, end in sent_spans(words):
        sentence = Span(block.start + start, block.start + end)
        glued = [m.start() for m in _GLUED.finditer(text, sentence.start, sentence.end)]
        for piece in _between(sentence, glued):
            for short in _cut(text, piece, LONGEST):
                stripped = _strip(text, short)
                if len(stripped):
                    yield stripped


def _between(span: Span, cuts: Iterable[int]) -> Iterator[Span]:
    at = span.start
    for cut in cuts:
        if at < cut < span.end:
            yield Span(at, cut)
            at = cut
    yield Span(at, span.end)


def _cut(text: str, span: Span, longest: int) -> Iterator[Span]:
    """Pieces of at most `longest` code points, cut behind white space where there is some."""
    at = span.start
    while span.end - at > longest:
        space = max(text.rfind(mark, at, at + longest) for mark in (" ", "\n", "\t"))
        cut = space + 1 if space > at else at + longest
        yield Span(at, cut)
        at = cut
    yield Span(at, span.end)


def _strip(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
