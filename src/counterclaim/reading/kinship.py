"""Which claims of a report repeat another (`same_as`) or are contained in it (`part_of`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.claims.kinds import Scope
from counterclaim.reading.assembly import Draft


def repeated(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of its first telling: same proposition, same claimant (codebook case 17)."""
    return [
        next((j for j in range(i) if drafts[j].sentence != draft.sentence and _same(drafts[j], draft)), None)
        for i, draft in enumerate(drafts)
    ]


def settle_scope(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a part of nothing is no part: it has the scope of the other figures of its sentence."""
    whole = contained(drafts)
    return [
        replace(d, scope=_scope_beside(d, drafts)) if d.scope is Scope.PART and whole[i] is None else d
        for i, d in enumerate(drafts)
    ]


def _scope_beside(draft: Draft, drafts: Sequence[Draft]) -> Scope:
    beside = {d.scope for d in drafts if d.sentence == draft.sentence and d is not draft}
    return Scope.CUMULATIVE if Scope.CUMULATIVE in beside else Scope.INCIDENT


def contained(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft of scope `part` the index of the figure that holds it: nearest before, of its kind, no smaller."""
    return [_whole(drafts, i) if d.scope is Scope.PART else None for i, d in enumerate(drafts)]


def _same(a: Draft, b: Draft) -> bool:
    return (
        a.kind == b.kind
        and (a.count.low, a.count.high, a.count.word) == (b.count.low, b.count.high, b.count.word)
        and _words(a.affected) == _words(b.affected)
        and _words(a.claimant) == _words(b.claimant)
    )


def _words(mention: object) -> frozenset[str]:
    text = getattr(mention, "text", "")
    return frozenset(w.rstrip("s") for w in text.lower().split() if w not in ("the", "a", "an", "of"))


def _whole(drafts: Sequence[Draft], index: int) -> int | None:
    part = drafts[index]
    candidates = [
        j
        for j, d in enumerate(drafts)
        if j != index and d.kind == part.kind and d.scope is not Scope.PART and _holds(d, part)
    ]
    before = [j for j in candidates if j < index]
    return max(before) if before else min(candidates, default=None)


def _holds(whole: Draft, part: Draft) -> bool:
    if whole.count.high is None or part.count.low is None:
        return True
    return whole.count.high > part.count.low
