"""Who takes part in a conflict or tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

STATE_KINDS = ("forces", "police", "government", "foreign", "defence", "interior")
KINDS = frozenset(
    {
        *STATE_KINDS,
        "armed_group", "militia", "coalition", "private_military_company", "mission", "intergovernmental", "monitor",
        "media", "criminal_group", "political_party", "security_service", "community",
    }
)  # fmt: skip
PARTIES = frozenset(
    {
        *STATE_KINDS,
        "armed_group",
        "militia",
        "coalition",
        "private_military_company",
        "mission",
        "security_service",
        "criminal_group",
    }
)
"""Kinds whose word on their own losses is a word against interest."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last` inclusive; None is open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether the day lies in the period; an unknown day lies in every one."""
        if day is None:
            return True
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def overlaps(self, other: Period) -> bool:
        first, last = self.first or date.min, self.last or date.max
        return first <= (other.last or date.max) and (other.first or date.min) <= last


@dataclass(frozen=True, slots=True)
class Alliance:
    """With the actor of that id, while the period lasts."""

    id: str
    period: Period


@dataclass(frozen=True, slots=True)
class Actor:
    """`countries` are alpha-3 codes, none for the whole world; `words` describe it without naming it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    countries: tuple[str, ...]
    period: Period = Period()
    parent: str | None = None
    allies: tuple[Alliance, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)
