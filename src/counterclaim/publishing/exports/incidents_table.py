"""Every incident in one row, with figures for each kind of harm: HXL, and what GeoJSON is made of."""

from __future__ import annotations

from counterclaim.claims.kinds import Kind
from counterclaim.ledger.moment import written
from counterclaim.publishing.exports.cells import Cell, listed
from counterclaim.publishing.exports.event import Event
from counterclaim.publishing.exports.release import Release
from counterclaim.publishing.exports.schema import Table, load_schema, table
from counterclaim.publishing.exports.telling import note
from counterclaim.weighing.sides import CIVILIANS
from counterclaim.weighing.totals import total

KINDS = (Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES, Kind.CAPTURED, Kind.MISSING, Kind.DISPLACED)


def incidents_table(release: Release) -> Table:
    """Sums that hold no incident are among them, without figures."""
    return table(load_schema("incidents"), [incident_row(event, release) for event in release.events])


def incident_row(event: Event, release: Release) -> dict[str, Cell]:
    heading, place, country = event.heading, event.place, event.country
    outlets = list(dict.fromkeys(s.outlet or s.doc for s in event.sources))
    return {
        "id": event.id,
        "kinds": ";".join(heading.kinds) or None,
        "is_sum": event.is_sum,
        "date_start": heading.when.first if heading.when else None,
        "date_end": heading.when.last if heading.when else None,
        "date_prec": heading.when.precision if heading.when else None,
        "reported": heading.published[0] if heading.published else None,
        "reported_last": heading.published[1] if heading.published else None,
        "location": place.name if place else None,
        "location_worded": heading.where.words if heading.where else None,
        "geonames_id": place.geonames_id if place else None,
        "admin1": place.admin1 if place else None,
        "country": country.name if country else None,
        "iso3": country.alpha3 if country else None,
        "region": country.ucdp_region if country else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "where_prec": place.precision if place else None,
        "side_a": event.parties.a[0].name if event.parties.a else None,
        "side_b": event.parties.b[0].name if event.parties.b else None,
        "sides": listed([side.name for side in heading.sides]) or None,
        **_figures(event),
        "status": "contested" if event.contested else "uncontested",
        "grade": event.estimate.grade.name if event.estimate.grade else None,
        "claims": len(event.records),
        "reports": len(event.sources),
        "origins": event.origins,
        "source": listed(outlets) or None,
        "url": next((s.url for s in event.sources if s.url), None),
        "description": note(event.records or event.incident.attached) or None,
        "policy": f"{release.policy.name} {release.policy.version}",
        "as_of": written(release.moment),
    }


def _figures(event: Event) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for kind in KINDS:
        low, best, high = total(event.estimate, kind)
        found |= {kind.value: best, f"{kind.value}_low": low, f"{kind.value}_high": high}
    civilians = event.estimate.of(Kind.KILLED, CIVILIANS.key)
    return found | {"killed_civilians": civilians.best if civilians else None}
