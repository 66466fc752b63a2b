"""Which claim that was read stands for which annotated one (codebook section 9).

Claims are mappings in the gold format of codebook section 8.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from counterclaim.check.agreement import same_claimant, same_noun_phrase, wording
from counterclaim.claims.kinds import CONDUCT

ClaimDict = Mapping[str, Any]


def is_match(gold: ClaimDict, read: ClaimDict) -> bool:
    """Same kind, spans that overlap, and (conduct apart) the same bounds, count word and affected."""
    if gold["kind"] != read["kind"] or not _overlap(gold, read):
        return False
    if gold["kind"] in CONDUCT:
        return True
    return _bounds(gold) == _bounds(read) and _same_affected(gold, read)


def is_attributed(gold: ClaimDict, read: ClaimDict) -> bool:
    """Whether claimant and stance are both right."""
    return same_claimant(gold.get("claimant"), read.get("claimant")) and gold["stance"] == read.get("stance")


def assign(gold: Sequence[ClaimDict], read: Sequence[ClaimDict]) -> list[tuple[int, int]]:
    """One-to-one pairs (index of gold, index of read): as many matches as there can be, better ones first.

    Augmenting paths, from the claims with the fewest candidates on, each trying its best candidate first.
    """
    candidates = [_candidates(claim, read) for claim in gold]
    holder: dict[int, int] = {}

    def settle(claim: int, tried: set[int]) -> bool:
        for candidate in candidates[claim]:
            if candidate in tried:
                continue
            tried.add(candidate)
            if candidate not in holder or settle(holder[candidate], tried):
                holder[candidate] = claim
                return True
        return False

    for claim in sorted(range(len(gold)), key=lambda n: len(candidates[n])):
        settle(claim, set())
    return sorted((claim, candidate) for candidate, claim in holder.items())


def _candidates(gold: ClaimDict, read: Sequence[ClaimDict]) -> list[int]:
    matching = [n for n, claim in enumerate(read) if is_match(gold, claim)]
    return sorted(matching, key=lambda n: _quality(gold, read[n]), reverse=True)


def _quality(gold: ClaimDict, read: ClaimDict) -> tuple[bool, bool]:
    """Right attribution counts before the same wording of the affected."""
    return is_attributed(gold, read), wording(gold.get("affected")) == wording(read.get("affected"))


def _overlap(gold: ClaimDict, read: ClaimDict) -> bool:
    return bool(min(gold["end"], read["end"]) > max(gold["start"], read["start"]))


def _bounds(claim: ClaimDict) -> tuple[int | None, int | None, str]:
    count = claim.get("count") or {}
    return count.get("low"), count.get("high"), (count.get("word") or "").lower()


def _same_affected(gold: ClaimDict, read: ClaimDict) -> bool:
    named = wording(gold.get("affected"))
    return named is None or same_noun_phrase(named, wording(read.get("affected")))
