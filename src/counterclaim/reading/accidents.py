"""Accidents, disasters and illness are no claims (codebook section 1): "died when their helicopter crashed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from counterclaim.claims.kinds import HARM
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table


def drop_accidents(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without the harm that nobody is told to have done, in a sentence that tells of an accident and of no
    violence."""
    return [draft for draft in drafts if not _is_accident(draft, draft.sentence.of(text))]


def _is_accident(draft: Draft, sentence: str) -> bool:
    if draft.kind not in HARM or draft.perpetrator is not None:
        return False
    return _mishap().search(sentence) is not None and _violence().search(sentence) is None


@cache
def _mishap() -> re.Pattern[str]:
    table = load_table("accidents")
    what = any_of([*table["vehicles"], *table["of"]])
    return re.compile(rf"\b(?:{what}\s+{any_of(table['mishaps'])}|{any_of(table['disasters'])})\b", re.IGNORECASE)


@cache
def _violence() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_table('accidents')['violence'])}\b", re.IGNORECASE)
