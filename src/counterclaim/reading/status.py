"""Whether the affected fight: by their own words, or by where they were hit."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from counterclaim.claims.kinds import HARM, Kind, Status
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table

_HARMED = (Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES)


def settle_status(text: str, draft: Draft) -> Draft:
    """The status that the affected's own words tell. "People" are civilians where the recogniser takes them for such
    or they were harmed in a plainly civilian place, else unknown (codebook case 16)."""
    if draft.kind not in HARM or draft.affected is None:
        return draft
    told = _worded(draft.affected.text)
    if told is not None:
        return replace(draft, status=told)
    if noun_of(draft.affected.text) not in load_table("status_words")["people"] or draft.status is Status.CIVILIAN:
        return draft
    civilian = draft.kind in _HARMED and _is_civilian_place(draft.sentence.of(text))
    return replace(draft, status=Status.CIVILIAN if civilian else Status.UNKNOWN)


def _worded(phrase: str) -> Status | None:
    """ "Soldiers" fight, "villagers" do not; "police officers" do, "retired police officers" do not."""
    if _pattern("no_more").search(phrase):
        return None
    if _pattern("services").search(phrase):
        return Status.COMBATANT
    return _told().get(noun_of(phrase))


def fights(phrase: str) -> bool:
    """Whether the people of these words fight by their own words."""
    return _worded(phrase) is Status.COMBATANT


def noun_of(phrase: str) -> str:
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
