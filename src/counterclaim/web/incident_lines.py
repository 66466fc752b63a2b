"""Incidents as lines of a file: JSON, CSV and GeoJSON have the same columns, those of `counterclaim export` by name."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from counterclaim.claims.mention import ResolvedPlace
from counterclaim.publishing.exports.cells import COORDINATE_DIGITS, Cell, cell_text, listed
from counterclaim.publishing.exports.countries import Naming, naming_of
from counterclaim.publishing.exports.geojson import PRECISION
from counterclaim.publishing.exports.schema import Column, Schema, load_schema
from counterclaim.publishing.incidents import IncidentRow
from counterclaim.publishing.records import SHORT
from counterclaim.publishing.visible import one_line

_EXPORTED = (
    "id", "kinds", "is_sum", "date_start", "date_end", "date_prec", "reported", "reported_last", "location",
    "location_worded", "geonames_id", "admin1", "country", "iso3", "latitude", "longitude", "where_prec", "sides",
    "killed", "killed_low", "killed_high", "status", "grade", "claims", "reports", "origins", "policy",
)  # fmt: skip
_OWN = (
    Column("where_prec_words", "string", "What where_prec means"),
    Column("open_claims", "integer", "Claims that nobody decided on", required=True, minimum=0),
    Column("obsolete_claims", "integer", "Decided claims that the newest reading lacks", required=True, minimum=0),
    Column("link", "string", "Its page in the application", required=True),
)


@cache
def schema() -> Schema:
    """What the columns hold. `grade` is Airwars's, whatever the policy of the figures."""
    exported = {column.name: column for column in load_schema("incidents").columns}
    columns = (*(exported[name] for name in _EXPORTED), *_OWN)
    return replace(load_schema("incidents"), title="Incidents of a list", columns=columns)


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """One incident: its values by column, and written already as an object of JSON, and as a line of CSV."""

    cells: Mapping[str, Cell]
    json: str
    csv: str


def incident_line(row: IncidentRow, grade: str | None, open: int, obsolete: int) -> IncidentLine:
    """Texts are in one line, and what in them could lie is made visible."""
    own: dict[str, Cell] = {"grade": grade, "open_claims": open, "obsolete_claims": obsolete}
    told = {**_heading(row), **_place(row), **_figures(row), **own}
    cells = {name: _safe(told[name]) for name in schema().names}
    return IncidentLine(cells, _json(cells), _csv_line(cells, schema().columns))


def _heading(row: IncidentRow) -> dict[str, Cell]:
    about = row.about
    return {
        "id": row.incident.id,
        "link": f"/incidents/{row.incident.id[:SHORT]}",
        "kinds": ";".join(about.kinds) or None,
        "is_sum": not row.incident.records,
        "date_start": about.when.first if about.when else None,
        "date_end": about.when.last if about.when else None,
        "date_prec": about.when.precision if about.when else None,
        "reported": about.published[0] if about.published else None,
        "reported_last": about.published[1] if about.published else None,
        "sides": listed([side.name for side in about.sides]) or None,
    }


def _place(row: IncidentRow) -> dict[str, Cell]:
    """Nothing but the words where the place is not known."""
    where = row.about.where
    place: ResolvedPlace | None = where.place if where else None
    country: Naming | None = naming_of(place.country) if place else None
    return {
        "location": place.name if place else None,
        "location_worded": where.words if where else None,
        "geonames_id": place.geonames_id if place else None,
        "admin1": place.admin1 if place else None,
        "country": country.name if country else None,
        "iso3": country.alpha3 if country else None,
        "latitude": round(place.latitude, COORDINATE_DIGITS) if place else None,
        "longitude": round(place.longitude, COORDINATE_DIGITS) if place else None,
        "where_prec": place.precision if place else None,
        "where_prec_words": PRECISION.get(place.precision) if place else "not known",
    }


def _figures(row: IncidentRow) -> dict[str, Cell]:
    low, best, high = row.killed
    return {
        "killed": best,
        "killed_low": low,
        "killed_high": high,
        "status": "contested" if row.contested else "uncontested",
        "claims": len(row.incident.records),
        "reports": row.copies.reports,
        "origins": row.copies.origins,
        "policy": row.policy,
    }


def _safe(value: Cell) -> Cell:
    return one_line(value) if isinstance(value, str) else value


def as_csv(lines: Iterable[IncidentLine], columns: Sequence[str] = ()) -> str:
    """With a head; no spreadsheet runs what is in it. All columns where none are named. Raises KeyError."""
    wanted = _named(columns)
    written = (_csv_line(line.cells, wanted) for line in lines) if columns else (line.csv for line in lines)
    return _written([[column.name for column in wanted]]) + "".join(written)


def as_json(lines: Iterable[IncidentLine], columns: Sequence[str], about: Mapping[str, Cell]) -> str:
    """An object with what is told about the list, and its `incidents`. Raises KeyError as `as_csv`."""
    told = ",\n".join(_objects(lines, columns))
    return f'{_json(about)[:-1]},"incidents":[\n{told}\n]}}\n'


def as_geojson(lines: Sequence[IncidentLine], columns: Sequence[str]) -> str:
    """RFC 7946. An incident without coordinates is there without a geometry. Raises KeyError as `as_csv`."""
    told = ",\n".join(
        f'{{"type":"Feature","id":"{line.cells["id"]}","geometry":{_point(line.cells)},"properties":{properties}}}'
        for line, properties in zip(lines, _objects(lines, columns), strict=True)
    )
    return f'{{"type":"FeatureCollection","features":[\n{told}\n]}}\n'


def _objects(lines: Iterable[IncidentLine], columns: Sequence[str]) -> Iterable[str]:
    if not columns:
        return (line.json for line in lines)
    names = [column.name for column in _named(columns)]
    return (_json({name: line.cells[name] for name in names}) for line in lines)


def _named(columns: Sequence[str]) -> Sequence[Column]:
    by_name = {column.name: column for column in schema().columns}
    return [by_name[name] for name in columns] if columns else schema().columns


def _point(cells: Mapping[str, Cell]) -> str:
    if cells["longitude"] is None or cells["latitude"] is None:
        return "null"
    return f'{{"type":"Point","coordinates":[{cells["longitude"]},{cells["latitude"]}]}}'


def _json(cells: Mapping[str, Cell]) -> str:
    return json.dumps(cells, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_day)


def _day(value: object) -> str:
    assert isinstance(value, date)
    return value.isoformat()


def _csv_line(cells: Mapping[str, Cell], columns: Sequence[Column]) -> str:
    return _written([[cell_text(cells[column.name], column.form) for column in columns]])


def _written(rows: Iterable[Sequence[str]]) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue()
