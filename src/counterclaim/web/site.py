"""All that one running application holds."""

from __future__ import annotations

import secrets
import threading
from functools import cache

from counterclaim.book.book import Book
from counterclaim.book.recent import Recent
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
        self.secret = secrets.token_bytes(32)
        self.desk = Desk()
        self.doors = Doors(self.ledger)
        self.profile = load_profile(settings.redaction)
        self._lock = threading.Lock()
        self._catalogues: Recent[Catalogue] = Recent(_CATALOGUES)
        self._index_lock = threading.Lock()
        self._indexes: Recent[Index] = Recent(_INDEXES)
        self._redaction_lock = threading.Lock()
        self._redactors: dict[str, Redactor] = {}
        self._redacted: Recent[Book] = Recent(_REDACTED)
        self.keeper = Keeper(self.ledger, settings.ledger, self._prepare)

    def catalogue(self, book: Book, policy: Policy) -> Catalogue:
        """The book's incidents as rows under the policy; rows of incidents that did not change are kept."""
        kind = f"{policy.name} {book.redaction}"
        with self._lock:
            if (found := self._catalogues.get(book, kind)) is not None:
                return found
            beside = next((made for _, of, made in self._catalogues if of is book), None)
            made = catalogue(book, policy, self._catalogues.nearest(book, kind), beside)
            return self._catalogues.keep(book, made, kind)

    def index(self, book: Book) -> Index:
        """The book's claims by who plays which part in them; patched from the last one where only decisions came.

        A redacted book's is never made of a whole book's: names that are withheld must not come over.
        """
        kind = book.redaction
        with self._index_lock:
            if (found := self._indexes.get(book, kind)) is not None:
                return found
            return self._indexes.keep(book, index(book, self._indexes.nearest(book, kind)), kind)

    def shown(self, book: Book, profile: Profile | None) -> Book:
        """The book as the profile has it; the whole book where there is none."""
        if profile is None:
            return book
        with self._redaction_lock:
            if (found := self._redacted.get(book, profile.name)) is not None:
                return found
            redactor = self._redactors.setdefault(profile.name, Redactor(profile))
            return self._redacted.keep(book, redactor.book(book), profile.name)

    def _prepare(self, book: Book) -> None:
        """What pages begin with, before anybody sees the book."""
        policy = policy_named(self.settings.policy)
        for shown in (book, self.shown(book, self.profile)):
            self.catalogue(shown, policy)
            self.index(shown)
        self.desk.pile(self.index(book))

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
