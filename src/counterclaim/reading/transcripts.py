"""Who speaks in a transcript: "[Alvarez] We lost nobody", "[Communique] [Northern Front] [Text]".

What a speaker tells rests on his word, however far above his name stands (codebook section 4, quotations that run on).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table

CONFIDENCE = 0.8
"""That what somebody tells rests on his word: so annotated for five of six such claims in the training reports."""

_BRACKET = re.compile(r"\[([^\][\n]{2,80})\]")
_ENDS = '.?!]:"'
_HEAD_REACH = 300
_WORD = re.compile(r"\w+")
_REPORTED = re.compile(r"\[(?:report|article|commentary)\w*\]\s*\[[^\]]{0,80}?\b(?P<surname>\w+)\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says, up to the next; `speaker` is None where a journalist speaks, or nobody known."""

    start: int
    speaker: Span | None


def give_speakers(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a claim without a claimant, or of a "we", rests on who speaks there."""
    turns = list(_turns(text)) if drafts and "[" in text else []
    return [_with_speaker(text, draft, turns) for draft in drafts] if turns else list(drafts)


def _with_speaker(text: str, draft: Draft, turns: Sequence[Turn]) -> Draft:
    named = draft.claimant
    if named is not None and named.text.lower() not in load_table("transcripts")["first_persons"]:
        return draft
    turn = next((t for t in reversed(turns) if t.start <= draft.proposal.anchor.start), None)
    if turn is None or turn.speaker is None:
        return draft
    return replace(draft, claimant=Mention(turn.speaker.of(text), turn.speaker, CONFIDENCE))


def _turns(text: str) -> Iterator[Turn]:
    head = _form().search(text, 0, _HEAD_REACH)
    whole = Span(*head.span("speaker")) if head else None
    start = head.end() if head else 0
    heard = _listen(text)
    if head:
        yield Turn(start, whole)
    for bracket in _BRACKET.finditer(text, start):
        words = bracket[1].strip().lower().split()
        if words[0] == "end":
            yield Turn(bracket.end(), whole)
        elif words[0] not in load_table("transcripts")["directions"] and _opens_speech(text, bracket.start()):
            name = _name(text, bracket)
            yield Turn(bracket.end(), name if _vouches(text, name, heard) else None)


def _opens_speech(text: str, start: int) -> bool:
    """Behind the end of a sentence; an expansion stands behind its word: "FPR [Popular Front]"."""
    before = text[:start].rstrip()
    return not before or before[-1] in _ENDS


def _name(text: str, bracket: re.Match[str]) -> Span:
    """Without what follows a comma: "[Alvarez, in progress]"."""
    words = bracket[1].split(",")[0]
    start = bracket.start(1) + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


@dataclass(frozen=True, slots=True)
class _Heard:
    """Where each word, in lower case, ends first: anywhere, and as the name of a journalist."""

    words: Mapping[str, int]
    journalists: Mapping[str, int]


def _listen(text: str) -> _Heard:
    """In one pass: a long transcript names many."""
    words: dict[str, int] = {}
    journalists: dict[str, int] = {}
    for word in _WORD.finditer(text):
        words.setdefault(word.group().lower(), word.end())
    for byline in _byline().finditer(text):
        for word in _WORD.finditer(text, *byline.span("names")):
            journalists.setdefault(word.group().lower(), word.end())
    for label in _REPORTED.finditer(text):
        journalists.setdefault(label["surname"].lower(), label.end())
    return _Heard(words, journalists)


def _vouches(text: str, name: Span, heard: _Heard) -> bool:
    """Whether the name is that of one who is introduced, or has an office, and is no journalist."""
    table = load_table("transcripts")
    words = _WORD.findall(name.of(text).lower())
    if not words or any(word in table["journalists"] for word in words):
        return False
    if heard.journalists.get(words[-1], len(text)) < name.start:
        return False
    return any(word in table["titles"] for word in words) or heard.words[words[-1]] < name.start


@cache
def _byline() -> re.Pattern[str]:
    """ "By Ana Rey", "reporter Rey": up to three words of a name, wherever one begins."""
    journalists = any_of(load_table("transcripts")["journalists"])
    return re.compile(rf"(?=\b(?:by|{journalists})\s+(?P<names>\w+(?:\s+\w+){{0,2}}))", re.IGNORECASE)


@cache
def _form() -> re.Pattern[str]:
    forms = any_of(load_table("transcripts")["forms"])
    return re.compile(rf"\[{forms}[^\]]*\]\s*\[(?P<speaker>[^\],]+)[^\]]*\]\s*\[text\]", re.IGNORECASE)
