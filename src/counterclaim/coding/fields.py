"""The fields that coders are compared in, and as what: names, or figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from counterclaim.check.agreement import content_words, head_noun, same_claimant, same_mention, same_time, wording
from counterclaim.check.matching import ClaimDict
from counterclaim.claims.claim import Claim

Value = str | float | None
"""What a coder gave a field; None where there is nothing to compare."""


@dataclass(frozen=True, slots=True)
class Field:
    """`same` says whether two claims, in the gold format, agree in it; `value` what a claim gives it."""

    name: str
    label: str
    level: str
    value: Callable[[ClaimDict], Value]
    same: Callable[[ClaimDict, ClaimDict], bool]

    def values(self, one: Claim, other: Claim) -> tuple[Value, Value]:
        """Of a pair; two wordings of the same are one value, the first coder's."""
        ours, theirs = one.to_dict(), other.to_dict()
        mine = self.value(ours)
        return mine, mine if self.level == NOMINAL and self.same(ours, theirs) else self.value(theirs)

    def agree(self, one: Claim, other: Claim) -> bool:
        return self.same(one.to_dict(), other.to_dict())


NOMINAL, RATIO = "nominal", "ratio"


def _chosen(name: str) -> Callable[[ClaimDict], Value]:
    return lambda claim: str(claim[name])


def _equal(name: str) -> Callable[[ClaimDict, ClaimDict], bool]:
    return lambda one, other: bool(one[name] == other[name])


def _named(name: str) -> Callable[[ClaimDict], Value]:
    """Its head noun; that nobody is named is a value as well."""
    return lambda claim: _noun(wording(claim[name]))


def _noun(words: str | None) -> str:
    return "" if words is None else (head_noun(words) if content_words(words) else words.strip().casefold()) or words


def _mentioned(name: str) -> Callable[[ClaimDict, ClaimDict], bool]:
    return lambda one, other: same_mention(one[name], other[name])


def _bound(name: str) -> Callable[[ClaimDict], Value]:
    def bound(claim: ClaimDict) -> Value:
        told = claim["count"][name]
        return float(told) if told is not None else None

    return bound


def _same_bound(name: str) -> Callable[[ClaimDict, ClaimDict], bool]:
    return lambda one, other: bool(one["count"][name] == other["count"][name])


def _day(claim: ClaimDict) -> Value:
    time: dict[str, Any] | None = claim["time"]
    return f"{time['from']} {time['to']}" if time else ""


def _word(claim: ClaimDict) -> Value:
    return (claim["count"]["word"] or "").casefold()


FIELDS = (
    Field("kind", "What", NOMINAL, _chosen("kind"), _equal("kind")),
    Field("low", "At least", RATIO, _bound("low"), _same_bound("low")),
    Field("high", "At most", RATIO, _bound("high"), _same_bound("high")),
    Field("word", "Vague word", NOMINAL, _word, lambda one, other: _word(one) == _word(other)),
    Field("affected", "Whom", NOMINAL, _named("affected"), _mentioned("affected")),
    Field("status", "Status", NOMINAL, _chosen("status"), _equal("status")),
    Field(
        "claimant", "Claimant", NOMINAL, _named("claimant"), lambda a, b: same_claimant(a["claimant"], b["claimant"])
    ),
    Field("stance", "Stance", NOMINAL, _chosen("stance"), _equal("stance")),
    Field("scope", "Scope", NOMINAL, _chosen("scope"), _equal("scope")),
    Field("perpetrator", "By whom", NOMINAL, _named("perpetrator"), _mentioned("perpetrator")),
    Field("place", "Where", NOMINAL, _named("place"), _mentioned("place")),
    Field("time", "When", NOMINAL, _day, lambda one, other: same_time(one["time"], other["time"])),
)
