"""What somebody has made of a report so far: claims, and what became of what was laid before them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from counterclaim.claims.claim import Claim


class Outcome(StrEnum):
    """Of a suggestion: accepted, corrected, dropped. Of two codings: agreed, the first's or the second's taken, coded
    anew, dropped.
    """

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    DROPPED = "dropped"
    AGREED = "agreed"
    FIRST = "first"
    SECOND = "second"
    ANEW = "anew"


@dataclass(frozen=True, slots=True)
class Draft:
    """`settled` says by key what became of each suggestion or row; `sources` which key a claim came from."""

    claims: tuple[Claim, ...] = ()
    settled: Mapping[str, Outcome] = field(default_factory=dict)
    sources: Mapping[int, str] = field(default_factory=dict)

    @property
    def next_number(self) -> int:
        return max((claim.id for claim in self.claims), default=0) + 1

    def claim(self, number: int) -> Claim | None:
        return next((claim for claim in self.claims if claim.id == number), None)

    def with_claim(self, claim: Claim, key: str = "", outcome: Outcome | None = None) -> Draft:
        """The claim in the place of the one of its number; with a key, as what became of that."""
        kept = self.without(claim.id, keep_key=True)
        source = key or self.sources.get(claim.id, "")
        settled = dict(self.settled) | ({source: outcome} if source and outcome else {})
        sources = dict(kept.sources) | ({claim.id: source} if source else {})
        return Draft(tuple(sorted((*kept.claims, claim), key=_place)), settled, sources)

    def without(self, number: int, *, keep_key: bool = False) -> Draft:
        """Without the claim; what it came from is open again. Links to it go too, unless another takes its place."""
        key = self.sources.get(number)
        claims = (claim for claim in self.claims if claim.id != number)
        return Draft(
            tuple(claims if keep_key else (_unlinked(claim, number) for claim in claims)),
            {k: v for k, v in self.settled.items() if keep_key or k != key},
            {n: k for n, k in self.sources.items() if n != number},
        )

    def dropped(self, key: str) -> Draft:
        """What the key stands for is no claim."""
        draft = self.reopened(key)
        return replace(draft, settled=dict(draft.settled) | {key: Outcome.DROPPED})

    def reopened(self, key: str) -> Draft:
        """As if nothing had become of it."""
        draft = self
        for number in [n for n, source in self.sources.items() if source == key]:
            draft = draft.without(number)
        return replace(draft, settled={k: v for k, v in draft.settled.items() if k != key})

    def to_value(self) -> dict[str, Any]:
        return {
            "claims": [claim.to_dict() for claim in self.claims],
            "settled": {key: outcome.value for key, outcome in self.settled.items()},
            "sources": {str(number): key for number, key in self.sources.items()},
        }

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Draft:
        return cls(
            tuple(map(Claim.from_dict, value["claims"])),
            {key: Outcome(told) for key, told in value["settled"].items()},
            {int(number): key for number, key in value["sources"].items()},
        )


def _place(claim: Claim) -> tuple[int, int]:
    return claim.span.start, claim.id


def _unlinked(claim: Claim, number: int) -> Claim:
    return replace(
        claim,
        part_of=None if claim.part_of == number else claim.part_of,
        same_as=None if claim.same_as == number else claim.same_as,
    )
