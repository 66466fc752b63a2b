"""Count wordings: what one commits to, and where they stand in a text (codebook sections 3 and 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from counterclaim.claims.count import Count
from counterclaim.claims.span import Span
from counterclaim.reading.count_grammar import count_pattern, count_words, meanings, phrases_of
from counterclaim.reading.count_strangers import is_year, stranger_pattern, stranger_words
from counterclaim.reading.lexicon import folded
from counterclaim.reading.numbers import read_number

Match = re.Match[str]


def read_count(text: str) -> Count:
    """What a count's wording commits to; without a span. A wording that is no count is a bare plural."""
    known = count_words()["elsewhere"].get(folded(text))
    if known is not None:
        return Count(text, word=known) if isinstance(known, str) else Count(text, low=known, high=known)
    found = list(count_pattern().finditer(text))
    best = next((m for m in found if m.lastgroup != "article"), found[0] if found else None)
    return _read(text, best) if best else Count(text, word="plural" if text.strip() else None)


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
    reached, first_words = start, _first_words()
    for word in _STARTS.finditer(text, start, end):
        at, letters = word.start(), word.group()
        if at < reached or not (letters[0].isdigit() or letters.lower() in first_words):
            continue
        found, reached = _count_at(text, at, end)
        if found:
            spans.append(Span(at, reached))
    return spans


def _count_at(text: str, at: int, end: int) -> tuple[bool, int]:
    """Whether a count begins at a word, and where what begins there ends."""
    count = count_pattern().match(text, at, end)
    if count and count["article"]:
        return True, count.end()
    stranger = stranger_pattern().match(text, at, end)
    if stranger and (count is None or count.end() <= stranger.end()):
        return False, stranger.end()
    if count is None:
        return False, at
    return not is_year(text, count), count.end()


_STARTS = re.compile(r"(?<![\w$€£#])(?<!\w[-./:,'’])\w+")


@cache
def _first_words() -> frozenset[str]:
    """Words that a count or a stranger can begin with."""
    words, numbers = count_words(), _number_words()
    phrases = [p for table in ("bounds",) for kinds in words[table].values() for p in kinds]
    phrases += [*words["zero"], *words["vague"], *words["unknown"]["adjectives"], *words["unknown"]["hedges"]]
    phrases += [
        *words["quantities"]["adjectives"],
        *words["quantities"]["empty"],
        *words["severities"]["adjectives"],
    ]
    phrases += [
        "a",
        "an",
        "another",
        "between",
        "from",
        "half",
        "very",
        "almost",
        "so",
        *numbers,
        *stranger_words(),
    ]
    return frozenset(re.match(r"\w*", str(p)).group().lower() for p in phrases)  # type: ignore[union-attr]


def _number_words() -> list[str]:
    from counterclaim.reading.lexicon import load_table

    return [word for kind in load_table("number_words").values() for word in kind]
