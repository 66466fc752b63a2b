"""Accounts at rest in a ledger: opened, changed, closed; passwords and tokens checked."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy import Connection, delete, insert, select

from counterclaim.accounts.event import AccountEvent, Happening
from counterclaim.accounts.names import LONGEST_NAME, taken, unfit
from counterclaim.accounts.person import Person, Role, Scope
from counterclaim.accounts.roll import Roll, Token, roll
from counterclaim.ledger import audit
from counterclaim.ledger.audit import Action
from counterclaim.ledger.hashing import canonical, digest
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.moment import written
from counterclaim.ledger.tables import account_events, passwords

SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 1_000
TOKEN_MARK = "cct_"
"""How the secret of a token begins, so that one that got out can be recognised."""


class NotPossible(ValueError):
    """What was asked of an account cannot be, in words for people."""


@dataclass(frozen=True)
class Accounts:
    """Those of a ledger. Everything raises NotPossible where it cannot be."""

    ledger: Ledger
    hasher: PasswordHasher = field(default_factory=PasswordHasher)

    def roll(self) -> Roll:
        with self.ledger.engine.connect() as connection:
            return roll(_events(connection))

    def events(self) -> tuple[AccountEvent, ...]:
        """Everything that happened, in its order."""
        with self.ledger.engine.connect() as connection:
            return tuple(_events(connection))

    def open(self, name: str, role: Role, password: str, by: str) -> None:
        """A new account; a name that was ever taken, or that looks like it, is never given again."""
        name = _fit_name(name)
        hashed = self.hasher.hash(_fit_password(password))
        with self.ledger.writing() as connection:
            if why := taken(name, roll(_events(connection)).accounts):
                raise NotPossible(why)
            self._write(connection, Happening.OPENED, name, by, role=int(role), password=digest(hashed))
            connection.execute(insert(passwords).values(name=name, hash=hashed))

    def set_role(self, name: str, role: Role, by: str) -> None:
        with self.ledger.writing() as connection:
            self._known(connection, name, leaving=role < Role.ADMIN)
            self._write(connection, Happening.ROLE, name, by, role=int(role))

    def set_password(self, name: str, password: str, by: str) -> None:
        hashed = self.hasher.hash(_fit_password(password))
        with self.ledger.writing() as connection:
            self._known(connection, name)
            connection.execute(delete(passwords).where(passwords.c.name == name))
            connection.execute(insert(passwords).values(name=name, hash=hashed))
            self._write(connection, Happening.PASSWORD, name, by, password=digest(hashed))

    def close(self, name: str, by: str) -> None:
        """Nobody can sign in with it any more; what the person decided stays."""
        with self.ledger.writing() as connection:
            self._known(connection, name, leaving=True)
            connection.execute(delete(passwords).where(passwords.c.name == name))
            self._write(connection, Happening.CLOSED, name, by)

    def check(self, name: str, password: str) -> Person | None:
        """Who signs in, where name and password are right; as slow for a name that nobody has."""
        with self.ledger.engine.connect() as connection:
            found = connection.execute(select(passwords.c.hash).where(passwords.c.name == name)).scalar()
        is_right = self._verify(found or _nobodys(self.hasher), password[:LONGEST_PASSWORD])
        account = self.roll().open(name) if found and is_right else None
        return account.person if account else None

    def signed_in(self, name: str, by: str) -> None:
        with self.ledger.writing() as connection:
            self._write(connection, Happening.SIGNED_IN, name, by)

    def shut_out(self, name: str, by: str) -> None:
        """That sign-ins under the name, or from an address, were refused for a while."""
        with self.ledger.writing() as connection:
            self._write(connection, Happening.SHUT_OUT, name[:LONGEST_NAME], by)

    def make_token(self, name: str, label: str, scopes: Collection[Scope], by: str) -> str:
        """The secret of a new token, which is nowhere kept and cannot be shown again."""
        if not label.strip() or not scopes:
            raise NotPossible("a token needs a label and at least one scope")
        secret = TOKEN_MARK + secrets.token_urlsafe(32)
        value = {"hash": _token_hash(secret), "label": label.strip()[:LONGEST_NAME], "scopes": sorted(scopes)}
        with self.ledger.writing() as connection:
            self._known(connection, name)
            self._write(connection, Happening.TOKEN, name, by, **value)
        return secret

    def revoke(self, token: str, by: str) -> None:
        """The token of that id ends."""
        with self.ledger.writing() as connection:
            tokens = roll(_events(connection)).tokens
            found = [(hashed, t) for hashed, t in tokens.items() if t.id == token and not t.revoked]
            if not found:
                raise NotPossible(f"there is no token {token}")
            hashed, held = found[0]
            self._write(connection, Happening.REVOKED, held.account, by, hash=hashed)

    def bearer(self, secret: str) -> Person | None:
        """Who a token's secret speaks for."""
        return self.roll().bearer(_token_hash(secret))

    def tokens(self, name: str) -> list[Token]:
        """The account's, those that ended too."""
        return [token for token in self.roll().tokens.values() if token.account == name]

    def _known(self, connection: Connection, name: str, leaving: bool = False) -> None:
        """Raises where there is no such account, or it is the last that could let others in and is `leaving`."""
        accounts = roll(_events(connection))
        account = accounts.open(name)
        if account is None:
            raise NotPossible(f"there is no account {name}")
        admins = [a for a in accounts.accounts.values() if a.role is Role.ADMIN and not a.closed]
        if leaving and admins == [account]:
            raise NotPossible(f"{name} is the last admin")

    def _write(self, connection: Connection, what: Happening, whom: str, by: str, **value: object) -> None:
        event = AccountEvent(what, whom, by, self.ledger.clock(), value)
        at, body = written(self.ledger.clock()), canonical(event.to_dict())
        connection.execute(insert(account_events).values(id=event.id, added=at, body=body))
        audit.append(connection, at, by, Action.ACCOUNT, event.id, digest(body))

    def _verify(self, hashed: str, password: str) -> bool:
        try:
            return self.hasher.verify(hashed, password)
        except (Argon2Error, InvalidHashError):
            return False


def _events(connection: Connection) -> Iterator[AccountEvent]:
    rows = select(account_events.c.body).order_by(account_events.c.added, account_events.c.id)
    for body in connection.execute(rows).scalars():
        yield AccountEvent.from_dict(json.loads(body))


def _token_hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


@cache
def _nobodys(hasher: PasswordHasher) -> str:
    """A hash that no password has, to check against where there is no account; made once, so that one check is as slow
    as another.
    """
    return hasher.hash(secrets.token_hex(16))


def _fit_name(name: str) -> str:
    if why := unfit(name := name.strip()):
        raise NotPossible(why)
    return name


def _fit_password(password: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise NotPossible(f"a password has {SHORTEST_PASSWORD} letters at least")
    return password
