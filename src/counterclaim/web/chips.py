"""What is asked of the list of incidents, in words, each with what takes it out of the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from counterclaim.publishing.naming import day_words
from counterclaim.publishing.visible import one_line
from counterclaim.web.facets import TITLES, in_words
from counterclaim.web.finding import Wish

_LONGEST = 60
"""Letters of what was searched for that are shown."""


@dataclass(frozen=True, slots=True)
class Chip:
    """`field` is the name in the address."""

    field: str
    title: str
    words: str


def chips(sought: Wish, actors: Mapping[str, str]) -> Iterator[Chip]:
    """In the order of the facets, with the days and the words searched for behind them."""
    for field, title in TITLES.items():
        if value := getattr(sought, field):
            yield Chip(field, title, _short(in_words(field, value, actors)))
    if sought.first:
        yield Chip("from", "From", day_words(sought.first))
    if sought.last:
        yield Chip("to", "Until", day_words(sought.last))
    if sought.words:
        yield Chip("q", "Sentence with", f"“{_short(sought.words)}”")


def _short(words: str) -> str:
    told = one_line(words)
    return told if len(told) <= _LONGEST else told[: _LONGEST - 1] + "…"
