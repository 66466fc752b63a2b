"""What people decide: new rows beside the facts, never changes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from counterclaim.ledger.hashing import canonical, digest


class Verdict(StrEnum):
    """What is decided, of what: a claim, two claims, an outlet, another decision."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    SAME = "same"
    DIFFERENT = "different"
    ACTOR = "actor"
    PLACE = "place"
    GRADE = "grade"
    UNDO = "undo"


SUBJECTS = {Verdict.SAME: 2, Verdict.DIFFERENT: 2}
"""How many subjects a verdict has where it is not one."""


@dataclass(frozen=True)
class Decision:
    """`subjects` are ids of claims, the name of an outlet (grade) or the id of a decision (undo).

    `value` holds what goes with the verdict: the corrected fields, the actor or place of a field, the grade.
    Raises ValueError where the number of subjects does not fit the verdict, or no author is named.
    """

    verdict: Verdict
    subjects: tuple[str, ...]
    author: str
    at: datetime
    reason: str = ""
    value: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.subjects) != SUBJECTS.get(self.verdict, 1):
            raise ValueError(f"{self.verdict} is decided of {SUBJECTS.get(self.verdict, 1)}, not {len(self.subjects)}")
        if not self.author.strip():
            raise ValueError("a decision needs an author")

    @cached_property
    def id(self) -> str:
        return digest(canonical(self.to_dict()))

    @property
    def found_by(self) -> tuple[str, ...]:
        """The ids that it is about, each once; a grade is about an outlet, by which nobody looks for it."""
        return () if self.verdict is Verdict.GRADE else tuple(dict.fromkeys(self.subjects))

    def to_dict(self) -> dict[str, Any]:
        return {
            "verdict": self.verdict.value,
            "subjects": list(self.subjects),
            "author": self.author,
            "at": self.at.isoformat(),
            "reason": self.reason,
            "value": dict(self.value),
        }

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Decision:
        return cls(
            verdict=Verdict(told["verdict"]),
            subjects=tuple(told["subjects"]),
            author=told["author"],
            at=datetime.fromisoformat(told["at"]),
            reason=told["reason"],
            value=told["value"],
        )
