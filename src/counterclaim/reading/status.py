"""Whether the affected are civilians where their noun does not say: "people" in a market are."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from counterclaim.claims.kinds import Kind, Status
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table

_HARMED = (Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES)


def settle_status(text: str, draft: Draft) -> Draft:
    """People of unknown status who were harmed in a plainly civilian place are civilians (codebook case 16)."""
    if draft.status is not Status.UNKNOWN or draft.kind not in _HARMED or draft.affected is None:
        return draft
    words, sentence = draft.affected.text.lower().split(), draft.sentence.of(text)
    if words[-1:] == [] or words[-1] not in load_table("civilian_places")["people"]:
        return draft
    plain = _pattern("civilian").search(sentence) and not _pattern("guarded").search(sentence)
    return replace(draft, status=Status.CIVILIAN) if plain else draft


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_table('civilian_places')[group])}(?:e?s)?\b", re.IGNORECASE)
