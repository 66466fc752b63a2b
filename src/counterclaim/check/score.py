"""How well claims were read, against annotated ones (codebook section 9)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from counterclaim.check.agreement import same_claimant, same_mention, same_time
from counterclaim.check.matching import ClaimDict, assign, is_attributed

FIELDS = ("claimant", "stance", "status", "perpetrator", "scope", "place", "time")
"""What is judged of a matched claim."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Claims annotated, read, and right."""

    gold: int
    read: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """`core` counts matches, `claim` those with the right claimant and stance; `fields` are shares of matches."""

    core: Tally
    claim: Tally
    fields: Mapping[str, float]


class Fault(StrEnum):
    MISSED = "missed"
    SPURIOUS = "spurious"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class Error:
    """A claim that was missed (`gold` alone), made up (`read` alone), or given to the wrong claimant (both)."""

    fault: Fault
    doc: str
    gold: ClaimDict | None
    read: ClaimDict | None


@dataclass(frozen=True, slots=True)
class Pairing:
    """One report's claims of the kinds in question, and which stands for which."""

    doc: str
    gold: Sequence[ClaimDict]
    read: Sequence[ClaimDict]
    pairs: Sequence[tuple[int, int]]

    def matches(self) -> Iterator[tuple[ClaimDict, ClaimDict]]:
        return ((self.gold[g], self.read[r]) for g, r in self.pairs)


def score(
    gold: Mapping[str, Sequence[ClaimDict]],
    predicted: Mapping[str, Sequence[ClaimDict]],
    kinds: Collection[str],
) -> Score:
    """The score of claims by document, in the gold format; documents that `gold` lacks are left out."""
    pairings = list(_pairings(gold, predicted, kinds))
    matches = [match for pairing in pairings for match in pairing.matches()]
    asked, given = sum(len(p.gold) for p in pairings), sum(len(p.read) for p in pairings)
    return Score(
        core=Tally(asked, given, len(matches)),
        claim=Tally(asked, given, sum(is_attributed(*match) for match in matches)),
        fields=_shares([_judge(*match) for match in matches]),
    )


def find_errors(
    gold: Mapping[str, Sequence[ClaimDict]],
    predicted: Mapping[str, Sequence[ClaimDict]],
    kinds: Collection[str],
) -> Iterator[Error]:
    """What `score` counts against the reader, report by report."""
    for pairing in _pairings(gold, predicted, kinds):
        yield from _errors(pairing)


def _pairings(
    gold: Mapping[str, Sequence[ClaimDict]],
    predicted: Mapping[str, Sequence[ClaimDict]],
    kinds: Collection[str],
) -> Iterator[Pairing]:
    for doc, annotated in gold.items():
        asked, given = _of_kinds(annotated, kinds), _of_kinds(predicted.get(doc, ()), kinds)
        yield Pairing(doc, asked, given, assign(asked, given))


def _of_kinds(claims: Iterable[ClaimDict], kinds: Collection[str]) -> list[ClaimDict]:
    return [claim for claim in claims if claim["kind"] in kinds]


def _judge(gold: ClaimDict, read: ClaimDict) -> dict[str, bool]:
    return {
        "claimant": same_claimant(gold.get("claimant"), read.get("claimant")),
        "stance": gold["stance"] == read.get("stance"),
        "status": gold["status"] == (read.get("status") or "unknown"),
        "perpetrator": same_mention(gold.get("perpetrator"), read.get("perpetrator")),
        "scope": gold["scope"] == read.get("scope"),
        "place": same_mention(gold.get("place"), read.get("place")),
        "time": same_time(gold.get("time"), read.get("time")),
    }


def _shares(judged: Sequence[Mapping[str, bool]]) -> dict[str, float]:
    return {name: sum(j[name] for j in judged) / max(1, len(judged)) for name in FIELDS}


def _errors(pairing: Pairing) -> Iterator[Error]:
    found, used = {g for g, _ in pairing.pairs}, {r for _, r in pairing.pairs}
    for n, claim in enumerate(pairing.gold):
        if n not in found:
            yield Error(Fault.MISSED, pairing.doc, claim, None)
    for n, claim in enumerate(pairing.read):
        if n not in used:
            yield Error(Fault.SPURIOUS, pairing.doc, None, claim)
    for gold, read in pairing.matches():
        if not is_attributed(gold, read):
            yield Error(Fault.ATTRIBUTION, pairing.doc, gold, read)
