"""Who asks, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Role(IntEnum):
    """Each may do what those before it may."""

    VIEWER = 1
    CODER = 2
    ADJUDICATOR = 3
    ADMIN = 4


@dataclass(frozen=True, slots=True)
class Person:
    """`name` stands in the ledger beside each of the person's decisions."""

    name: str
    role: Role
