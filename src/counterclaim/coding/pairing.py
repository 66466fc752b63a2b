"""Which claim of one coder stands for which of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.check.agreement import same_noun_phrase
from counterclaim.check.matching import assign
from counterclaim.claims.claim import Claim
from counterclaim.claims.span import Span
from counterclaim.publishing.wording import core_spans

_NEAR = 2
"""Points that make a pair: the same count words, the same affected words, or several weaker signs."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as both coders have it, or as one alone does; `number` counts from 1 in the order of the text.

    The claims carry the row's number as their id, and `part_of` and `same_as` are rows as well, so that claims of
    both sides can stand beside each other.
    """

    number: int
    one: Claim | None
    other: Claim | None

    @property
    def key(self) -> str:
        return str(self.number)

    @property
    def first(self) -> Claim:
        """The first coder's claim, or the only one there is."""
        found = self.one or self.other
        assert found is not None
        return found


def rows(one: Sequence[Claim], other: Sequence[Claim]) -> tuple[Row, ...]:
    """Every claim of both, each in one row: those that match by the codebook, then those that plainly mean the same
    words with another reading of them, then those that only one has.
    """
    pairs = _pairs(one, other)
    alone = [(claim, None) for claim in one if claim.id not in {a.id for a, _ in pairs}]
    unheard = [(None, claim) for claim in other if claim.id not in {b.id for _, b in pairs}]
    ordered = sorted((*pairs, *alone, *unheard), key=_place)
    mine = {a.id: n for n, (a, _) in enumerate(ordered, 1) if a is not None}
    theirs = {b.id: n for n, (_, b) in enumerate(ordered, 1) if b is not None}
    return tuple(
        Row(n, _numbered(a, mine) if a else None, _numbered(b, theirs) if b else None)
        for n, (a, b) in enumerate(ordered, 1)
    )


def _place(pair: tuple[Claim | None, Claim | None]) -> tuple[int, int, bool, int]:
    claim = pair[0] or pair[1]
    assert claim is not None
    core = min((span.start for span in core_spans(claim) if len(span)), default=claim.span.start)
    return claim.span.start, core, pair[0] is None, claim.id


def _numbered(claim: Claim, numbers: dict[int, int]) -> Claim:
    part_of, same_as = (numbers.get(link or 0) for link in (claim.part_of, claim.same_as))
    return replace(claim, id=numbers[claim.id], part_of=part_of, same_as=same_as)


def _pairs(one: Sequence[Claim], other: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    matched = assign([claim.to_dict() for claim in one], [claim.to_dict() for claim in other])
    found = [(one[a], other[b]) for a, b in matched]
    left = [claim for n, claim in enumerate(one) if n not in {a for a, _ in matched}]
    right = [claim for n, claim in enumerate(other) if n not in {b for _, b in matched}]
    return [*found, *_nearest(left, right)]


def _nearest(one: Sequence[Claim], other: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs with the most in common first; what has too little in common stays alone."""
    scored = [(_likeness(a, b), n, m) for n, a in enumerate(one) for m, b in enumerate(other)]
    used: tuple[set[int], set[int]] = set(), set()
    for score, n, m in sorted(scored, key=lambda told: (-told[0], told[1], told[2])):
        if score >= _NEAR and n not in used[0] and m not in used[1]:
            used[0].add(n)
            used[1].add(m)
            yield one[n], other[m]


def _likeness(one: Claim, other: Claim) -> int:
    """Points for what both mean: nothing where their sentences are apart."""
    if not one.span.overlaps(other.span):
        return 0
    whom, theirs = one.affected, other.affected
    return (
        2 * _meet(one.count.span, other.count.span)
        + 2 * _meet(whom.span if whom else None, theirs.span if theirs else None)
        + (same_noun_phrase(whom.text, theirs.text) if whom and theirs else whom is theirs)
        + (one.kind is other.kind)
        + ((one.count.low, one.count.high) == (other.count.low, other.count.high))
    )


def _meet(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.overlaps(other)
