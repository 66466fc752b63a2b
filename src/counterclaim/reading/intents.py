"""Threats, plans and calls are no claims (codebook section 1): "a plot to kill nine judges", "aimed at killing nine".

Of what the rule drops from 750 wires that were never annotated and from the reports to choose by, nothing was a claim,
in 5 cases; from the training reports it drops nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from counterclaim.claims.kinds import HARM, THINGS
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table


def drop_intents(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without the harm that stands as the object of a deed which somebody means to do or calls for."""
    return [draft for draft in drafts if not _is_meant(text, draft)]


def _is_meant(text: str, draft: Draft) -> bool:
    spans = [draft.count.span, draft.affected.span if draft.affected else None]
    starts = [s.start for s in spans if s and draft.sentence.contains(s)]
    return (
        draft.kind in HARM | THINGS
        and bool(starts)
        and _meant().search(text, draft.sentence.start, min(starts)) is not None
    )


@cache
def _meant() -> re.Pattern[str]:
    """Up to where the count or the affected begins, with an article and a word between."""
    table = load_table("intents")
    to = rf"{any_of(table['to'])}\s+(?:also\s+)?{any_of(table['deeds'])}"
    at = rf"{any_of(table['at'])}\s+(?:(?:the|an?|any)\s+)?{any_of(table['doings'])}"
    return re.compile(rf"\b(?:{to}|{at})\s+(?:[\w’'-]+\s+){{0,2}}\Z", re.IGNORECASE)
