"""The place wordings of one report, resolved together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.claims.mention import ResolvedPlace
from counterclaim.knowledge.countries import country, country_of, named_country
from counterclaim.knowledge.folding import plain
from counterclaim.knowledge.gazetteer import Gazetteer, Place, load_gazetteer
from counterclaim.knowledge.precision import where_precision
from counterclaim.knowledge.settling import Choice, Query, settle
from counterclaim.knowledge.wording import Level, Part, Wording, names_several, read_wording

_LEAST_CONFIDENCE = 0.2
_FUZZY_FACTOR = 0.6
_LINE_FACTOR = 0.8
_SETTLED = 0.7
_MOST_COUNTRIES = 4
_SHARES = (1.0, 0.7, 0.5)
_FIRST_ORDER, _FUZZY_AREA, _COUNTRY = 4, 5, 6


@dataclass(frozen=True, slots=True)
class _Reading:
    """The queries of a wording: a chain from the narrow to the wide, or places side by side."""

    queries: tuple[Query, ...]
    joint: bool = False


def resolve_places(
    names: Sequence[str],
    *,
    countries: Sequence[str] = (),
    shares: Sequence[float] = _SHARES,
    gazetteer: Gazetteer | None = None,
) -> list[ResolvedPlace | None]:
    """One resolution, or None, for each wording; the order of `names` does not matter.

    `countries`: alpha-2 codes that the report's actors or dateline point at, the likeliest first; `shares`: how much
    speaks for each, from 0 to 1.
    """
    known = gazetteer or load_gazetteer()
    hints = dict(zip(countries, shares, strict=False))
    readings = {name: _reading(read_wording(name), known) for name in sorted(set(names))}
    choices = settle([q for reading in readings.values() for q in reading.queries], hints)
    choices |= _second_look(readings.values(), choices, hints, known)
    return [_resolved(readings[name], choices, known) for name in names]


def _reading(wording: Wording | None, known: Gazetteer) -> _Reading:
    """Several places where an "and" joins two names, one chain where it belongs to a name."""
    if wording is None:
        return _Reading(())
    chain = _chained(wording.chain, known)
    if wording.joint and not all(q.candidates for q in chain if names_several(q.part)):
        return _Reading(tuple(_chained(one, known)[0] for one in wording.joint), joint=True)
    return _Reading(tuple(chain))


def _chained(chain: Sequence[Part], known: Gazetteer) -> list[Query]:
    """Each part contained in those after it."""
    found = [_query(part, known) for part in chain]
    return [
        Query(q.part, q.candidates, tuple(c for later in found[i + 1 :] if (c := later.candidates)))
        for i, q in enumerate(found)
    ]


def _query(part: Part, known: Gazetteer) -> Query:
    """A part that is a name with all its words ("Eastern Ghouta", "Lake Chad") is taken at its word."""
    if part.whole != part.name and part.level in (Level.NAME, Level.STRETCH):
        entire = Part(part.whole, part.whole, near=part.near)
        if candidates := _candidates(entire, known):
            return Query(entire, candidates)
    return Query(part, _candidates(part, known))


def _candidates(part: Part, known: Gazetteer) -> tuple[Place, ...]:
    if capital := _capital(part, known):
        return (capital,)
    if part.level is Level.FACILITY or not part.name:
        return ()
    if named_country(part.name) and not country_of(part.whole):  # "Gulf of Guinea" is not in Guinea
        return tuple(known.lookup(part.whole))
    if code := _country(part):
        return _with_country(code, known.lookup(part.name), known)
    found = (known.lookup(part.whole) if part.whole != part.name else []) + known.lookup(part.name)
    return tuple({p.geonames_id: p for p in found}.values())


def _with_country(code: str, others: Iterable[Place], known: Gazetteer) -> tuple[Place, ...]:
    """The country itself before places that share its name."""
    found = country(code)
    itself = known.place(found.geonames_id) if found else None
    return tuple({p.geonames_id: p for p in (itself, *others) if p}.values())


def _capital(part: Part, known: Gazetteer) -> Place | None:
    """ "The Turkish capital", "capital of Namibia"."""
    code = country_of(part.whole) if "capital" in plain(part.whole).split() else None
    found = country(code) if code else None
    return next((p for p in known.lookup(found.capital) if p.feature_code == "PPLC"), None) if found else None


def _country(part: Part) -> str | None:
    """ "Mali", "northern Mali", "Ecuadorean soil", "the Turkish border"."""
    named = named_country(part.name)
    if named is None and part.level is Level.STRETCH and " " not in part.name:
        named = country_of(part.name)
    return named if named and country_of(part.whole) == named else None


def _second_look(
    readings: Iterable[_Reading], choices: Mapping[Query, Choice], hints: Mapping[str, float], known: Gazetteer
) -> dict[Query, Choice]:
    """Names that no place has exactly are compared with names close to them where the report plays."""
    scene = _scene(choices, hints)
    firsts = [reading.queries[0] for reading in readings if reading.queries]
    unknown = [q for q in firsts if not q.candidates and not named_country(q.part.name)]
    found = {}
    for query in unknown:
        near = Query(query.part, tuple(known.lookup(query.part.name, countries=scene)), query.containers)
        for choice in settle([near], dict(zip(scene, _SHARES, strict=False))).values():
            found[query] = Choice(choice.place, choice.confidence * _FUZZY_FACTOR)
    return found


def _scene(choices: Mapping[Query, Choice], countries: Iterable[str]) -> tuple[str, ...]:
    """The countries that are indicated: those told, then those of what is settled."""
    settled = sorted({c.place.country for c in choices.values() if c.confidence > _SETTLED})
    return tuple(dict.fromkeys((*countries, *settled)))[:_MOST_COUNTRIES]


def _resolved(reading: _Reading, choices: Mapping[Query, Choice], known: Gazetteer) -> ResolvedPlace | None:
    if reading.joint:
        return _together(reading.queries, choices, known)
    near = False
    for query in reading.queries:
        if choice := choices.get(query):
            return _as_resolved(choice, where_precision(choice.place, query.part, near=near))
        near = near or query.part.near
    return None


def _together(queries: Sequence[Query], choices: Mapping[Query, Choice], known: Gazetteer) -> ResolvedPlace | None:
    """Several places at once: a road's first end, else the division or country that holds them all."""
    found = [choices[q] for q in queries if q in choices]
    if len(found) < len(queries):
        return _as_resolved(found[0], _FUZZY_AREA, _LINE_FACTOR) if found else None
    if queries[0].part.level in (Level.STRETCH, Level.LINE):
        return _as_resolved(found[0], _FUZZY_AREA, _LINE_FACTOR)
    holder = _holder([c.place for c in found], known)
    least = min(c.confidence for c in found)
    if holder is None:
        return None
    return _as_resolved(Choice(holder, least), _FIRST_ORDER if holder.feature_code == "ADM1" else _COUNTRY)


def _holder(places: Sequence[Place], known: Gazetteer) -> Place | None:
    if len({p.country for p in places}) > 1:
        return None
    admin1 = {p.admin1 for p in places}
    if len(admin1) == 1 and (name := admin1.pop()):
        for place in known.lookup(name):
            if place.feature_code == "ADM1" and (place.country, place.admin1) == (places[0].country, name):
                return place
    found = country(places[0].country)
    return known.place(found.geonames_id) if found else None


def _as_resolved(choice: Choice, precision: int, factor: float = 1.0) -> ResolvedPlace | None:
    if choice.confidence * factor < _LEAST_CONFIDENCE:
        return None
    p = choice.place
    return ResolvedPlace(
        p.geonames_id,
        p.name,
        p.country,
        p.admin1,
        p.latitude,
        p.longitude,
        precision,
        choice.confidence * factor,
    )
