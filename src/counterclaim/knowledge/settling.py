"""Which of several places of one name is meant, settled by what else the report names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.knowledge.countries import neighbours
from counterclaim.knowledge.folding import fold
from counterclaim.knowledge.gazetteer import Place
from counterclaim.knowledge.wording import Level, Part

_CANDIDATES = 30
_ROUNDS = 3
_EARTH_KM = 6371.0
# Worth of a feature before anything is known of the report; a town's grows with its people.
_WORTH = {"PCLI": 9.0, "PCLD": 7.0, "PCLS": 7.0, "TERR": 7.0, "ADM1": 4.0, "ADM2": 2.0, "RGN": 3.5}
_WORTH_OF_CLASS = {"A": 1.0, "S": 0.8, "L": 1.0, "T": 0.7, "H": 0.5}
_A_DECADE_OF_PEOPLE = 1.2
_CAPITAL, _SAME_NAME, _AS_WORDED = 1.5, 1.2, 6.0
_SUPPORT, _NEIGHBOUR, _CLOSE = 6.0, 0.35, 2.0
_CLOSE_KM, _CONTAINED_KM, _ONE_SPOT_KM = 150.0, 60.0, 25.0
# Where the report plays elsewhere, only well-known places are believed.
_WELL_KNOWN = 100_000
_KNOWN_CODES = {"PCLI", "PCLD", "PCLS", "PCLF", "TERR", "ADM1", "RGN", "PPLC"}
_TRUST_ON_SCENE, _TRUST_ABROAD, _TRUST_OBSCURE, _TRUST_OTHER_NAME = 0.95, 0.7, 0.6, 0.35
# A country of such support belongs to the scene; votes count in full from one and a half wordings on.
_SCENE, _FULL_VOTE = 0.4, 1.5
_WIDE = {"PCLI", "PCLD", "PCLS", "TERR", "ADM1", "RGN"}
_EXPECTED = {
    Level.FIRST: {"ADM1"},
    Level.SECOND: {"ADM2", "ADM3", "ADM4", "ADMD"},
}


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """A part of a wording with the places of its name, and the places of each part that contains it."""

    part: Part
    candidates: tuple[Place, ...]
    containers: tuple[tuple[Place, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    place: Place
    confidence: float


def settle(queries: Sequence[Query], hints: Mapping[str, float]) -> dict[Query, Choice]:
    """The best place of each query that has one; `hints` say from 0 to 1 what speaks for a country (alpha-2)."""
    fitting = {q: places for q in queries if (places := _fitting(q, hints))}
    shares = {
        q: _shares([_worth(p, q.part) + _SUPPORT * hints.get(p.country, 0) for p in f]) for q, f in fitting.items()
    }
    support = _supports(fitting, shares, hints)
    for _ in range(_ROUNDS):
        shares = _weighed_anew(fitting, shares, support)
        support = _supports(fitting, shares, hints)
    chosen = {q: _choice(q, places, shares[q], support[q]) for q, places in fitting.items()}
    return {q: choice for q, choice in chosen.items() if choice}


def _fitting(query: Query, hints: Mapping[str, float]) -> list[Place]:
    """Candidates inside all containers, the worthiest first."""
    inside = [p for p in query.candidates if all(any(_within(p, c) for c in cs) for cs in query.containers)]
    return sorted(inside, key=lambda p: (-_worth(p, query.part) - _SUPPORT * hints.get(p.country, 0), p.geonames_id))[
        :_CANDIDATES
    ]


def _within(place: Place, container: Place) -> bool:
    if place.country != container.country or place.geonames_id == container.geonames_id:
        return False
    if container.feature_code.startswith("PCL"):
        return True
    if container.feature_code == "ADM1":
        return place.admin1 == container.admin1
    if container.feature_code == "ADM2" and place.admin2:
        return (place.admin1, place.admin2) == (container.admin1, container.admin2)
    if container.approximate:
        return place.admin1 == container.admin1
    return kilometres(place, container) < _CONTAINED_KM * (5 if container.feature_class == "L" else 1)


def _worth(place: Place, part: Part) -> float:
    worth = _WORTH.get(place.feature_code, _WORTH_OF_CLASS.get(place.feature_class, 0.0))
    if place.feature_class == "P":
        worth = _A_DECADE_OF_PEOPLE * math.log10(place.population + 10)
    worth += _CAPITAL * (place.feature_code == "PPLC")
    worth += _SAME_NAME * _has_name(place, part)
    return worth + _AS_WORDED * _is_as_worded(place, part.level)


def _is_as_worded(place: Place, level: Level) -> bool:
    if level in (Level.SETTLEMENT, Level.QUARTER):
        return place.feature_class == "P"
    if level is Level.STRETCH:
        return place.feature_class in "HTL"
    return place.feature_code in _EXPECTED.get(level, set())


def _weighed_anew(
    fitting: Mapping[Query, list[Place]],
    shares: Mapping[Query, list[float]],
    support: Mapping[Query, Mapping[str, float]],
) -> dict[Query, list[float]]:
    """Every query weighs its places by the countries and points that the others speak for."""
    tops = {q: fitting[q][max(range(len(s)), key=s.__getitem__)] for q, s in shares.items()}
    fresh = {}
    for query, places in fitting.items():
        others = [top for q, top in tops.items() if q is not query]
        fresh[query] = _shares([_worth(p, query.part) + _context(p, support[query], others) for p in places])
    return fresh


def _context(place: Place, support: Mapping[str, float], others: Sequence[Place]) -> float:
    own = support.get(place.country, 0.0)
    return _SUPPORT * max(own, _NEIGHBOUR * _beside(place.country, support)) + _closeness(place, others)


def _beside(code: str, support: Mapping[str, float]) -> float:
    return max((support.get(n, 0.0) for n in neighbours(code)), default=0.0)


def _closeness(place: Place, others: Sequence[Place]) -> float:
    mates = (o for o in others if o.country == place.country and o.geonames_id != place.geonames_id)
    nearest = min((kilometres(place, o) for o in mates if o.feature_code not in _WIDE), default=math.inf)
    return _CLOSE * math.exp(-nearest / _CLOSE_KM)


def _supports(
    fitting: Mapping[Query, list[Place]], shares: Mapping[Query, list[float]], hints: Mapping[str, float]
) -> dict[Query, dict[str, float]]:
    """For each query 0 to 1 a country: what hints and the other queries say for it."""
    votes = {q: _votes(places, shares[q]) for q, places in fitting.items()}
    one_a_name = {fold(q.part.name): v for q, v in votes.items()}
    total = sum(one_a_name.values(), start=Counter[str]())
    return {q: _support(total, one_a_name[fold(q.part.name)], hints) for q in votes}


def _votes(places: Sequence[Place], shares: Sequence[float]) -> Counter[str]:
    found: Counter[str] = Counter()
    for place, share in zip(places, shares, strict=True):
        found[place.country] += share  # type: ignore[assignment]
    return found


def _support(total: Counter[str], own: Counter[str], hints: Mapping[str, float]) -> dict[str, float]:
    others = {code: total[code] - own[code] for code in sorted({*total, *hints})}
    scale = 1 / max(sum(others.values()), _FULL_VOTE)
    return {code: min(1.0, hints.get(code, 0.0) + share * scale) for code, share in others.items()}


def _shares(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    weights = [math.exp(s - top) for s in scores]
    total = sum(weights)
    return [w / total for w in weights]


def _choice(
    query: Query, places: Sequence[Place], shares: Sequence[float], support: Mapping[str, float]
) -> Choice | None:
    best = max(range(len(places)), key=shares.__getitem__)
    trust = _trust(places[best], query, support)
    share = sum(s for p, s in zip(places, shares, strict=True) if _is_one_spot(p, places[best]))
    return Choice(places[best], share * trust) if trust else None


def _is_one_spot(one: Place, other: Place) -> bool:
    """Near enough that the choice between them moves nobody: a town and the wadi it is named for."""
    if one.geonames_id == other.geonames_id:
        return True
    return "A" not in (one.feature_class, other.feature_class) and kilometres(one, other) < _ONE_SPOT_KM


def _trust(place: Place, query: Query, support: Mapping[str, float]) -> float:
    """How far a place is believed for where it lies; not at all if small and off the report's scene."""
    own, most = support.get(place.country, 0.0), max(support.values(), default=0.0)
    scene = most >= _SCENE
    if query.part.level is Level.QUARTER and scene and not query.containers:
        return _TRUST_ON_SCENE if own == most else 0.0
    if query.containers or own >= _SCENE:
        return _TRUST_ON_SCENE
    known = _is_well_known(place)
    if not scene:
        return _TRUST_ON_SCENE if known else _trust_obscure(place, query.part)
    if known:
        return _TRUST_ABROAD
    return _trust_obscure(place, query.part) if _beside(place.country, support) >= _SCENE else 0.0


def _trust_obscure(place: Place, part: Part) -> float:
    return _TRUST_OBSCURE if _has_name(place, part) else _TRUST_OTHER_NAME


def _has_name(place: Place, part: Part) -> bool:
    """Whether the words are the place's first name, not one of its others."""
    return fold(place.name) in (fold(part.name), fold(part.whole))


def _is_well_known(place: Place) -> bool:
    """Populous, a capital, a division, or in the supplement, which holds what reports name."""
    chosen = place.geonames_id < 0 or place.feature_code in _KNOWN_CODES
    return chosen or place.population >= _WELL_KNOWN


def kilometres(one: Place, other: Place) -> float:
    """Great-circle distance."""
    phi, psi = math.radians(one.latitude), math.radians(other.latitude)
    half = math.sin((phi - psi) / 2) ** 2
    half += math.cos(phi) * math.cos(psi) * math.sin(math.radians(one.longitude - other.longitude) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
