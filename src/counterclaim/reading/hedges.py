"""A hedge at the harm itself makes the claimant unnamed: "was allegedly killed" (codebook section 10, case 3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.claims.kinds import HARM
from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table

CONFIDENCE = 0.8
"""That a hedge is the claimant: so annotated for 17 of 20 such claims without a named one in the training reports."""
_REACH = 60
"""Code points between the harm's words and the claim's anchor."""


def give_hedges(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a claim without a claimant, whose harm is hedged, has the hedge for one."""
    return [_with_hedge(text, _without_assurance(draft)) for draft in drafts]


def _without_assurance(draft: Draft) -> Draft:
    bare = draft.claimant is not None and draft.claimant.text.lower() in load_table("hedges")["assurances"]
    return replace(draft, claimant=None) if bare else draft


def _with_hedge(text: str, draft: Draft) -> Draft:
    if draft.claimant is not None or draft.kind not in HARM:
        return draft
    anchor = draft.proposal.anchor
    for found in _hedged().finditer(text, draft.sentence.start, draft.sentence.end):
        between = text[min(found.end(), anchor.end) : max(found.start(), anchor.start)]
        if len(between) <= _REACH and not re.search(r"[,;:.]", between):
            span = Span(*found.span("hedge"))
            return replace(draft, claimant=Mention(span.of(text), span, CONFIDENCE))
    return draft


@cache
def _hedged() -> re.Pattern[str]:
    table = load_table("hedges")
    return re.compile(
        rf"\b(?P<hedge>{any_of(table['adverbs'])})\s+(?:\w+\s+){{0,2}}?{any_of(table['harms'])}\b", re.IGNORECASE
    )
