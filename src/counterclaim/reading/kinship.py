"""Which claims of a report repeat another (`same_as`) or are contained in it (`part_of`)."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from counterclaim.claims.interval import Interval
from counterclaim.claims.kinds import HARM, Scope, Stance
from counterclaim.reading.assembly import Draft, by_sentence
from counterclaim.reading.lexicon import any_of, load_table

FEW_DAYS = 11
"""A third of a month, as "late July" is read: the vaguest day of an incident."""


def repeated(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of its first telling: same proposition, same claimant (codebook case 17)."""
    firsts: dict[Hashable, int] = {}
    told = [firsts.setdefault(_proposition(draft), i) for i, draft in enumerate(drafts)]
    return [first if drafts[first].sentence != drafts[i].sentence else None for i, first in enumerate(told)]


def _proposition(draft: Draft) -> Hashable:
    count = draft.count.low, draft.count.high, draft.count.word
    return draft.kind, count, _words(draft.affected), _words(draft.claimant)


def settle_scope(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a part of nothing is no part: it has the scope of the other figures of its sentence."""
    whole, beside = contained(drafts), by_sentence(drafts)
    return [
        replace(d, scope=_scope_beside(d, beside[d.sentence])) if d.scope is Scope.PART and whole[i] is None else d
        for i, d in enumerate(drafts)
    ]


def settle_sums(text: str, drafts: Sequence[Draft], times: Sequence[Interval | None]) -> list[Draft]:
    """Drafts in which harm of a few days at one place, told without a word of summing, is an incident's."""
    return [
        replace(d, scope=Scope.INCIDENT) if _is_no_sum(text, d, time) else d
        for d, time in zip(drafts, times, strict=True)
    ]


def _is_no_sum(text: str, draft: Draft, time: Interval | None) -> bool:
    if draft.scope is not Scope.CUMULATIVE or draft.place is None or time is None:
        return False
    return (time.last - time.first).days < FEW_DAYS and not _summing().search(draft.sentence.of(text))


@cache
def _summing() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_table('summing')['cues'])}\b", re.IGNORECASE)


def settle_parts(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which who acknowledges a loss acknowledges its parts: "20 of its men, including an officer"."""
    return [
        replace(d, stance=Stance.ACKNOWLEDGES) if whole is not None and _admits(drafts[whole], d) else d
        for d, whole in zip(drafts, contained(drafts), strict=True)
    ]


def _admits(whole: Draft, part: Draft) -> bool:
    if part.kind not in HARM or part.stance is not Stance.ASSERTS or part.count.low == 0:
        return False
    one_voice = whole.claimant is not None and part.claimant is not None and whole.claimant.text == part.claimant.text
    return one_voice and whole.stance is Stance.ACKNOWLEDGES and whole.sentence == part.sentence


def _scope_beside(draft: Draft, sentence: Sequence[Draft]) -> Scope:
    cumulative = any(d.scope is Scope.CUMULATIVE for d in sentence if d is not draft)
    return Scope.CUMULATIVE if cumulative else Scope.INCIDENT


def contained(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft of scope `part` the index of the figure that holds it: nearest before, of its kind, no smaller."""
    return [_whole(drafts, i) if d.scope is Scope.PART else None for i, d in enumerate(drafts)]


def _words(mention: object) -> frozenset[str]:
    text = getattr(mention, "text", "")
    return frozenset(w.rstrip("s") for w in text.lower().split() if w not in ("the", "a", "an", "of"))


def _whole(drafts: Sequence[Draft], index: int) -> int | None:
    part = drafts[index]
    nearest_first = chain(range(index - 1, -1, -1), range(index + 1, len(drafts)))
    return next((j for j in nearest_first if _is_whole(drafts[j], part)), None)


def _is_whole(draft: Draft, part: Draft) -> bool:
    return draft.kind == part.kind and draft.scope is not Scope.PART and _holds(draft, part)


def _holds(whole: Draft, part: Draft) -> bool:
    if whole.count.high is None or part.count.low is None:
        return True
    return whole.count.high > part.count.low
