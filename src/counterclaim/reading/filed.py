"""Where a report was filed is not where it happened: "NOUAKCHOTT, Aug 2 (AP) –" (codebook section 7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.claims.span import Span
from counterclaim.intake.dateline import find_dateline
from counterclaim.knowledge.scene import worth_of_countries
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table


def leave_dateline(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without the dateline's place, unless the report names it again or points at it ("in this capital")."""
    dateline = find_dateline(text)
    if dateline is None or dateline.place is None:
        return list(drafts)
    if _is_told_of(text[dateline.span.end :], dateline.place.of(text)):
        return list(drafts)
    return [replace(d, place=None) if _stands_in(d, dateline.span) else d for d in drafts]


def scene_told(text: str) -> dict[str, float]:
    """What a report says for each country (alpha-2) that it may play in, and the place where it was filed."""
    dateline = find_dateline(text)
    if dateline is None:
        return worth_of_countries(text)
    return worth_of_countries(text[dateline.span.end :], dateline.place.of(text) if dateline.place else "")


def _stands_in(draft: Draft, dateline: Span) -> bool:
    return draft.place is not None and dateline.contains(draft.place.span)


def _is_told_of(body: str, place: str) -> bool:
    name = re.escape(place.split(",")[0].split("(")[0].strip())
    return re.search(rf"\b(?:{name}|{_pointers()})\b", body, re.IGNORECASE) is not None


@cache
def _pointers() -> str:
    return any_of(load_table("filed")["pointers"])
