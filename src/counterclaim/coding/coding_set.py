"""A set of reports that two people code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from counterclaim.coding.drawing import shuffled
from counterclaim.coding.event import WHOLE, CodingEvent, Step

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class CodingSet:
    """`blind` are those of the reports that are coded without suggestions; of the others `suggested` has the ids of
    the reader's claims, as they were when the set was made. Raises ValueError for a set that cannot be coded.
    """

    name: str
    coders: tuple[str, str]
    reports: tuple[str, ...]
    blind: frozenset[str]
    suggested: Mapping[str, tuple[str, ...]]
    seed: int
    share: float
    by: str
    at: datetime
    id: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        one, other = (coder.strip() for coder in self.coders)
        if not self.name.strip() or len(self.name) > LONGEST_NAME:
            raise ValueError(f"a set needs a name, of at most {LONGEST_NAME} letters")
        if not one or not other or one.casefold() == other.casefold():
            raise ValueError("a set needs two coders with different names")
        if max(len(one), len(other)) > LONGEST_NAME:
            raise ValueError(f"a coder's name has at most {LONGEST_NAME} letters")
        if not self.reports:
            raise ValueError("no report fits: a set needs one at least")

    def order(self, coder: str) -> list[str]:
        """Each coder has the reports in an order of their own, so that tiring does not fall on the same ones."""
        return shuffled(self.reports, f"{self.seed} {self.coders.index(coder)}")

    def other(self, coder: str) -> str:
        return self.coders[1 - self.coders.index(coder)]

    def suggestions(self, report: str) -> tuple[str, ...]:
        """What may be shown of the reader's claims: nothing where the report is coded blind."""
        return () if report in self.blind else self.suggested.get(report, ())

    def event(self) -> CodingEvent:
        """The row that makes it."""
        value = {
            "name": self.name,
            "coders": list(self.coders),
            "reports": list(self.reports),
            "blind": sorted(self.blind),
            "suggested": {report: list(ids) for report, ids in self.suggested.items()},
            "seed": self.seed,
            "share": self.share,
        }
        return CodingEvent(Step.SET, WHOLE, WHOLE, self.by, self.at, value)

    @classmethod
    def of(cls, event: CodingEvent, id: str) -> CodingSet:
        """The set that the event made."""
        told: Mapping[str, Any] = event.value
        return cls(
            name=told["name"],
            coders=(told["coders"][0], told["coders"][1]),
            reports=tuple(told["reports"]),
            blind=frozenset(told["blind"]),
            suggested={report: tuple(ids) for report, ids in told["suggested"].items()},
            seed=told["seed"],
            share=told["share"],
            by=event.by,
            at=event.at,
            id=id,
        )
