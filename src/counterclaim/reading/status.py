"""Whether the affected fight, where the recogniser does not know: by their noun, or by where they were hit."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from counterclaim.claims.kinds import HARM, Kind, Status
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table

_HARMED = (Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES)


def settle_status(text: str, draft: Draft) -> Draft:
    """The status that the noun tells where the recogniser knows none; people harmed in a plainly civilian place are
    civilians (codebook case 16)."""
    if draft.status is not Status.UNKNOWN or draft.kind not in HARM or draft.affected is None:
        return draft
    noun = _noun(draft.affected.text)
    if noun in load_table("status_words")["people"]:
        civilian = draft.kind in _HARMED and _is_civilian_place(draft.sentence.of(text))
        return replace(draft, status=Status.CIVILIAN) if civilian else draft
    return replace(draft, status=_told().get(noun, Status.UNKNOWN))


def _noun(phrase: str) -> str:
    """The last word, in the singular where it is regular or in the table."""
    last = phrase.lower().split()[-1]
    table = load_table("status_words")
    return str(table["irregular"].get(last, last if last in table["people"] else last.removesuffix("s")))


@cache
def _told() -> dict[str, Status]:
    table = load_table("status_words")
    return dict.fromkeys(table["civilians"], Status.CIVILIAN) | dict.fromkeys(table["combatants"], Status.COMBATANT)


def _is_civilian_place(sentence: str) -> bool:
    return bool(_pattern("civilian").search(sentence)) and not _pattern("guarded").search(sentence)


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_table('status_words')[group])}(?:e?s)?\b", re.IGNORECASE)
