"""Where it happened: the report's place wordings, resolved together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.claims.mention import Mention
from counterclaim.knowledge.countries import alpha3
from counterclaim.knowledge.placing import resolve_places
from counterclaim.reading.assembly import Draft


def alpha3_countries(countries: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in map(alpha3, countries) if code)


def locate(drafts: Sequence[Draft], countries: Sequence[str]) -> list[Mention | None]:
    """The place of each draft with what the gazetteer knows of it; words that it cannot resolve are kept.

    `countries` are alpha-2 codes of the report's scene.
    """
    worded = sorted({d.place.text for d in drafts if d.place})
    resolved = dict(zip(worded, resolve_places(worded, countries=countries), strict=True))
    return [replace(d.place, place=resolved[d.place.text]) if d.place else None for d in drafts]
