"""When something happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from counterclaim.claims.span import Span


@dataclass(frozen=True, slots=True)
class Interval:
    """Days `first` to `last` inclusive; `precision` is UCDP's date_prec (1 day … 5 more than a month)."""

    first: date
    last: date
    precision: int
    span: Span | None = None
    text: str = ""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"no interval: {self.first}..{self.last}")

    def to_dict(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "precision": self.precision,
        }
        if self.span is not None:
            found |= {"text": self.text, "start": self.span.start, "end": self.span.end}
        return found

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Interval:
        """The interval that `to_dict` gave."""
        span = Span(told["start"], told["end"]) if "start" in told else None
        first, last = date.fromisoformat(told["from"]), date.fromisoformat(told["to"])
        return cls(first, last, told["precision"], span, told.get("text", ""))


def date_precision(first: date, last: date) -> int:
    """UCDP's date_prec of an interval: 1 day; 2 of 2–6 days; 3 a week; 4 of 8–31 days; 5 longer."""
    days = (last - first).days + 1
    return next((code for code, limit in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= limit), 5)
