"""A party that tells of its own deed vouches for it: "an al Qaeda affiliate declared to have killed 50"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.claims.kinds import CONDUCT, Kind
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table


def do_own_deeds(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a claimant that says "it had killed" or "its men killed" is the doer, where no other is named."""
    return [_with_teller(text, draft) for draft in drafts]


def _with_teller(text: str, draft: Draft) -> Draft:
    teller, sentence = draft.claimant, draft.sentence
    if draft.perpetrator is not None or teller is None or draft.kind in CONDUCT or not sentence.contains(teller.span):
        return draft
    did = _deed().match(text, teller.span.end, sentence.end)
    return replace(draft, perpetrator=teller) if did and did.end() <= draft.proposal.anchor.start else draft


def claim_own_deeds(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a doer whose name a verb of saying follows is the claimant, unless the sentence names another."""
    return [_with_doer(text, draft) for draft in drafts]


def _with_doer(text: str, draft: Draft) -> Draft:
    doer, sentence = draft.perpetrator, draft.sentence
    if doer is None or not sentence.contains(doer.span):
        return draft
    if draft.kind in CONDUCT:
        avows = draft.kind is Kind.RESPONSIBILITY and _telling("avowals").match(text, doer.span.end, sentence.end)
        return replace(draft, claimant=doer) if avows else draft
    if draft.claimant is not None and draft.claimant.span.overlaps(sentence):
        return draft
    return replace(draft, claimant=doer) if _telling("verbs").match(text, doer.span.end, sentence.end) else draft


@cache
def _telling(group: str) -> re.Pattern[str]:
    table = load_table("claiming")
    aside = r"(?:\s*\([^)]*\))?(?:,[^,.;]{1,80},)?"
    return re.compile(rf"{aside}(?:\s+{any_of(table['between'])})*\s+{any_of(table[group])}\b", re.IGNORECASE)


@cache
def _deed() -> re.Pattern[str]:
    """Behind the teller's name: " has reported that it inflicted"."""
    table = load_table("claiming")
    told = rf"(?:\W+{any_of(table['between'])})*\s+{any_of(table['verbs'])}(?:\s+on\s+\w+)?(?:\s+that)?"
    return re.compile(
        rf"(?:\s*\([^)]*\))?(?:,[^,.;]{{1,80}},)?{told}\s+{any_of(table['selves'])}"
        rf"(?:\s+(?:had|have|has|also))*\s+{any_of(table['doings'])}\b",
        re.IGNORECASE,
    )
