"""Who did the attack did its harm: "three died in a blast triggered by rebels".

Where the recogniser names no doer, fighters so named are right for 8 of 8 claims of left-out kinds of training reports.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.claims.kinds import HARM, THINGS
from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table
from counterclaim.reading.status import fights

_CONFIDENCE = 0.7


def name_doers(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which the fighters whose attack the sentence names have done what nobody else is said to have done."""
    return [replace(d, perpetrator=_doer(text, d)) if _wants(d) else d for d in drafts]


def _wants(draft: Draft) -> bool:
    return draft.perpetrator is None and draft.kind in HARM | THINGS


def _doer(text: str, draft: Draft) -> Mention | None:
    for attack in _attack().finditer(text, draft.sentence.start, draft.sentence.end):
        span = Span(*attack.span("who"))
        harmed = draft.affected is not None and draft.affected.span.overlaps(span)
        if fights(span.of(text)) and not harmed:
            return Mention(span.of(text), span, _CONFIDENCE)
    return None


@cache
def _attack() -> re.Pattern[str]:
    table = load_table("doers")
    name = r"(?P<who>[\w’'()-]+(?:\s+[\w’'()-]+){0,8}?)"
    end = r"(?=\s+(?:against|and|at|during|from|in|killed|killing|near|on|that|this|today|which|who)\b|\s*[,.;]|\Z)"
    return re.compile(
        rf"\b{any_of(table['attacks'])}\s+(?:{any_of(table['done'])}\s+)?by\s+(?:(?:the|an?)\s+)?{name}{end}",
        re.IGNORECASE,
    )
