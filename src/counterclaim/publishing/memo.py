"""What a memo is made of, whatever it is written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    words: str


@dataclass(frozen=True, slots=True)
class Head:
    """Of a group within a section."""

    words: str


@dataclass(frozen=True, slots=True)
class Line:
    words: str


@dataclass(frozen=True, slots=True)
class Items:
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Quote:
    """A report's own words, with the place where they stand and what was read in them."""

    words: str
    place: str
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in letters; None takes what is left. On narrow paper it shrinks to `least`, and a `spare` column goes."""

    head: str
    width: int | None = None
    right: bool = False
    least: int = 9
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """`plain`: its heads go without saying, where a table can do without; `gap` letters, at least 1, part columns."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    plain: bool = False
    gap: int = 2


Block = Title | Section | Head | Line | Items | Quote | Grid
