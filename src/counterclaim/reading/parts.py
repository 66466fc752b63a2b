"""What a sentence counts within another figure: "nine people, including two children" (codebook section 6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.claims.kinds import HARM, Scope
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table

_REACH = 7
"""Words between the opening and the count: 129 of 135 such claims of the training reports are parts."""


def mark_parts(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which harm that is counted right behind an "including" is a part."""
    return [replace(d, scope=Scope.PART) if d.kind in HARM and _is_included(text, d) else d for d in drafts]


def _is_included(text: str, draft: Draft) -> bool:
    start = draft.count.span or (draft.affected.span if draft.affected else draft.proposal.anchor)
    return _including().search(text[draft.sentence.start : start.start]) is not None


@cache
def _including() -> re.Pattern[str]:
    table = load_table("parts")
    word = rf"(?!{any_of(table['breaks'])}\b)[\w'’()-]+"
    return re.compile(rf"\b{any_of(table['openings'])}\W+(?:{word}[\s,]+){{0,{_REACH}}}\Z", re.IGNORECASE)
