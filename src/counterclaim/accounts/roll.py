"""The accounts that there are, from what happened to them: a pure function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from counterclaim.accounts.event import AccountEvent, Happening
from counterclaim.accounts.person import Person, Role, Scope


@dataclass(frozen=True, slots=True)
class Token:
    """`id` is the beginning of the hash of the secret that the program has."""

    id: str
    account: str
    label: str
    scopes: frozenset[Scope]
    made: datetime
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    role: Role
    opened: datetime
    closed: bool = False

    @property
    def person(self) -> Person:
        return Person(self.name, self.role)


@dataclass(frozen=True, slots=True)
class Roll:
    """Accounts by name; tokens by the hash of their secret."""

    accounts: Mapping[str, Account]
    tokens: Mapping[str, Token]

    def open(self, name: str) -> Account | None:
        """The account of that name, unless it is closed."""
        found = self.accounts.get(name)
        return found if found is not None and not found.closed else None

    def bearer(self, digest: str) -> Person | None:
        """Who a token speaks for, by the hash of its secret."""
        token = self.tokens.get(digest)
        account = self.open(token.account) if token is not None and not token.revoked else None
        return replace(account.person, scopes=token.scopes) if account is not None and token is not None else None


def roll(events: Iterable[AccountEvent]) -> Roll:
    """Of events in the order in which they were written."""
    accounts: dict[str, Account] = {}
    tokens: dict[str, Token] = {}
    for event in events:
        account = accounts.get(event.whom)
        if event.what is Happening.OPENED:
            accounts[event.whom] = Account(event.whom, Role(event.value["role"]), event.at)
        elif account is None:
            continue
        elif event.what is Happening.ROLE:
            accounts[event.whom] = replace(account, role=Role(event.value["role"]))
        elif event.what is Happening.CLOSED:
            accounts[event.whom] = replace(account, closed=True)
        elif event.what is Happening.TOKEN:
            tokens[event.value["hash"]] = _token(event)
        elif event.what is Happening.REVOKED:
            digest = event.value["hash"]
            tokens[digest] = replace(tokens[digest], revoked=True)
    return Roll(accounts, tokens)


TOKEN_ID = 10
"""Letters of a token's hash that name it."""


def _token(event: AccountEvent) -> Token:
    value = event.value
    scopes = frozenset(map(Scope, value["scopes"]))
    return Token(value["hash"][:TOKEN_ID], event.whom, value["label"], scopes, event.at)
