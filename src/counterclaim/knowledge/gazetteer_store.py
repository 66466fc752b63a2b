"""The gazetteer's file: one read-only SQLite database, and how it is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from counterclaim.knowledge.folding import fold
from counterclaim.knowledge.geonames import Row

# Coordinates are whole numbers of 1/SCALE degrees, about a metre.
SCALE = 100_000

_SCHEMA = """
CREATE TABLE feature (id INTEGER PRIMARY KEY, class TEXT NOT NULL, code TEXT NOT NULL);
CREATE TABLE division (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE country (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, country INTEGER NOT NULL, admin1 INTEGER, admin2 INTEGER,
  latitude INTEGER NOT NULL, longitude INTEGER NOT NULL, feature INTEGER NOT NULL,
  population INTEGER NOT NULL, approximate INTEGER NOT NULL);
CREATE TABLE name (
  key TEXT NOT NULL, place INTEGER NOT NULL, country INTEGER NOT NULL,
  PRIMARY KEY (key, place)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Divisions:
    """Names of administrative divisions by GeoNames code ("ML.10", "ML.10.1234")."""

    names: Mapping[str, str]

    def codes_of(self, row: Row) -> tuple[str | None, str | None]:
        """The known codes of the first- and second-order division that a row lies in.

        A second-order division's own row needs none: its name is its place's.
        """
        first = f"{row.country}.{row.admin1}"
        second = f"{first}.{row.admin2}"
        itself = row.feature_code == "ADM2"
        return (
            first if first in self.names else None,
            second if second in self.names and not itself else None,
        )


def write_store(path: Path, rows: Iterable[Row], divisions: Divisions) -> int:
    """Writes a new store of the rows (the last of equal ids stays) and returns how many places it holds."""
    kept = {row.id: row for row in rows}
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + _SCHEMA)
        countries = {code: n for n, code in enumerate(sorted({row.country for row in kept.values()}))}
        connection.executemany("INSERT INTO country VALUES (?, ?)", [(n, c) for c, n in countries.items()])
        _write_places(connection, sorted(kept.values(), key=lambda row: row.id), countries, divisions)
        _write_names(connection, kept.values(), countries)
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    return len(kept)


def _write_places(
    connection: sqlite3.Connection, rows: list[Row], countries: Mapping[str, int], divisions: Divisions
) -> None:
    features = {f: n for n, f in enumerate(sorted({(r.feature_class, r.feature_code) for r in rows}))}
    used = sorted({code for r in rows for code in divisions.codes_of(r) if code})
    numbers = {code: n for n, code in enumerate(used)}
    connection.executemany("INSERT INTO feature VALUES (?, ?, ?)", [(n, *f) for f, n in features.items()])
    connection.executemany(
        "INSERT INTO division VALUES (?, ?, ?)",
        [(n, code, divisions.names[code]) for code, n in numbers.items()],
    )
    connection.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                row.id,
                row.name,
                countries[row.country],
                *(numbers.get(code or "") for code in divisions.codes_of(row)),
                round(row.latitude * SCALE),
                round(row.longitude * SCALE),
                features[row.feature_class, row.feature_code],
                row.population,
                int(row.approximate),
            )
            for row in rows
        ),
    )


def _write_names(connection: sqlite3.Connection, rows: Iterable[Row], countries: Mapping[str, int]) -> None:
    found = {(key, row.id, countries[row.country]) for row in rows for key in map(fold, row.names) if len(key) > 1}
    connection.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted(found))
