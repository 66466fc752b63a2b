"""What a recogniser proposes: the spans and fields of a claim, before anything is normalised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from counterclaim.claims.kinds import Kind
from counterclaim.claims.span import Span

ABSENT_SHARE = 0.6
"""Presence is split over a mention's places and wordings, absence is not: so a span need only reach this share."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value (or the span of a role; None where there is none) and the probability given to it."""

    value: str
    probability: float


@dataclass(frozen=True, slots=True)
class Role:
    """The best span of a role, its probability, and the probability that the claim has no such role.

    `span` is None only where the window has no word to offer.
    """

    span: Span | None
    probability: float
    absent: float

    @property
    def chosen(self) -> Span | None:
        return self.span if self.probability >= ABSENT_SHARE * self.absent else None

    @property
    def confidence(self) -> float:
        return max(self.probability, self.absent)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim as recognised. `sentence` is the index of its sentence; `anchor` the words that it was found at."""

    kind: Kind
    sentence: int
    anchor: Span
    probability: float
    roles: Mapping[str, Role]
    fields: Mapping[str, Choice]


class Recogniser(Protocol):
    """Finds the claims of the sentences in focus. A pure function of text and sentences."""

    @property
    def name(self) -> str:
        """Name and version of what recognises."""
        ...

    def propose(self, text: str, sentences: Sequence[Span], focus: Sequence[int]) -> list[Proposal]:
        """Proposals in the order of the text, for the sentences whose indices are in `focus`."""
        ...
