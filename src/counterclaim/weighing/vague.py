"""A policy's own table of what a wording is worth. What it does not hold stays a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.claims.count import Count
from counterclaim.weighing.figures import Figure
from counterclaim.weighing.files import Fields, is_file, open_table, shipped

_PARTS = ("low", "point", "high")
_RANGES = ("lower", "upper", "none")


@dataclass(frozen=True, slots=True)
class VagueTable:
    """`at_least`, `up_to`, `nearly` name the parts that such an N becomes; `middle` the point of "10 to 15".

    `words` maps the lemma of a vague wording to its figure. `unsplit_deaths`: how many dead "casualties" without a
    split are, where the policy counts them as deaths; else None, and they are weighed by themselves.
    """

    name: str
    version: str
    words: Mapping[str, Figure]
    at_least: tuple[str, ...]
    up_to: tuple[str, ...]
    nearly: tuple[str, ...]
    middle: str
    unsplit_deaths: int | None = None

    def read(self, count: Count) -> Figure:
        """The figure that the count stands for; an open one where the table has no number for it."""
        low, high = count.low, count.high
        if low is not None and high is not None:
            return Figure(low, self._point(low, high), high)
        if low is not None:
            return _filled(self.at_least, low)
        if high is not None:
            return _filled(self.nearly if count.approximate else self.up_to, high)
        return self.words.get(count.word, Figure()) if count.word is not None else Figure()

    def _point(self, low: int, high: int) -> int | None:
        if low == high or self.middle == "lower":
            return low
        return high if self.middle == "upper" else None


def vague_tables() -> tuple[str, ...]:
    """The names of the package's tables."""
    return shipped("vague")


def load_vague(name_or_path: str) -> VagueTable:
    """A table of the package by its name, or a YAML file. Raises ValueError with one line where it is none."""
    told = open_table("vague", name_or_path)
    table = VagueTable(
        name=told.text("name"),
        version=told.text("version"),
        words={lemma: _figure(told, lemma, value) for lemma, value in told.table("words").items()},
        at_least=told.choices("at_least", _PARTS),
        up_to=told.choices("up_to", _PARTS),
        nearly=told.choices("nearly", _PARTS),
        middle=told.choice("middle", _RANGES),
        unsplit_deaths=told.number("unsplit_deaths", None),
    )
    told.finish()
    if not is_file(name_or_path) and table.name != name_or_path:
        raise ValueError(f"{told.where}: its name is {table.name!r}")
    return table


def _filled(parts: tuple[str, ...], number: int) -> Figure:
    return Figure(**dict.fromkeys(parts, number))


def _figure(told: Fields, lemma: str, value: object) -> Figure:
    entry = Fields(f"{told.where}: {lemma}", value)
    figure = Figure(*(entry.number(part, None) for part in _PARTS))
    entry.text("mark")
    entry.finish()
    given = [n for n in (figure.low, figure.point, figure.high) if n is not None]
    if given != sorted(given):
        raise ValueError(f"{entry.where}: low, point and high are not in order")
    return figure
