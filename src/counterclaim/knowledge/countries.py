"""Countries: their codes, and the names and words that point at them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from counterclaim.knowledge.folding import plain


@dataclass(frozen=True, slots=True)
class Country:
    """ISO 3166 codes; `neighbours` holds alpha-2 codes; `geonames_id` is GeoNames' id of the country."""

    alpha2: str
    alpha3: str
    numeric: int
    name: str
    capital: str
    neighbours: tuple[str, ...]
    geonames_id: int


def country_of(words: str) -> str | None:
    """Alpha-2 code of the first country that the words name or describe ("Malian army", "in Mali")."""
    return next(_named(words), None)


def countries_named(text: str) -> Counter[str]:
    """How often a text names or describes each country."""
    return Counter(_named(text))


def named_country(words: str) -> str | None:
    """Alpha-2 code where the words are the country's name and nothing else; "Malian" is no name."""
    return _names().get(_spaced(words).strip().removeprefix("the "))


def describes_a_country(words: str) -> bool:
    """Whether the words are a country's name or word for its people and nothing else: "Malian", "South Korean"."""
    return _codes().get(_spaced(words).strip().removeprefix("the "), "-") != "-"


def alpha3(alpha2: str) -> str | None:
    country = _countries().get(alpha2)
    return country.alpha3 if country else None


def alpha2(alpha3: str) -> str | None:
    return _by_alpha3().get(alpha3)


def country(alpha2: str) -> Country | None:
    return _countries().get(alpha2)


def all_countries() -> tuple[Country, ...]:
    return tuple(_countries().values())


def country_name(alpha2: str) -> str | None:
    known = _countries().get(alpha2)
    return known.name if known else None


def demonyms() -> tuple[str, ...]:
    """The first word for the people of each country that has one: "Andorran"."""
    return tuple(words[0] for code, _, words in _words() if code != "-" and words)


def neighbours(alpha2: str) -> tuple[str, ...]:
    known = _countries().get(alpha2)
    return known.neighbours if known else ()


def _named(words: str) -> Iterator[str]:
    for name in _longest_names(_spaced(words).split()):
        code = _codes()[name]
        if code != "-" and not (name == "us" and not re.search(r"US|U\.S", words)):
            yield code


def _longest_names(words: Sequence[str]) -> Iterator[str]:
    """Names that the words spell, one after the other, of two that begin together the longer."""
    at = 0
    while at < len(words):
        sizes = range(_longest().get(words[at], 0), 0, -1)
        found = next((s for s in sizes if at + s <= len(words) and " ".join(words[at : at + s]) in _codes()), None)
        if found:
            yield " ".join(words[at : at + found])
        at += found or 1


def _spaced(words: str) -> str:
    """Plain words with single spaces; dots between initials go, other punctuation becomes space."""
    undotted = re.sub(r"(?<=\b\w)\.(?=\w\b|\s|$)", "", plain(words))
    return " " + " ".join(re.findall(r"[^\W_]+", undotted)) + " "


@cache
def _countries() -> dict[str, Country]:
    rows = (line.split("\t") for line in _lines("countries.tsv"))
    return {
        r[0]: Country(r[0], r[1], int(r[2]), r[3], r[4], tuple(filter(None, r[5].split(","))), int(r[6])) for r in rows
    }


@cache
def _by_alpha3() -> dict[str, str]:
    return {c.alpha3: c.alpha2 for c in _countries().values()}


@cache
def _names() -> dict[str, str]:
    named = {c.name: c.alpha2 for c in _countries().values()}
    named |= {name: code for code, names, _ in _words() for name in names if code != "-"}
    return {_spaced(name).strip().removeprefix("the "): code for name, code in named.items()}


@cache
def _codes() -> dict[str, str]:
    """Every name, demonym and plural to its code; "-" for names that only contain a country's."""
    found = dict(_names())
    for code, names, demonyms in _words():
        singular = names if code == "-" else demonyms
        found |= {_spaced(w + ending).strip(): code for w in singular for ending in ("", "s")}
    return found


@cache
def _longest() -> dict[str, int]:
    """Words of the longest name that begins with a word."""
    sizes: dict[str, int] = {}
    for name in _codes():
        first, *_ = words = name.split()
        sizes[first] = max(sizes.get(first, 0), len(words))
    return sizes


@cache
def _words() -> list[tuple[str, list[str], list[str]]]:
    padded = (([*line.split("\t"), "", ""])[:3] for line in _lines("country_words.tsv"))
    return [(code, _several(names), _several(demonyms)) for code, names, demonyms in padded]


def _several(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(";") if word.strip()]


def _lines(name: str) -> list[str]:
    text = (files("counterclaim.knowledge") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
