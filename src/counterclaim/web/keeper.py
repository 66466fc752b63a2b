"""The book of now, kept up with its ledger while others write to it."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from multiprocessing import get_context
from signal import SIGTERM
from time import monotonic, sleep
from typing import Any

from counterclaim.book.amending import amended, moves
from counterclaim.book.book import Book, open_book
from counterclaim.book.renewing import Outline, outline, renewed
from counterclaim.ledger.ledger import Ledger, open_ledger

_LOOK_AGAIN = 0.3
"""Seconds for which the ledger is taken to be as it was."""
_OVERLAP = timedelta(seconds=5)
"""How far back is looked for what was being written while a book was made."""
_NICE = 10
_MOMENT = 0.05
_PAST_BOOKS = 3
"""Books of other moments that are kept."""
_PATIENCE = 20
"""Seconds for which the making of another moment's book is waited for."""


class Busy(Exception):
    """Too much is asked for at once."""


class Keeper:
    """Decisions on claims show at once; new reports and links when another process has worked them in.

    Any number of threads may ask. A book that was given out never changes. `prepare` is called with a book that was
    worked in before anybody else sees it.
    """

    def __init__(self, ledger: Ledger, address: str, prepare: Callable[[Book], object] = lambda _: None) -> None:
        self._ledger, self._address, self._prepare = ledger, address, prepare
        self._lock = threading.Lock()
        self._done = threading.Condition(self._lock)
        self._opening = threading.Lock()
        self._past: OrderedDict[datetime, Book] = OrderedDict()
        self._pool: Executor | None = None
        self._beside = get_context("spawn").Value("l", 0)
        self._working: Future[Outline] | None = None
        self._is_stale = False
        self._number, self._looked = ledger.last_entry(), monotonic()
        self._book = open_book(ledger)

    @property
    def is_working(self) -> bool:
        """Whether reports or links are being worked in that the book does not have yet."""
        return self._working is not None or self._is_stale

    def book(self) -> Book:
        """The newest book there is; what was written in the last moments may be lacking."""
        return self.look() if monotonic() - self._looked > _LOOK_AGAIN else self._book

    def book_at(self, moment: datetime) -> Book:
        """The book of an earlier moment; the last few that were asked for are kept.

        One is made at a time, since each takes as long, and as much memory, as a start. Raises Busy where others wait.
        """
        if (past := self._kept(moment)) is not None:
            return past
        if not self._opening.acquire(timeout=_PATIENCE):
            raise Busy("the books of other moments are being made: ask again in a minute")
        try:
            past = self._kept(moment) or open_book(self._ledger, moment)
        finally:
            self._opening.release()
        with self._lock:
            self._past[moment] = past
            while len(self._past) > _PAST_BOOKS:
                self._past.popitem(last=False)
        return past

    def _kept(self, moment: datetime) -> Book | None:
        with self._lock:
            if moment in self._past:
                self._past.move_to_end(moment)
            return self._past.get(moment)

    def look(self) -> Book:
        """The book with the decisions that were written until now; the rest begins to be worked in."""
        with self._lock:
            self._looked = monotonic()
            number = self._ledger.last_entry()
            if number != self._number:
                self._number = number
                self._catch_up()
            if self._is_stale and self._working is None:
                self._begin()
            return self._book

    def settle(self) -> Book:
        """The book with everything in it that was written until now, when it is there."""
        self.look()
        while self.is_working:
            with self._done:
                self._done.wait_for(lambda: self._working is None)
            self.look()
        return self._book

    def close(self) -> None:
        """What is being worked in is dropped: the next start works it in."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._end_worker()
            self._pool.shutdown(wait=True)

    def _end_worker(self) -> None:
        while not self._beside.value and self._working is not None:
            sleep(_MOMENT)
        if self._beside.value:
            with suppress(ProcessLookupError):
                os.kill(self._beside.value, SIGTERM)

    def _catch_up(self) -> None:
        moment = self._ledger.clock()
        new = self._ledger.facts(moment, self._book.moment - _OVERLAP)
        known = {decision.id for decision in self._book.facts.decisions}
        decisions = [decision for decision in new.decisions if decision.id not in known]
        if decisions:
            self._book = amended(self._book, decisions, moment)
        filed = self._book.positions.filed
        unread = any(not filed.has(reading) for reading in new.readings)
        self._is_stale = self._is_stale or unread or moves(decisions)

    def _begin(self) -> None:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                1, mp_context=get_context("spawn"), initializer=_stand_back, initargs=(self._beside,)
            )
        self._is_stale = False
        self._working = self._pool.submit(outline_of, self._address, self._ledger.clock())
        self._working.add_done_callback(self._finish)

    def _finish(self, done: Future[Outline]) -> None:
        """Take over what was worked in, with the decisions that came meanwhile; where it failed, it is tried again."""
        book = self._taken_over(done)
        if book is not None:
            book = self._with_all_decisions(book)
            self._prepare(book)
        with self._done:
            if book is not None:
                self._book = self._with_all_decisions(book)
            self._is_stale = self._is_stale or book is None
            self._working = None
            self._done.notify_all()

    def _with_all_decisions(self, book: Book) -> Book:
        return amended(book, self._book.facts.decisions, max(self._book.moment, book.moment))

    def _taken_over(self, done: Future[Outline]) -> Book | None:
        if done.cancelled() or done.exception() is not None:
            return None
        old, found = self._book, done.result()
        return renewed(old, self._ledger.facts(found.moment, self._since(old)), found)

    def _since(self, old: Book) -> datetime:
        """From when on the old book may lack readings: decisions move its moment on, readings do not."""
        last = max((reading.added for reading in old.facts.readings), default=None)
        return datetime.fromisoformat(last) - _OVERLAP if last else datetime.min


def _stand_back(beside: Any) -> None:
    """Who reads goes before what is worked in. The process says who it is, to be ended with the application."""
    beside.value = os.getpid()
    if hasattr(os, "nice"):
        os.nice(_NICE)


def outline_of(address: str, moment: datetime) -> Outline:
    """What the ledger at the address comes to at the moment; run in another process."""
    return outline(open_book(open_ledger(address), moment))
