"""Who comes in: sessions of people who signed in, tokens of programs, and how often somebody may try."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from time import monotonic

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.accounts.accounts import Accounts
from counterclaim.accounts.person import Person
from counterclaim.accounts.roll import Roll
from counterclaim.accounts.throttle import Throttle
from counterclaim.ledger.ledger import Ledger

COOKIE = "counterclaim_session"
IDLE, LONGEST = 12 * 3600.0, 7 * 24 * 3600.0
"""Seconds after which a session ends: without a request, and at all."""


@dataclass(frozen=True, slots=True)
class Session:
    name: str
    begun: float
    seen: float


class Doors:
    """Sessions are in memory: they end with the application. Only hashes of their secrets are kept."""

    def __init__(self, ledger: Ledger, clock: Callable[[], float] = monotonic) -> None:
        self.accounts, self.throttle = Accounts(ledger), Throttle(clock)
        self._ledger, self._clock = ledger, clock
        self._lock = threading.Lock()
        self._sessions: dict[str, Session] = {}
        self._roll: tuple[int, Roll] | None = None

    def person(self, request: Request) -> Person | None:
        """By the request's token, else by its session; a token that is none lets nobody in, whatever the session."""
        kind, _, secret = request.headers.get("authorization", "").partition(" ")
        if kind:
            return self._now().bearer(_hash(secret.strip())) if kind.lower() == "bearer" else None
        session = self._session(request.cookies.get(COOKIE, ""))
        account = self._now().open(session.name) if session is not None else None
        return account.person if account is not None else None

    def enter(self, person: Person, response: Response, is_secure: bool) -> None:
        """A new session, whose secret the browser keeps from scripts and from other sites."""
        secret, now = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            self._sessions = {key: held for key, held in self._sessions.items() if not self._is_over(held)}
            self._sessions[_hash(secret)] = Session(person.name, now, now)
        response.set_cookie(COOKIE, secret, httponly=True, samesite="strict", secure=is_secure)

    def leave(self, request: Request, response: Response) -> None:
        with self._lock:
            self._sessions.pop(_hash(request.cookies.get(COOKIE, "")), None)
        response.delete_cookie(COOKIE, httponly=True, samesite="strict")

    def shut(self, name: str) -> None:
        """End all sessions of the name: its password or role is another one now."""
        with self._lock:
            self._sessions = {key: held for key, held in self._sessions.items() if held.name != name}

    def _session(self, secret: str) -> Session | None:
        with self._lock:
            key = _hash(secret)
            found = self._sessions.get(key)
            if found is None or self._is_over(found):
                self._sessions.pop(key, None)
                return None
            self._sessions[key] = replace(found, seen=self._clock())
            return found

    def _is_over(self, session: Session) -> bool:
        now = self._clock()
        return now - session.seen > IDLE or now - session.begun > LONGEST

    def _now(self) -> Roll:
        """The accounts as they are, read again when something was written."""
        number = self._ledger.last_entry()
        if self._roll is None or self._roll[0] != number:
            self._roll = (number, self.accounts.roll())
        return self._roll[1]


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
