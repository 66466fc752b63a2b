"""The formats by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from counterclaim.publishing.exports.acled import acled
from counterclaim.publishing.exports.claims_table import claims_table
from counterclaim.publishing.exports.csv_file import csv_bytes
from counterclaim.publishing.exports.eventreport import eventreport
from counterclaim.publishing.exports.ftm import ftm
from counterclaim.publishing.exports.ged import ged
from counterclaim.publishing.exports.geojson import geojson_bytes
from counterclaim.publishing.exports.incidents_table import incidents_table
from counterclaim.publishing.exports.package import about, package_files, zipped
from counterclaim.publishing.exports.parquet_file import parquet_bytes
from counterclaim.publishing.exports.release import Release
from counterclaim.publishing.exports.whole import write_file, write_folder
from counterclaim.weighing.policy import DEFAULT


@dataclass(frozen=True, slots=True)
class Format:
    """`policy` is the one that the format is meant for; `render` gives the file's bytes, the same for the same release.

    `is_binary`: nothing to print on a terminal.
    """

    name: str
    render: Callable[[Release], bytes]
    policy: str = DEFAULT
    is_binary: bool = False


FORMATS: Mapping[str, Format] = {
    format.name: format
    for format in (
        Format("ged", lambda release: csv_bytes(ged(release)), policy="ucdp"),
        Format("acled", lambda release: csv_bytes(acled(release), mark=True), policy="acled"),
        Format("eventreport", lambda release: csv_bytes(eventreport(release))),
        Format("hxl", lambda release: csv_bytes(incidents_table(release), tags=True)),
        Format("geojson", geojson_bytes),
        Format("ftm", lambda release: csv_bytes(ftm(release))),
        Format("csv", lambda release: csv_bytes(claims_table(release), mark=True)),
        Format("parquet", lambda release: parquet_bytes(claims_table(release), about(release)), is_binary=True),
        Format("datapackage", lambda release: zipped(package_files(release)), is_binary=True),
    )
}


def write_release(release: Release, format: str, to: Path | str | BinaryIO) -> None:
    """Write the release to a stream, or to a path, whole or not at all. A data package is a zip file, or a new folder
    where the path does not end in .zip.

    Raises ValueError for an unknown format or a release that breaks the format's rules, and OSError.
    """
    if format not in FORMATS:
        raise ValueError(f"no format {format!r}; there are {', '.join(FORMATS)}")
    if not isinstance(to, Path | str):
        to.write(FORMATS[format].render(release))
    elif format == "datapackage" and Path(to).suffix.lower() != ".zip":
        write_folder(Path(to), package_files(release))
    else:
        write_file(Path(to), FORMATS[format].render(release))
