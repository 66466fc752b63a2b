"""All that one running application holds."""

from __future__ import annotations

import secrets
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
from counterclaim.web.shared import Shared
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
        self._catalogues: Shared[Catalogue] = Shared(_CATALOGUES)
        self._indexes: Shared[Index] = Shared(_INDEXES)
        self._redacted: Shared[Book] = Shared(_REDACTED)
        self._redactors: dict[str, Redactor] = {}
        self.keeper = Keeper(self.ledger, settings.ledger, self.prepare)

    def catalogue(self, book: Book, policy: Policy) -> Catalogue:
        """The book's incidents as rows under the policy; rows of incidents that did not change are kept."""
        beside = self._catalogues.beside
        kind = f"{policy.name} {book.redaction}"
        return self._catalogues.of(book, lambda before: catalogue(book, policy, before, beside(book)), kind)

    def index(self, book: Book) -> Index:
        """The book's claims by who plays which part in them; patched from the last one where only decisions came.

        A redacted book's is never made of a whole book's: names that are withheld must not come over.
        """
        return self._indexes.of(book, lambda before: index(book, before), book.redaction)

    def shown(self, book: Book, profile: Profile | None) -> Book:
        """The book as the profile has it; the whole book where there is none."""
        if profile is None:
            return book
        redactor = self._redactors.setdefault(profile.name, Redactor(profile))
        return self._redacted.of(book, lambda _: redactor.book(book), profile.name)

    def prepare(self, book: Book) -> None:
        """What pages begin with, before anybody sees the book: whole, as coders see it, and redacted."""
        policy = policy_named(self.settings.policy)
        for shown in (book, self.shown(book, self.profile)):
            shown.positions.find()
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
