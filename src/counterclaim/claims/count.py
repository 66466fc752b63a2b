"""How many, as worded and as the bounds that the wording commits to (codebook section 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from counterclaim.claims.span import Span


@dataclass(frozen=True, slots=True)
class Count:
    """`low`/`high` are None where the wording leaves them open; `word` is the lemma of a vague wording."""

    text: str = ""
    span: Span | None = None
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    word: str | None = None

    def to_dict(self) -> dict[str, Any]:
        found: dict[str, Any] = {"text": self.text}
        if self.span is not None:
            found |= {"start": self.span.start, "end": self.span.end}
        return found | {
            "low": self.low,
            "high": self.high,
            "approximate": self.approximate,
            "word": self.word,
        }

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Count:
        """The count that `to_dict` gave."""
        return cls(
            text=told["text"],
            span=Span(told["start"], told["end"]) if told.get("start") is not None else None,
            low=told["low"],
            high=told["high"],
            approximate=told["approximate"],
            word=told["word"],
        )
