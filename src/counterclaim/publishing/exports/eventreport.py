"""One row for each report of each incident, before any policy: what the R package eventreport aggregates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from counterclaim.book.about import about
from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind
from counterclaim.claims.record import Record
from counterclaim.ledger.hashing import digest
from counterclaim.publishing.exports.cells import Cell
from counterclaim.publishing.exports.countries import naming_of
from counterclaim.publishing.exports.event import Event
from counterclaim.publishing.exports.parties import parties
from counterclaim.publishing.exports.release import Release
from counterclaim.publishing.exports.schema import Table, load_schema, table
from counterclaim.publishing.exports.telling import article
from counterclaim.publishing.exports.ucdp_names import ucdp_name
from counterclaim.weighing.policy import Policy, load_policy
from counterclaim.weighing.totals import total
from counterclaim.weighing.weigh import weigh

_ID_LETTERS = 32
_NEAR = 2
"""UCDP's where_prec up to which a place is a town."""
_MOST_PRECISE = 7


def eventreport(release: Release) -> Table:
    """A report's figures are those of the policy `conservative` on that report alone: its own voice's, else the lowest
    that it tells; low and high are its extremes; words are no numbers. Sides are added up.
    """
    policy = load_policy("conservative")
    rows = (row for event in release.events for row in _rows(event, policy, release))
    return table(load_schema("eventreport"), rows)


def _rows(event: Event, policy: Policy, release: Release) -> Iterator[dict[str, Cell]]:
    for _, told in groupby(event.records, key=lambda r: r.source.report_id):
        yield _row(event, tuple(told), policy, release)


def _row(event: Event, records: Sequence[Record], policy: Policy, release: Release) -> dict[str, Cell]:
    alone, source = Incident(event.id, tuple(records)), records[0].source
    heading, estimate = about(alone, release.actors), weigh(alone, policy, release.actors)
    where, when = heading.where, heading.when
    place = where.place if where else None
    day = when.first if when else source.published
    sides = parties(records, release.actors, day, place.country if place else None)
    (low, best, high), (few, injured, many) = (total(estimate, kind) for kind in (Kind.KILLED, Kind.WOUNDED))
    country = naming_of(place.country) if place else None
    return {
        "id": digest(f"{event.id} {source.report_id}")[:_ID_LETTERS],
        "event_id": event.id,
        "country": country.name if country else None,
        "date_start": when.first if when else None,
        "city": place.name if place and place.precision <= _NEAR else None,
        "location": where.words if where else None,
        "actor1": ucdp_name(sides.a[0]) if sides.a else None,
        "deaths_best": best,
        "injuries_best": injured,
        "source": article(source),
        "date_end": when.last if when else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geo_precision": _MOST_PRECISE - place.precision if place else None,
        "actor1_id": sides.a[0].key if sides.a else None,
        "actor2": ucdp_name(sides.b[0]) if sides.b else None,
        "actor2_id": sides.b[0].key if sides.b else None,
        "deaths_low": low,
        "deaths_high": high,
        "injuries_low": few,
        "injuries_high": many,
        "source_author": source.outlet,
        "unit_of_analysis": "Event report",
    }
