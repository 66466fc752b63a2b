"""Who speaks in a transcript: "[Alvarez] We lost nobody", "[Communique] [Northern Front] [Text]".

What a speaker tells rests on his word, however far above his name stands (codebook section 4, quotations that run on).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says, up to the next; `speaker` is None where a journalist speaks, or nobody known."""

    start: int
    speaker: Span | None


def give_speakers(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a claim without a claimant, or of a "we", rests on who speaks there."""
    turns = list(_turns(text)) if "[" in text else []
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
    if head:
        yield Turn(start, whole)
    for bracket in _BRACKET.finditer(text, start):
        words = bracket[1].strip().lower().split()
        if words[0] == "end":
            yield Turn(bracket.end(), whole)
        elif words[0] not in load_table("transcripts")["directions"] and _opens_speech(text, bracket.start()):
            name = _name(text, bracket)
            yield Turn(bracket.end(), name if _vouches(text, name) else None)


def _opens_speech(text: str, start: int) -> bool:
    """Behind the end of a sentence; an expansion stands behind its word: "FPR [Popular Front]"."""
    before = text[:start].rstrip()
    return not before or before[-1] in _ENDS


def _name(text: str, bracket: re.Match[str]) -> Span:
    """Without what follows a comma: "[Alvarez, in progress]"."""
    words = bracket[1].split(",")[0]
    start = bracket.start(1) + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _vouches(text: str, name: Span) -> bool:
    """Whether the name is that of one who is introduced, or has an office, and is no journalist."""
    table = load_table("transcripts")
    words = re.findall(r"\w+", name.of(text).lower())
    if not words or any(word in table["journalists"] for word in words):
        return False
    told = text[: name.start]
    surname = re.escape(words[-1])
    if re.search(rf"\b(?:by|{any_of(table['journalists'])})\s+(?:\w+\s+){{0,2}}{surname}\b", told, re.IGNORECASE):
        return False
    if re.search(rf"\[(?:report|article|commentary)\w*\]\s*\[[^\]]*\b{surname}\]", told, re.IGNORECASE):
        return False
    return any(word in table["titles"] for word in words) or bool(re.search(rf"\b{surname}\b", told, re.IGNORECASE))


@cache
def _form() -> re.Pattern[str]:
    forms = any_of(load_table("transcripts")["forms"])
    return re.compile(rf"\[{forms}[^\]]*\]\s*\[(?P<speaker>[^\],]+)[^\]]*\]\s*\[text\]", re.IGNORECASE)
