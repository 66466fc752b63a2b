"""UCDP's where_prec of a place as worded."""

from __future__ import annotations

from counterclaim.knowledge.gazetteer import Place
from counterclaim.knowledge.wording import Level, Part

EXACT, NEAR, SECOND, FIRST, AREA, COUNTRY = 1, 2, 3, 4, 5, 6

_SECOND_CODES = {"ADM2", "ADM3", "ADM4", "ADMD", "ADM5", "ADM2H", "ADM3H", "ADM4H"}
_POINTS_OF_WATER = {"WLL", "SPNG", "PND", "WTRH", "WLLQ", "WLLS", "FORD", "LDNG", "RPDS", "FLLS"}
_POINTS_OF_LAND = {"MT", "HLL", "PK", "PASS", "HMCK", "RK", "DUNE", "BLHL", "SPUR", "CAPE", "PT", "GAP"}
_WORDED = {Level.SECOND: SECOND, Level.FIRST: FIRST, Level.VAGUE: NEAR, Level.HUB: NEAR}
_WORDED |= {Level.STRETCH: AREA, Level.LINE: AREA}


def where_precision(place: Place, part: Part, *, near: bool = False) -> int:
    """1 exact, 2 within about 25 km, 3 second-order, 4 first-order division, 5 line or fuzzy area, 6 country.

    `near`: what the report places near this one could not be resolved itself.
    """
    own = _own_precision(place)
    if own == COUNTRY:
        return AREA if part.sided or part.near or part.level in (Level.STRETCH, Level.LINE, Level.VAGUE) else COUNTRY
    if own >= FIRST:
        return own
    worded = _WORDED.get(part.level, EXACT)
    return max(own, worded, NEAR if near or part.near else EXACT)


def _own_precision(place: Place) -> int:
    """What the gazetteer's point of the place stands for."""
    code = place.feature_code
    if place.feature_class == "A":
        if code == "ADM1" or place.approximate:
            return FIRST
        return SECOND if code in _SECOND_CODES else COUNTRY
    if place.feature_class == "H":
        return EXACT if code in _POINTS_OF_WATER else AREA
    if place.feature_class == "T":
        return NEAR if code in _POINTS_OF_LAND else AREA
    if place.feature_class == "L":
        return NEAR if code in ("LCTY", "MILB", "OAS") else AREA
    return EXACT
