"""All that one running application holds."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from functools import cache

from counterclaim.book.book import Book
from counterclaim.ledger.ledger import Ledger, open_ledger
from counterclaim.reading.reader import Reader, load_reader
from counterclaim.redaction.profile import Profile, load_profile
from counterclaim.redaction.redact import Redactor
from counterclaim.web.catalogue import Catalogue, catalogue
from counterclaim.web.doors import Doors
from counterclaim.web.index import Index, index
from counterclaim.web.keeper import Keeper
from counterclaim.web.review.desk import Desk
from counterclaim.web.settings import Settings
from counterclaim.weighing.policy import Policy, load_policy

_CATALOGUES = 6
"""Catalogues that are kept: of a few policies and moments."""
_REDACTED = 4
"""Redacted books that are kept."""
_INDEXES = 4
"""Indexes that are kept: of now and a few other moments."""


class Site:
    """The ledger, its book of now, and what pages make of books. Raises NoLedger where there is no ledger."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.ledger: Ledger = open_ledger(settings.ledger)
        self.keeper = Keeper(self.ledger, settings.ledger)
        self.secret = secrets.token_bytes(32)
        self.desk = Desk()
        self.doors = Doors(self.ledger)
        self.profile = load_profile(settings.redaction)
        self._lock = threading.Lock()
        self._catalogues: OrderedDict[tuple[int, str], tuple[Book, Catalogue]] = OrderedDict()
        self._last: dict[tuple[str, str], Catalogue] = {}
        self._index_lock = threading.Lock()
        self._indexes: OrderedDict[int, Index] = OrderedDict()
        self._last_index: dict[str, Index] = {}
        self._redaction_lock = threading.Lock()
        self._redactors: dict[str, Redactor] = {}
        self._redacted: OrderedDict[tuple[int, str], tuple[Book, Book]] = OrderedDict()

    def catalogue(self, book: Book, policy: Policy) -> Catalogue:
        """The book's incidents as rows under the policy; rows of incidents that did not change are kept."""
        key, kind = (id(book), policy.name), (policy.name, self._profile_of(book))
        with self._lock:
            if key not in self._catalogues:
                beside = next((each for of, each in self._catalogues.values() if of is book), None)
                made = catalogue(book, policy, self._last.get(kind), beside)
                self._catalogues[key] = (book, made)
                self._last[kind] = made
                while len(self._catalogues) > _CATALOGUES:
                    self._catalogues.popitem(last=False)
            return self._catalogues[key][1]

    def index(self, book: Book) -> Index:
        """The book's claims by who plays which part in them; patched from the last one where only decisions came.

        A redacted book's is never made of a whole book's: names that are withheld must not come over.
        """
        with self._index_lock:
            if id(book) not in self._indexes:
                seen_as = self._profile_of(book)
                made = index(book, self._last_index.get(seen_as))
                self._indexes[id(book)] = self._last_index[seen_as] = made
                while len(self._indexes) > _INDEXES:
                    self._indexes.popitem(last=False)
            return self._indexes[id(book)]

    def _profile_of(self, book: Book) -> str:
        """The profile by which the book is redacted; nothing for a whole one."""
        with self._redaction_lock:
            return next((name for (_, name), (_, shown) in self._redacted.items() if shown is book), "")

    def shown(self, book: Book, profile: Profile | None) -> Book:
        """The book as the profile has it; the whole book where there is none."""
        if profile is None:
            return book
        key = (id(book), profile.name)
        with self._redaction_lock:
            if key not in self._redacted:
                redactor = self._redactors.setdefault(profile.name, Redactor(profile))
                self._redacted[key] = (book, redactor.book(book))
                while len(self._redacted) > _REDACTED:
                    self._redacted.popitem(last=False)
            return self._redacted[key][1]

    def reader(self) -> Reader:
        """Loaded when the first report is filed."""
        return load_reader()

    def close(self) -> None:
        self.keeper.close()
        self.ledger.engine.dispose()


@cache
def policy_named(name: str) -> Policy:
    """One of the package's policies. Raises ValueError."""
    return load_policy(name)
