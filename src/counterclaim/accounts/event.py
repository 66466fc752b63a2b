"""What happened to an account: rows that are only ever added, like decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from counterclaim.ledger.hashing import canonical, digest


class Happening(StrEnum):
    OPENED = "opened"
    ROLE = "role"
    PASSWORD = "password"
    CLOSED = "closed"
    TOKEN = "token"
    REVOKED = "revoked"
    SIGNED_IN = "signed_in"
    SHUT_OUT = "shut_out"


@dataclass(frozen=True, slots=True)
class AccountEvent:
    """`by` did it to the account `whom`. `value` holds the role, or a token's label, scopes and hash; of a password no
    more than the hash of its salted hash, by which `verify` knows that the table of passwords is as it was written.
    """

    what: Happening
    whom: str
    by: str
    at: datetime
    value: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return digest(canonical(self.to_dict()))

    def to_dict(self) -> dict[str, Any]:
        return {
            "what": self.what.value,
            "whom": self.whom,
            "by": self.by,
            "at": self.at.isoformat(),
            "value": dict(self.value),
        }

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> AccountEvent:
        at = datetime.fromisoformat(told["at"])
        return cls(Happening(told["what"]), told["whom"], told["by"], at, told["value"])
