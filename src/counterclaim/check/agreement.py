"""When a read mention, claimant or time is right (codebook section 9).

A mention is a mapping with `text`, or the text itself; a time is a mapping with `from` and `to`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

_WORD = re.compile(r"[\w’'-]+")
_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}")


@cache
def _lexicon(name: str) -> frozenset[str]:
    import yaml

    table = yaml.safe_load((files(__package__) / "data" / "scoring.yaml").read_text("utf-8"))
    return frozenset(table[name].split())


@cache
def _modifier() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_lexicon('modifiers')))})\b|[,(]")


def wording(mention: Any) -> str | None:
    """The words of a mention, which may be given as a mapping, as bare text or not at all."""
    found = mention.get("text") if isinstance(mention, Mapping) else mention
    return found if isinstance(found, str) else None


@cache
def content_words(phrase: str) -> tuple[str, ...]:
    """The lower-cased words that tell, without their plural s."""
    return tuple(w.rstrip("s") for w in _WORD.findall(phrase.lower()) if w not in _lexicon("empty"))


def head_noun(phrase: str) -> str:
    """The last telling word before the first post-modifier; of the whole phrase where none stands before it."""
    modifier = _modifier().search(phrase, 1)
    front = content_words(phrase[: modifier.start()]) if modifier else ()
    return (front or content_words(phrase) or ("",))[-1]


def same_noun_phrase(one: str | None, other: str | None) -> bool:
    """Whether two phrases share the head noun, or half the words of the shorter and a quarter of the longer."""
    if not one or not other:
        return False
    ours, theirs = set(content_words(one)), set(content_words(other))
    if not ours or not theirs:
        return one.strip().lower() == other.strip().lower()
    shared, (short, long) = len(ours & theirs), sorted((len(ours), len(theirs)))
    return head_noun(one) == head_noun(other) or (2 * shared >= short and 4 * shared >= long)


def same_mention(one: Any, other: Any) -> bool:
    """Whether both name nobody, or the same noun phrase."""
    ours, theirs = wording(one), wording(other)
    return ours is theirs is None or same_noun_phrase(ours, theirs)


def same_claimant(one: Any, other: Any) -> bool:
    """Whether both are null, both unnamed (a hedge), or share the head noun or a name."""
    ours, theirs = wording(one), wording(other)
    if ours is None or theirs is None:
        return ours is theirs
    if _is_hedge(ours) or _is_hedge(theirs):
        return _is_hedge(ours) and _is_hedge(theirs)
    return same_noun_phrase(ours, theirs) or bool({*_NAME.findall(ours)} & {*_NAME.findall(theirs)})


def _is_hedge(phrase: str) -> bool:
    return not _lexicon("hedges").isdisjoint(content_words(phrase))


def same_time(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> bool:
    """Whether both are null, or the overlap is half of the union or more (in days, inclusive)."""
    ours, theirs = one and one.get("from"), other and other.get("from")
    if not one or not other or not ours or not theirs:
        return bool(ours) == bool(theirs)
    try:
        (first, last), (start, end) = _days(one), _days(other)
    except ValueError:
        return False
    overlap = min(last, end) - max(first, start) + 1
    return overlap > 0 and 2 * overlap >= max(last, end) - min(first, start) + 1


def _days(interval: Mapping[str, Any]) -> tuple[int, int]:
    first, last = interval["from"], interval.get("to") or interval["from"]
    return date.fromisoformat(first[:10]).toordinal(), date.fromisoformat(last[:10]).toordinal()
