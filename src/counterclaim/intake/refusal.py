"""Input that is not read, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """`source` names the file (and line); `reason` is one clear line."""

    source: str
    reason: str

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


class Unreadable(ValueError):
    """Bytes or a record that cannot become a report; its message is a refusal's reason."""
