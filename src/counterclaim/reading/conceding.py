"""Who owns up to the second of two figures does not vouch for the first: "29 dead, although it admitted only 21"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.claims.kinds import HARM
from counterclaim.reading.assembly import Draft, by_sentence
from counterclaim.reading.lexicon import any_of, load_table


def leave_unadmitted(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a figure against which its claimant is told to admit another is the report's own."""
    beside = by_sentence(drafts)
    return [replace(d, claimant=None) if _is_unadmitted(text, d, beside[d.sentence]) else d for d in drafts]


def _is_unadmitted(text: str, draft: Draft, beside: Sequence[Draft]) -> bool:
    if draft.claimant is None or draft.kind not in HARM or draft.count.span is None:
        return False
    if _saying().search(text, draft.sentence.start, draft.proposal.anchor.start):
        return False
    return any(_admits_instead(text, draft, other) for other in beside)


def _admits_instead(text: str, draft: Draft, other: Draft) -> bool:
    first, second = draft.count, other.count
    if first.span is None or second.span is None or (draft.kind, draft.claimant) != (other.kind, other.claimant):
        return False
    return (first.low, first.high) != (second.low, second.high) and bool(
        _although().search(text, first.span.end, second.span.start)
    )


@cache
def _although() -> re.Pattern[str]:
    return re.compile(
        rf"\b{any_of(load_table('acknowledging')['conceding'])}\b[^.;]*?\b{any_of(load_table('acknowledging')['verbs'])}\b",
        re.IGNORECASE,
    )


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_table('attributing')['verbs'])}\b", re.IGNORECASE)
