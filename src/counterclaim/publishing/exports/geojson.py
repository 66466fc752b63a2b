"""Incidents as GeoJSON (RFC 7946): longitude before latitude, WGS 84, precision beside every point."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from counterclaim.publishing.exports.cells import COORDINATE_DIGITS, Cell
from counterclaim.publishing.exports.incidents_table import incidents_table
from counterclaim.publishing.exports.release import Release
from counterclaim.publishing.exports.schema import Row
from counterclaim.publishing.visible import one_line

PRECISION = {
    1: "exact place",
    2: "within about 25 km",
    3: "somewhere in the second-order division",
    4: "somewhere in the first-order division",
    5: "along a line or in a fuzzy area",
    6: "somewhere in the country",
    7: "international waters or airspace",
}


def geojson_bytes(release: Release) -> bytes:
    """A feature for each incident; one without coordinates has no geometry, and is there all the same."""
    features = [_feature(row) for row in incidents_table(release).rows]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, allow_nan=False) for feature in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'.encode()


def _feature(row: Row) -> dict[str, Any]:
    told = {name: _plain(value) for name, value in row.items() if name not in ("latitude", "longitude")}
    told["where_prec_words"] = PRECISION.get(int(told["where_prec"])) if told["where_prec"] else "not known"
    return {"type": "Feature", "id": row["id"], "geometry": _point(row), "properties": told}


def _point(row: Row) -> dict[str, Any] | None:
    longitude, latitude = row["longitude"], row["latitude"]
    if not isinstance(longitude, float | int) or not isinstance(latitude, float | int):
        return None
    return {"type": "Point", "coordinates": [round(longitude, COORDINATE_DIGITS), round(latitude, COORDINATE_DIGITS)]}


def _plain(value: Cell) -> Any:
    """As JSON has it; what could lie about a text is made visible, as maps show texts as labels."""
    if isinstance(value, date):
        return value.isoformat()
    return one_line(value) if isinstance(value, str) else value
