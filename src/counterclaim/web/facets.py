"""What else could be asked of the list of incidents, and how many would be left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from counterclaim.knowledge.countries import country_name
from counterclaim.web.catalogue import UNKNOWN, Catalogue
from counterclaim.web.finding import Found, Wish

_FIRST, _MOST = 8, 80
"""Choices of a facet that are seen at once, and that there are at most."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be asked for, in words, and how many incidents of the list have it."""

    value: str
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Facet:
    """`field` is the name in the address; `chosen` its value there. `more` are the rarer choices, `left_out` counts
    those rarer still.
    """

    field: str
    title: str
    chosen: str
    choices: tuple[Choice, ...]
    more: tuple[Choice, ...]
    left_out: int


TITLES = {
    "country": "Country",
    "actor": "Actor",
    "kind": "Kind",
    "begun": "Year",
    "contested": "Contested",
    "revised": "Figures",
    "grade": "Grade (Airwars)",
    "review": "Review",
    "placed": "Place",
}
"""Fields in the address by which the list is narrowed, in the order in which they are shown."""


def facets(catalogue: Catalogue, sought: Wish, found: Found) -> list[Facet]:
    """For each field its values among the incidents that have everything else that is asked for."""
    is_all = len(found.entries) == len(catalogue.entries)
    numbers = catalogue.numbers.copy() if is_all else Counter(chain.from_iterable(e.marks for e in found.entries))
    for field, entries in found.nearly.items():
        numbers.update(mark for entry in entries for mark in entry.marks if mark[0] == field)
    by_field: dict[str, list[tuple[str, int]]] = {field: [] for field in TITLES}
    for (field, value), number in numbers.items():
        by_field[field].append((value, number))
    return [_facet(field, getattr(sought, field), by_field[field], catalogue.actors) for field in TITLES]


def _facet(field: str, chosen: str, numbers: Sequence[tuple[str, int]], actors: Mapping[str, str]) -> Facet:
    in_order = sorted(numbers, key=lambda told: (told[0] != chosen, -told[1], told[0]))
    if field == "begun":
        in_order = sorted(numbers, reverse=True)
    choices = [Choice(value, in_words(field, value, actors), number) for value, number in in_order[:_MOST]]
    return Facet(
        field, TITLES[field], chosen, tuple(choices[:_FIRST]), tuple(choices[_FIRST:]), max(0, len(in_order) - _MOST)
    )


def in_words(field: str, value: str, actors: Mapping[str, str]) -> str:
    """How a value of a field is shown."""
    if field == "country":
        return country_name(value) or value
    if field == "actor":
        return actors.get(value, value)
    return _WORDS.get((field, value), value)


_WORDS = {
    ("contested", "yes"): "contested",
    ("contested", "no"): "not contested",
    ("revised", "yes"): "revised",
    ("revised", "no"): "never revised",
    ("review", "open"): "claims wait",
    ("review", "decided"): "claims decided",
    ("review", "obsolete"): "decided, but no longer read",
    ("placed", "yes"): "on the map",
    ("placed", "no"): "without a place",
    ("begun", UNKNOWN): "day unknown",
}
