"""UCDP GED: one row for each incident in which any estimate has a death."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from math import floor

from counterclaim.claims.mention import ResolvedPlace
from counterclaim.publishing.exports.cells import Cell, inert, listed, plain_number
from counterclaim.publishing.exports.countries import Naming
from counterclaim.publishing.exports.event import Event
from counterclaim.publishing.exports.numbering import numbers
from counterclaim.publishing.exports.release import Release
from counterclaim.publishing.exports.schema import Table, load_schema, table
from counterclaim.publishing.exports.telling import claimants, headlines
from counterclaim.publishing.exports.ucdp_names import gwno, ucdp_name
from counterclaim.publishing.visible import one_line

ACTIVE = 25
"""Deaths in a year from which UCDP calls a dyad active."""


def ged_leaves_out(event: Event) -> str | None:
    """Why an incident has no row; None where it has one."""
    if event.is_sum:
        return "a sum over several incidents alone"
    if not event.records:
        return "every claim rejected"
    return None if event.deaths.is_lethal else "no death in any estimate"


def ged(release: Release) -> Table:
    """Raises ValueError where a row breaks UCDP's rules: low ≤ best ≤ high, and best the sum of its parts."""
    events = [event for event in release.events if ged_leaves_out(event) is None]
    dyads = {event.id: _dyad(event) for event in events}
    own = numbers(event.id for event in events)
    named = numbers(filter(None, (key for dyad in dyads.values() for key in dyad)))
    active = _active(events, dyads)
    rows = [_row(e, own[e.id], dyads[e.id], named, (dyads[e.id][2], _year(e)) in active) for e in events]
    for row in rows:
        _check(row)
    return table(load_schema("ged"), rows)


Dyad = tuple[str, str, str]
"""Keys of both sides and of the dyad; empty where a side is not known."""


def _dyad(event: Event) -> Dyad:
    a, b = (party[0].key if party else "" for party in (event.parties.a, event.parties.b))
    return a, b, f"{a} - {b}" if a and b else ""


def _year(event: Event) -> int | None:
    return event.heading.when.first.year if event.heading.when else None


def _active(events: Iterable[Event], dyads: Mapping[str, Dyad]) -> set[tuple[str, int | None]]:
    dead: Counter[tuple[str, int | None]] = Counter()
    for event in events:
        dead[dyads[event.id][2], _year(event)] += event.deaths.best
    return {key for key, number in dead.items() if number >= ACTIVE and all(key)}


def _row(event: Event, number: int, dyad: Dyad, named: Mapping[str, int], active: bool) -> dict[str, Cell]:
    a, b = (ucdp_name(party[0]) if party else None for party in (event.parties.a, event.parties.b))
    dyad_name, dyad_key = (f"{a} - {b}", dyad[2]) if a and b else (None, None)
    dyad_number = named[dyad[2]] if dyad_key else None
    when, dead = event.heading.when, event.deaths
    return {
        "id": number,
        "relid": event.id,
        "year": _year(event),
        "active_year": active,
        "code_status": _status(event),
        "type_of_violence": int(event.parties.violence) if event.parties.violence else None,
        "conflict_dset_id": dyad_key,
        "conflict_new_id": dyad_number,
        "conflict_name": dyad_name,
        "dyad_dset_id": dyad_key,
        "dyad_new_id": dyad_number,
        "dyad_name": dyad_name,
        "side_a_dset_id": dyad[0] or None,
        "side_a_new_id": named.get(dyad[0]),
        "side_a": a,
        "side_b_dset_id": dyad[1] or None,
        "side_b_new_id": named.get(dyad[1]),
        "side_b": b,
        "number_of_sources": len(event.sources),
        **_sources(event),
        **_where(event.heading.where.words if event.heading.where else None, event.place),
        **_country(event.country),
        "event_clarity": 2 if _is_share(event) else 1,
        "date_prec": when.precision if when else None,
        "date_start": _midnight(when.first) if when else None,
        "date_end": _midnight(when.last) if when else None,
        "deaths_a": dead.a,
        "deaths_b": dead.b,
        "deaths_civilians": dead.civilians,
        "deaths_unknown": dead.unknown,
        "best": dead.best,
        "high": dead.high,
        "low": dead.low,
        "gwnoa": gwno(event.parties.a),
        "gwnob": gwno(event.parties.b),
    }


def _status(event: Event) -> str:
    """UCDP's "Clear" needs known parties, a place with coordinates and a date."""
    lacking = {
        "dyad": event.parties.violence is None,
        "place": event.place is None,
        "date": event.heading.when is None,
    }
    named = [name for name, lacks in lacking.items() if lacks]
    return f"Check {', '.join(named)}" if named else "Clear"


def _is_share(event: Event) -> bool:
    """Whether the figures come from sums over several incidents alone."""
    attached = {record.id for record in event.incident.attached}
    used = [row.id for side in event.estimate.sides for row in side.used]
    return bool(used) and attached.issuperset(used)


def _sources(event: Event) -> dict[str, Cell]:
    outlets = [source.outlet or source.doc for source in event.sources]
    days = [source.published.isoformat() if source.published else "" for source in event.sources]
    articles = (",".join(parts) for parts in zip(outlets, days, headlines(event), strict=True))
    return {
        "source_article": ";".join(f'"{_quotable(article)}"' for article in articles),
        "source_office": listed(outlets),
        "source_date": listed(days),
        "source_headline": listed(headlines(event)),
        "source_original": listed(claimants(event.records), ", ") or None,
    }


def _quotable(article: str) -> str:
    return inert(one_line(article).replace('"', "'").replace(";", ","))


def _where(words: str | None, place: ResolvedPlace | None) -> dict[str, Cell]:
    return {
        "where_prec": place.precision if place else None,
        "where_coordinates": place.name if place else None,
        "where_description": words,
        "adm_1": place.admin1 if place else None,
        "adm_2": None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geom_wkt": f"POINT ({plain_number(place.longitude)} {plain_number(place.latitude)})" if place else None,
        "priogrid_gid": priogrid(place.latitude, place.longitude) if place else None,
    }


def priogrid(latitude: float, longitude: float) -> int:
    """The cell of PRIO-GRID, half a degree wide and high, counted from the south-west."""
    row, column = min(floor((latitude + 90) * 2), 359), min(floor((longitude + 180) * 2), 719)
    return row * 720 + column + 1


def _country(country: Naming | None) -> dict[str, Cell]:
    return {
        "country": country.ucdp if country else None,
        "country_id": country.gwno if country else None,
        "region": country.ucdp_region if country else None,
    }


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)


def _check(row: Mapping[str, Cell]) -> None:
    """The rules of UCDP's codebook that no single column holds."""
    low, best, high, *parts = (
        int(row[name] or 0)  # type: ignore[arg-type]
        for name in ("low", "best", "high", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    )
    if not low <= best <= high:
        raise ValueError(f"ged, {row['relid']}: low {low}, best {best}, high {high} are not in order")
    if sum(parts) != best:
        raise ValueError(f"ged, {row['relid']}: the sides do not add up to {best}")
