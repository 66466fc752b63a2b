"""What many threads ask for of the same few books."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from counterclaim.book.book import Book
from counterclaim.book.recent import Recent

T = TypeVar("T")


class Shared(Generic[T]):
    """Of one book and kind a thing is made once, and who asks for it meanwhile waits; who asks for others does not."""

    def __init__(self, most: int) -> None:
        self._lock = threading.Lock()
        self._recent: Recent[T] = Recent(most)
        self._making: dict[tuple[int, str], threading.Lock] = {}

    def of(self, book: Book, make: Callable[[T | None], T], kind: str = "") -> T:
        """The thing; `make` is given what the nearest earlier book came to, if any."""
        key = id(book), kind
        with self._lock:
            if (found := self._recent.get(book, kind)) is not None:
                return found
            making = self._making.setdefault(key, threading.Lock())
        with making:
            with self._lock:
                if (found := self._recent.get(book, kind)) is not None:
                    return found
                nearest = self._recent.nearest(book, kind)
            made = make(nearest)
            with self._lock:
                self._making.pop(key, None)
                return self._recent.keep(book, made, kind)

    def beside(self, book: Book) -> T | None:
        """What is kept of this book of any kind."""
        with self._lock:
            return next((made for _, of, made in self._recent if of is book), None)
