"""The whole release as a Frictionless data package: every table with its schema, hash and size."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from counterclaim.ledger.moment import written
from counterclaim.publishing.exports.acled import acled
from counterclaim.publishing.exports.claims_table import claims_table
from counterclaim.publishing.exports.csv_file import csv_bytes
from counterclaim.publishing.exports.eventreport import eventreport
from counterclaim.publishing.exports.ftm import ftm
from counterclaim.publishing.exports.ged import ged
from counterclaim.publishing.exports.geojson import geojson_bytes
from counterclaim.publishing.exports.incidents_table import incidents_table
from counterclaim.publishing.exports.losses import credits_due, losses_page
from counterclaim.publishing.exports.parquet_file import parquet_bytes
from counterclaim.publishing.exports.release import Release
from counterclaim.publishing.exports.schema import Schema
from counterclaim.publishing.exports.weighing_tables import estimates_table, relations_table, uses_table

Files = dict[str, bytes]
_MEDIA = {
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "parquet": "application/vnd.apache.parquet",
    "md": "text/markdown",
}
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file knows: no clock is in it."""


def about(release: Release) -> dict[str, str]:
    """What a file says of itself."""
    return {"policy": f"{release.policy.name} {release.policy.version}", "as_of": written(release.moment)}


def package_files(release: Release) -> Files:
    """The files by their paths, datapackage.json first."""
    incidents, claims = incidents_table(release), claims_table(release)
    tables = {
        "incidents.csv": incidents,
        "claims.csv": claims,
        "estimates.csv": estimates_table(release),
        "uses.csv": uses_table(release),
        "relations.csv": relations_table(release),
        "ged.csv": ged(release),
        "acled.csv": acled(release),
        "eventreport.csv": eventreport(release),
        "statements.ftm.csv": ftm(release),
    }
    found = {path: csv_bytes(table) for path, table in tables.items()}
    found["hxl.csv"] = csv_bytes(incidents, tags=True)
    found["incidents.geojson"] = geojson_bytes(release)
    found["claims.parquet"] = parquet_bytes(claims, about(release))
    found["README.md"] = losses_page(release).encode()
    schemas = {path: table.schema for path, table in (*tables.items(), ("hxl.csv", incidents))}
    return {"datapackage.json": _descriptor(release, found, schemas)} | found


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip file; the same files are the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return file.getvalue()


def _descriptor(release: Release, files: Mapping[str, bytes], schemas: Mapping[str, Schema]) -> bytes:
    told = {
        "profile": "data-package",
        "name": "counterclaim-release",
        "title": "Claims, incidents and estimates of a ledger of Counterclaim",
        "description": "Who says how many were harmed, in which sentence, and what a policy makes of it: see README.md",
        "version": release.moment.strftime("%Y.%m.%d"),
        "created": release.moment.isoformat(timespec="seconds"),
        **about(release),
        "sources": [{"title": credit["title"], "path": credit["path"]} for credit in credits_due()],
        "resources": [_resource(path, content, schemas.get(path)) for path, content in files.items()],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(path: str, content: bytes, schema: Schema | None) -> dict[str, Any]:
    format = path.rpartition(".")[2]
    told: dict[str, Any] = {
        "name": path.lower().replace(".", "-"),
        "path": path,
        "format": format,
        "mediatype": _MEDIA[format],
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    told |= {"encoding": "utf-8"} if format != "parquet" else {"type": "file"}
    if schema is None:
        return told
    told |= {"profile": "tabular-data-resource", "title": schema.title, "dialect": {"delimiter": ","}}
    if path == "hxl.csv":
        told["dialect"]["commentChar"] = "#"
    keys = [
        {"fields": [column], "reference": {"resource": f"{table}-csv", "fields": [there]}}
        for column, (table, there) in schema.links.items()
    ]
    return told | {"schema": schema.descriptor() | ({"foreignKeys": keys} if keys else {})}
