"""Which countries a text plays in, by the countries, peoples and first-order divisions that it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from counterclaim.knowledge.countries import countries_named
from counterclaim.knowledge.folding import plain
from counterclaim.knowledge.gazetteer import Gazetteer, load_gazetteer
from counterclaim.knowledge.wording import place_words

_LONGEST_NAME = 4
_SHORTEST_NAME = 5
_MOST = 3
_WORD = re.compile(r"[^\W_]+")
_KINDS = {"region", "oblast", "province", "department", "governorate", "state"}
# A country's own name or people says more than one of its divisions.
_WORTH_OF_COUNTRY = 2


def scene_of(text: str, gazetteer: Gazetteer | None = None) -> tuple[str, ...]:
    """Alpha-2 codes of up to three countries, the most named first."""
    named = Counter({code: _WORTH_OF_COUNTRY * times for code, times in countries_named(text).items()})
    named.update(_divisions_named(text, gazetteer or load_gazetteer()))
    ranked = sorted(named.items(), key=lambda item: (-item[1], item[0]))
    return tuple(code for code, _ in ranked[:_MOST])


def _divisions_named(text: str, known: Gazetteer) -> Counter[str]:
    countries = _countries_of_divisions(known)
    return Counter(countries[phrase] for phrase in _phrases(text) if phrase in countries)


def _phrases(text: str) -> Iterator[str]:
    """Runs of words that begin with a capital."""
    capital = [word[0].isupper() for word in _WORD.findall(text)]
    words = _WORD.findall(plain(text))
    starts = range(len(words)) if len(capital) != len(words) else [i for i, c in enumerate(capital) if c]
    for start in starts:
        for size in range(1, _LONGEST_NAME + 1):
            if start + size <= len(words):
                yield " ".join(words[start : start + size])


@cache
def _countries_of_divisions(known: Gazetteer) -> dict[str, str]:
    """Plain names that divisions of one country alone bear."""
    found: dict[str, set[str]] = {}
    for name, country in known.first_order_divisions():
        words = _WORD.findall(plain(name))
        bare = words[:-1] if words[-1:] and words[-1] in _KINDS else words
        found.setdefault(" ".join(bare), set()).add(country)
    return {name: min(codes) for name, codes in found.items() if len(codes) == 1 and _tells(name)}


def _tells(name: str) -> bool:
    saint = name.startswith(("san ", "santa ", "santo "))
    return len(name) >= _SHORTEST_NAME and not saint and name not in place_words("untelling")
