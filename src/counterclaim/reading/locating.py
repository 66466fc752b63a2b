"""Where it happened: the report's place wordings, resolved together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from counterclaim.claims.claim import Claim
from counterclaim.claims.mention import Mention
from counterclaim.knowledge.countries import alpha3
from counterclaim.knowledge.placing import resolve_places
from counterclaim.knowledge.scene import damped, ranked
from counterclaim.reading.assembly import Draft

_SURE = 0.7
_WORTH_OF_PLACE = 2.0
"""Wordings for a country that a place of harm in it is worth."""


def alpha3_countries(countries: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in map(alpha3, countries) if code)


def locate(drafts: Sequence[Draft | Claim], worth: Mapping[str, float]) -> list[Mention | None]:
    """The place of each draft or claim with what the gazetteer knows of it; words that it cannot resolve are kept.

    `worth` is what speaks for each country (alpha-2) of the report's scene.
    """
    worded, countries = sorted({d.place.text for d in drafts if d.place}), ranked(worth)
    shares = [worth[code] / worth[countries[0]] for code in countries]
    resolved = dict(zip(worded, resolve_places(worded, countries=countries, shares=shares), strict=True))
    return [replace(d.place, place=resolved[d.place.text]) if d.place else None for d in drafts]


def with_places(worth: Mapping[str, float], places: Iterable[Mention | None]) -> dict[str, float]:
    """What speaks for each country, with the places of the harm that are sure: whose army it was, they tell best."""
    sure = {(p.text, p.place.country) for p in places if p and p.place and p.place.confidence >= _SURE}
    told = Counter(country for _, country in sorted(sure))
    return dict(worth) | {code: worth.get(code, 0.0) + _WORTH_OF_PLACE * damped(n) for code, n in told.items()}
