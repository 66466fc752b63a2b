"""Harm that a sentence takes for given rests on nobody's word: "X condemned the attack, which killed nine"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.claims.kinds import HARM
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table

_NEAR = 30
"""Code points between the claimant and the verb that takes the harm for given."""


def leave_presupposed(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which harm that the claimant condemns, protests or avows an attack with is the report's own word."""
    return [replace(d, claimant=None) if _is_presupposed(text, d) else d for d in drafts]


def _is_presupposed(text: str, draft: Draft) -> bool:
    claimant, sentence, anchor = draft.claimant, draft.sentence, draft.proposal.anchor
    if claimant is None or draft.kind not in HARM or not sentence.contains(claimant.span):
        return False
    between = text[claimant.span.end : anchor.start] if anchor.start > claimant.span.end else ""
    return _given().match(between) is not None


@cache
def _given() -> re.Pattern[str]:
    """From the claimant's end to the harm: one such verb near by, and nobody who says something behind it."""
    table = load_table("presupposing")
    verbs = rf"(?:{any_of(table['verbs'])}\w*|{any_of(table['feelings'])})\b"
    avowed = rf"{any_of(table['avowals'])}\b[^.;]*?\b{any_of(table['attacks'])}\b[^.;]*?\b{any_of(table['behind'])}\b"
    told = r"(?:(?!\b(?:said|says|saying|told|according)\b)[^;])*"
    return re.compile(rf"[^.;,]{{0,{_NEAR}}}?\b(?:{verbs}|{avowed}){told}\Z", re.IGNORECASE)
