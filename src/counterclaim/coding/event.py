"""What happened in coding: rows that are only ever added, like decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from counterclaim.ledger.hashing import canonical, digest


class Step(StrEnum):
    """A set is made; a report is being coded, and is coded; its two codings are being ruled on, and are; who was still
    to code a report blind has looked at its claims.
    """

    SET = "set"
    CODING = "coding"
    CODED = "coded"
    RULING = "ruling"
    RULED = "ruled"
    LOOKED = "looked"


WHOLE = "*"
CODERS = frozenset({Step.CODING, Step.CODED})
"""Steps of one coder's draft."""
DRAFTS = CODERS | {Step.RULING, Step.RULED}
"""Steps that say all that holds from then on."""


@dataclass(frozen=True, slots=True)
class CodingEvent:
    """`coding_set` is the id of the event that made the set, `report` an id of the ledger; both are WHOLE in the event
    that makes a set.

    `value` holds the set, or a draft, or the coders who have looked.
    """

    what: Step
    coding_set: str
    report: str
    by: str
    at: datetime
    value: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise ValueError("a coding needs to say whose it is")

    @property
    def id(self) -> str:
        return digest(canonical(self.to_dict()))

    def to_dict(self) -> dict[str, Any]:
        return {
            "what": self.what.value,
            "coding_set": self.coding_set,
            "report": self.report,
            "by": self.by,
            "at": self.at.isoformat(),
            "value": dict(self.value),
        }

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> CodingEvent:
        at = datetime.fromisoformat(told["at"])
        return cls(Step(told["what"]), told["coding_set"], told["report"], told["by"], at, told["value"])
