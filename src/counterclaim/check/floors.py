"""The two floors of codebook section 9: what counting numbers beside harm words reaches without any reading.

The first takes every count in a sentence with a harm word for a claim in the report's own voice; the second gives it
to the nearest noun phrase before a word of saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from counterclaim.claims.count import Count
from counterclaim.claims.kinds import Kind
from counterclaim.claims.span import Span
from counterclaim.reading.counts import find_counts, read_count
from counterclaim.reading.sentences import split_sentences

_NOUN_PHRASE = re.compile(r"(?:(?:[Tt]he|[Aa]n?)\s+)?(?:[\w’'-]+\s+){0,3}?[\w’'-]+\s*$")
_PHRASE_START = re.compile(r"^.*[,;:.\"“”()]\s*|^.*\b(?:and|but|that|when|as|which|who)\s+", re.DOTALL)
_AFTER_COUNT = re.compile(r"\s+(?:of\s+(?:the\s+|them\b)?|more\s+|other\s+|others\s+)*")
_STEP = re.compile(r"\s*([\w’'-]+)")
_LONGEST = 5
"""Words of an affected."""


def floor_claims(text: str) -> list[dict[str, Any]]:
    """Every count in a sentence with a harm word, in the report's own voice."""
    return [claim for sentence in split_sentences(text) for claim in _sentence_claims(text, sentence)]


def attributed_floor_claims(text: str) -> list[dict[str, Any]]:
    """The same, given to the nearest noun phrase before a word of saying in the sentence."""
    return [claim | {"claimant": _claimant(text, claim)} for claim in floor_claims(text)]


def _sentence_claims(text: str, sentence: Span) -> Iterator[dict[str, Any]]:
    harms = list(_harm_pattern().finditer(text, sentence.start, sentence.end))
    if not harms:
        return
    for span in find_counts(text, sentence.start, sentence.end):
        count = replace(read_count(span.of(text)), span=span)
        if _is_number(count):
            nearest = min(harms, key=lambda m: max(m.start() - span.end, span.start - m.end()))
            affected = _affected(text, span.end, sentence.end) or nearest.group()
            yield _claim(sentence, Kind(str(nearest.lastgroup)), count, affected)


def _is_number(count: Count) -> bool:
    """Whether the wording holds a number, in figures or words; an article is none."""
    bounded = count.low is not None or count.high is not None
    return bounded and count.text.lower() not in ("a", "an")


def _claim(sentence: Span, kind: Kind, count: Count, affected: str) -> dict[str, Any]:
    return {
        "kind": kind.value,
        "start": sentence.start,
        "end": sentence.end,
        "count": count.to_dict(),
        "affected": {"text": affected},
        "status": "unknown",
        "perpetrator": None,
        "claimant": None,
        "stance": "asserts",
        "scope": "incident",
        "place": None,
        "time": None,
    }


def _affected(text: str, start: int, end: int) -> str:
    """The words behind a count, up to one that no noun phrase goes over."""
    opening = _AFTER_COUNT.match(text, start, end)
    at = reached = opening.end() if opening else start
    for _ in range(_LONGEST):
        word = _STEP.match(text, reached, end)
        if word is None or word[1].lower() in _ends() or _harm_pattern().fullmatch(word[1]):
            break
        reached = word.end()
    return text[at:reached]


def _claimant(text: str, claim: dict[str, Any]) -> dict[str, Any] | None:
    """The noun phrase before the sentence's word of saying that stands nearest to the count."""
    at = claim["count"]["start"]
    saying = list(_saying_pattern().finditer(text, claim["start"], claim["end"]))
    for verb in sorted(saying, key=lambda m: abs(m.start() - at)):
        before = _PHRASE_START.sub("", text[claim["start"] : verb.start()].rstrip())
        phrase = _NOUN_PHRASE.search(before)
        if phrase and phrase.group().strip():
            return {"text": phrase.group().strip()}
    return None


@cache
def _words() -> dict[str, Any]:
    import yaml

    table = yaml.safe_load((files(__package__) / "data" / "floor_words.yaml").read_text("utf-8"))
    return dict(table)


@cache
def _harm_pattern() -> re.Pattern[str]:
    """Named groups are the kinds."""
    kinds = (f"(?P<{kind}>{'|'.join(words.split())})" for kind, words in _words()["harm"].items())
    return re.compile(rf"\b(?:{'|'.join(kinds)})\b", re.IGNORECASE)


@cache
def _saying_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_words()['saying'].split())})\b", re.IGNORECASE)


@cache
def _ends() -> frozenset[str]:
    return frozenset(_words()["ends"].split())
