"""What was made of the last few books, for those who ask for the same again or for the next one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from counterclaim.book.book import Book

T = TypeVar("T")
_OF_ONE_LINE = 2
"""Of books that came from one another: the last one, and the one before, which some still look at."""


class Recent(Generic[T]):
    """At most so many things are kept, of each `kind` those that were asked for last. For one thread at a time."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: list[tuple[str, Book, T]] = []

    def get(self, book: Book, kind: str = "") -> T | None:
        """What was made of this very book."""
        for n, (what, of, made) in enumerate(self._kept):
            if of is book and what == kind:
                self._kept.append(self._kept.pop(n))
                return made
        return None

    def nearest(self, book: Book, kind: str = "") -> T | None:
        """What was made of a book from which this one came by decisions alone, else of the last one."""
        told = [(of, made) for what, of, made in reversed(self._kept) if what == kind]
        return next((made for of, made in told if book.since(of) is not None), told[0][1] if told else None)

    def keep(self, book: Book, made: T, kind: str = "") -> T:
        """The thing itself."""
        older = [each for each in self._kept if each[0] == kind and book.since(each[1]) is not None]
        gone = {id(each) for each in older[: max(0, len(older) - _OF_ONE_LINE + 1)]}
        left = [each for each in self._kept if id(each) not in gone]
        self._kept = [*left[1 - self._most :], (kind, book, made)]
        return made

    def __iter__(self) -> Iterator[tuple[str, Book, T]]:
        """Kind, book and what was made of it, the one that was asked for last at the end."""
        return iter(self._kept)
