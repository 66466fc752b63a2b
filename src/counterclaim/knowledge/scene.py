"""Which countries a text plays in, by the countries, peoples, divisions, great cities and parties that it names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from counterclaim.knowledge.actor import PARTIES
from counterclaim.knowledge.actors import load_actors
from counterclaim.knowledge.countries import all_countries, alpha2, countries_named, country_of
from counterclaim.knowledge.folding import fold, plain
from counterclaim.knowledge.gazetteer import Gazetteer, load_gazetteer
from counterclaim.knowledge.wording import place_words

_LONGEST_NAME = 6
_SHORTEST_NAME, _SHORTEST_CAPITAL, _SHORTEST_PARTY = 5, 4, 4
_MOST = 3
_GREAT = 1_000_000
"""People from which a city tells its country."""
_WORD = re.compile(r"[^\W_]+")
_BEHIND = re.compile(r"[(,]\s*([^(),]+?)\s*\)?\s*$")
_KINDS = {"region", "oblast", "province", "department", "governorate", "state"}
_WORTH_OF_FILING = 3.0
"""Wordings that the place where a report was filed is worth."""
_DAMPING = 0.75
_OTHER_NAME = 0.3
"""Share of its people that a town counts under another name than its first."""
_LEAST_OF_FIRST = 0.2
"""What a country needs beside the first: less is a passing word."""


def scene_of(text: str, filed: str = "", gazetteer: Gazetteer | None = None) -> tuple[str, ...]:
    """Alpha-2 codes of up to three countries, the most told of first; `filed` is the place of the dateline."""
    return ranked(worth_of_countries(text, filed, gazetteer))


def ranked(worth: Mapping[str, float]) -> tuple[str, ...]:
    """Up to three countries, the worthiest first, of equals the first named; without those told of in passing."""
    best = sorted(worth.items(), key=lambda item: -item[1])[:_MOST]
    return tuple(code for code, w in best if w >= _LEAST_OF_FIRST * best[0][1])


def worth_of_countries(text: str, filed: str = "", gazetteer: Gazetteer | None = None) -> dict[str, float]:
    """What a text says for each country that it names, in wordings.

    Where it was filed has a say; as the only one, however, it gives way to what the text names.
    """
    known = gazetteer or load_gazetteer()
    worth: defaultdict[str, float] = defaultdict(float)
    for named in (countries_named(text), _telling_names_of(text, known)):
        for code, times in named.items():
            worth[code] += damped(times)
    most = max(worth.values(), default=0.0)
    for code, share in _filed_in(filed, known).items():
        if code in worth or _WORTH_OF_FILING * share > most:
            worth[code] += _WORTH_OF_FILING * share
    return dict(worth)


def damped(times: float) -> float:
    """What is named again and again tells less each time: sixteen wordings count as eight."""
    return float(times**_DAMPING)


def _filed_in(place: str, known: Gazetteer) -> Mapping[str, float]:
    """The country that stands beside the place, or where most people of towns of its name live, with their share."""
    if not place:
        return {}
    beside = _BEHIND.search(place)
    if own := country_of(beside[1] if beside else place) or (
        _country_of_division(beside[1], known) if beside else None
    ):
        return {own: 1.0}
    people: defaultdict[str, float] = defaultdict(float)
    bare = _BEHIND.sub("", place)
    for town in known.lookup(bare):
        own_name = 1.0 if fold(town.name) == fold(bare) else _OTHER_NAME
        people[town.country] = max(people[town.country], own_name * town.population * (town.feature_class == "P"))
    total = sum(people.values())
    return {code: n / total for code, n in people.items() if n > total / 2}


def _country_of_division(name: str, known: Gazetteer) -> str | None:
    """ "Ore.", "Punjab": of the first division of the name."""
    return next((p.country for p in known.lookup(name) if p.feature_code == "ADM1"), None)


def _telling_names_of(text: str, known: Gazetteer) -> Counter[str]:
    return Counter(_names_told(text, _telling_names(known)))


def _names_told(text: str, countries: Mapping[str, str]) -> Iterator[str]:
    """The countries of the names that begin with a capital, of two that begin together the longer."""
    words = _WORD.findall(plain(text))
    capital = [word[0].isupper() for word in _WORD.findall(text)]
    at = 0
    while at < len(words):
        if len(capital) == len(words) and not capital[at]:
            at += 1
            continue
        sizes = range(min(_LONGEST_NAME, len(words) - at), 0, -1)
        size = next((s for s in sizes if " ".join(words[at : at + s]) in countries), 0)
        if size:
            yield countries[" ".join(words[at : at + size])]
        at += size or 1


@cache
def _telling_names(known: Gazetteer) -> dict[str, str]:
    """Plain names that point at one country alone: divisions, capitals and great cities, parties and media."""
    return {**_parties(), **_cities(known), **_divisions(known)}


def _divisions(known: Gazetteer) -> dict[str, str]:
    """Names that divisions of one country alone bear."""
    return {name: code for name, code in _of_one(map(_bare, known.first_order_divisions())).items() if _tells(name)}


def _bare(division: tuple[str, str]) -> tuple[str, str]:
    words = _WORD.findall(plain(division[0]))
    return " ".join(words[:-1] if words[-1:] and words[-1] in _KINDS else words), division[1]


def _cities(known: Gazetteer) -> dict[str, str]:
    """Great cities whose name no great city elsewhere bears, and the capitals that are the greatest of their name."""
    great = _of_one((_spelt(name), code) for name, code in known.cities(_GREAT))
    return {name: code for name, code in great.items() if _tells(name)} | {
        _spelt(c.capital): c.alpha2
        for c in all_countries()
        if len(c.capital) >= _SHORTEST_CAPITAL
        and _spelt(c.capital) not in place_words("untelling")
        and [p.country for p in known.lookup(c.capital) if p.feature_class == "P"][:1] == [c.alpha2]
    }


@cache
def _parties() -> dict[str, str]:
    """Names of those who act in one country alone. One word names a party, or nothing in particular."""
    named = ((_spelt(name), actor) for actor in load_actors().actors.values() for name in actor.names)
    return _of_one(
        (name, alpha2(actor.countries[0]) or "")
        for name, actor in named
        if len(actor.countries) == 1
        and name not in place_words("untelling")
        and (" " in name or (actor.kind in PARTIES and len(name) >= _SHORTEST_PARTY))
    )


def _spelt(name: str) -> str:
    return " ".join(_WORD.findall(plain(name)))


def _of_one(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names that go with one country alone."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, code in pairs:
        found[name].add(code)
    return {name: min(codes) for name, codes in found.items() if len(codes) == 1}


def _tells(name: str) -> bool:
    saint = name.startswith(("san ", "santa ", "santo "))
    return len(name) >= _SHORTEST_NAME and not saint and name not in place_words("untelling")
