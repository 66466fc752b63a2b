"""Places told no more exactly than a profile allows."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.claims.mention import ResolvedPlace
from counterclaim.knowledge.gazetteer import Place, load_gazetteer
from counterclaim.knowledge.precision import COUNTRY, FIRST


def coarse(place: ResolvedPlace, finest: int) -> ResolvedPlace | None:
    """The place itself where its where_prec is allowed; else its first-order division, else its country.

    None where the gazetteer has neither: then no coordinates are told.
    """
    if place.precision >= finest:
        return place
    division = _division(place.admin1, place.country) if place.admin1 and finest <= FIRST else None
    found = division or _country(place.country)
    if found is None:
        return None
    precision = FIRST if division else COUNTRY
    return ResolvedPlace(
        found.geonames_id,
        found.name,
        found.country,
        place.admin1 if division else None,
        found.latitude,
        found.longitude,
        precision,
        place.confidence,
    )


@lru_cache(maxsize=8_192)
def _division(name: str, country: str) -> Place | None:
    return _of_code(name, country, "ADM1")


@lru_cache(maxsize=512)
def _country(code: str) -> Place | None:
    from counterclaim.knowledge.countries import country_name

    return _of_code(country_name(code) or "", code, "PCL")


def _of_code(name: str, country: str, code: str) -> Place | None:
    found = load_gazetteer().lookup(name)
    return next((p for p in found if p.country == country and p.feature_code.startswith(code)), None)
