"""Count wordings: what one commits to, and where they stand in a text (codebook sections 3 and 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from counterclaim.claims.count import Count
from counterclaim.claims.span import Span
from counterclaim.reading.count_grammar import count_pattern, count_words, meanings, phrases_of
from counterclaim.reading.count_strangers import stands_apart, stranger_pattern, stranger_words
from counterclaim.reading.lexicon import folded, load_table
from counterclaim.reading.numbers import read_number

Match = re.Match[str]


def read_count(text: str) -> Count:
    """What a count's wording commits to; without a span. A wording that is no count is a bare plural."""
    known = count_words()["elsewhere"].get(folded(text))
    if known is not None:
        return Count(text, word=known) if isinstance(known, str) else Count(text, low=known, high=known)
    best = _best_match(text)
    return _read(text, best) if best else Count(text, word="plural" if text.strip() else None)


def _best_match(text: str) -> Match | None:
    """The first count of a wording; a stranger's number or an article only where there is nothing else."""
    placed = (count_pattern().match(text, span.start) for span in find_counts(text, 0, len(text)))
    found = [match for match in placed if match] or list(count_pattern().finditer(text))
    return next((m for m in found if not m["article"]), found[0] if found else None)


def _read(text: str, match: Match) -> Count:
    if match["low"]:
        return _bounded(text, match)
    if match["zero"]:
        return Count(text, low=0, high=0)
    if match["article"]:
        return Count(text, low=1, high=1)
    return Count(text, word=_word(match))


def _word(match: Match) -> str:
    if match["unknown"]:
        return "plural"
    if match["vague"]:
        return str(count_words()["vague"][folded(match["vague"])])
    if match["severe"]:
        return folded(match["severe"])
    if match["group"]:
        return folded(match["group"])
    adjective = folded(match["adjective"] or "")
    empty = not adjective or adjective in count_words()["quantities"]["empty"]
    return _singular(folded(match["noun"])) if empty else adjective


def _singular(noun: str) -> str:
    return "quantity" if noun == "quantitie" else noun


def _bounded(text: str, match: Match) -> Count:
    if match["percent"]:
        return Count(text, word="percent")
    low, high = _ends(match)
    kinds = set(_kinds(match))
    approximate = bool(kinds & {"about", "nearly"})
    if "up_to" in kinds:
        return Count(text, high=high, approximate=approximate)
    if kinds & {"fewer_than", "nearly"}:
        return Count(text, high=max(high - 1, 0), approximate=approximate)
    if "more_than" in kinds:
        return Count(text, low=low + 1, approximate=approximate)
    if "at_least" in kinds:
        return Count(text, low=low, approximate=approximate)
    return Count(text, low=low, high=high, approximate=approximate)


def _ends(match: Match) -> tuple[int, int]:
    """Both ends of a range, the lower first; "3 to 5 million" gives its scale to both."""
    low, scale = read_number(match["low"])
    if not match["high"]:
        return int(low), int(low)
    high, high_scale = read_number(match["high"])
    if scale == 1 < high_scale and low * high_scale <= high:
        low *= high_scale
    return int(min(low, high)), int(max(low, high))


def _kinds(match: Match) -> Iterator[str]:
    for table, group in (("bounds", "before"), ("tails", "behind")):
        for phrase in phrases_of(table).findall(match[group] or ""):
            yield meanings(table)[folded(phrase)]


def find_counts(text: str, start: int, end: int) -> list[Span]:
    """The counts within text[start:end], each with its modifiers, in order and apart from each other."""
    spans: list[Span] = []
    reached = start
    for word in _WORD.finditer(text, start, end):
        if word.start() < reached or not _can_begin(text, word, end):
            continue
        is_count, reached = _count_at(text, word.start(), end)
        if is_count:
            spans.append(Span(word.start(), reached))
    return spans


def _count_at(text: str, at: int, end: int) -> tuple[bool, int]:
    """Whether a count begins at a word, and where what begins there ends."""
    stranger = stranger_pattern().match(text, at, end)
    count = count_pattern().match(text, at, end)
    if stranger and (count is None or count.end() <= stranger.end()):
        return False, stranger.end()
    if count is None:
        return False, at
    return not stands_apart(text, at, count.end()), count.end()


# A word within a hyphenated name, a decimal or a contraction begins no count.
_WORD = re.compile(r"(?<![\w#])(?<!\w[-'’])(?<!\d[./:,])\w+")
_NEXT_WORD = re.compile(r"\W*(\w+)")


def _can_begin(text: str, word: Match, end: int) -> bool:
    """Whether a phrase of the tables begins with this word and the next; spares the patterns most words."""
    letters = word.group().lower()
    if letters[0].isdigit():
        return True
    seconds = _beginnings().get(letters)
    if not seconds:
        return seconds is not None
    following = _NEXT_WORD.match(text, word.end(), end)
    return following is not None and following[1].lower() in seconds


@cache
def _beginnings() -> dict[str, frozenset[str]]:
    """First words of counts, and of numbers that are none, with the second words they need; empty: none."""
    words, numbers = count_words(), load_table("number_words")
    tables = [*words["bounds"].values(), *words["unknown"].values(), *words["quantities"].values()]
    tables += [words["severities"]["adjectives"], words["zero"], words["vague"], words["firsts"]]
    phrases = [str(phrase) for table in [*tables, *numbers.values(), stranger_words()] for phrase in table]
    pairs = [re.findall(r"\w+", phrase.lower())[:2] for phrase in phrases]
    alone = {pair[0] for pair in pairs if len(pair) == 1}
    firsts = {pair[0] for pair in pairs if pair}
    return {
        first: frozenset() if first in alone else frozenset(p[1] for p in pairs if p and p[0] == first)
        for first in firsts
    }
