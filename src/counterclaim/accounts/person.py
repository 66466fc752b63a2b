"""Who asks, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Role(IntEnum):
    """Each may do what those before it may."""

    VIEWER = 1
    CODER = 2
    ADJUDICATOR = 3
    ADMIN = 4


class Scope(StrEnum):
    """What a program may do with a token, at most; never more than its account's role."""

    READ = "read"
    FILE = "file"
    DECIDE = "decide"


@dataclass(frozen=True, slots=True)
class Person:
    """`name` stands in the ledger beside each of the person's decisions. `scopes` is None for a person at a browser."""

    name: str
    role: Role
    scopes: frozenset[Scope] | None = None

    def may(self, scope: Scope) -> bool:
        return self.scopes is None or scope in self.scopes
