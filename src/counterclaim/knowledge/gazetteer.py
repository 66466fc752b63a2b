"""Names to places: the bundled gazetteer and what the user added to it."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from counterclaim.knowledge.countries import country_name
from counterclaim.knowledge.folding import fold
from counterclaim.knowledge.gazetteer_store import SCALE, Divisions, write_store
from counterclaim.knowledge.geonames import Row, read_dump

_COLUMNS = """
SELECT p.id, p.name, c.code, a.name, b.name, p.latitude, p.longitude, f.class, f.code, p.population,
  p.approximate
FROM {source} JOIN feature f ON f.id = p.feature JOIN country c ON c.id = p.country
LEFT JOIN division a ON a.id = p.admin1 LEFT JOIN division b ON b.id = p.admin2
"""
_BY_NAME = _COLUMNS.format(source="name n JOIN place p ON p.id = n.place") + "WHERE n.key = ?"
_BY_ID = _COLUMNS.format(source="place p") + "WHERE p.id = ?"
_DIVISIONS = """
SELECT p.name, c.code FROM feature f JOIN place p ON p.feature = f.id JOIN country c ON c.id = p.country
WHERE f.code = 'ADM1'
"""
_CITIES = """
SELECT p.name, c.code FROM feature f JOIN place p ON p.feature = f.id JOIN country c ON c.id = p.country
WHERE f.class = 'P' AND p.population >= ?
"""
_NEARBY_KEYS = """
SELECT DISTINCT key FROM name WHERE key >= ? AND key < ? AND length(key) BETWEEN ? AND ?
  AND country IN (SELECT id FROM country WHERE code IN ({marks}))
"""
# A spelling variant shares its first letters and all but a letter in eight.
_FUZZY_PREFIX = 2
_FUZZY_SHORTEST = 7
_FUZZY_RATIO = 87.0
_FUZZY_TIE = 4.5


@dataclass(frozen=True, slots=True)
class Place:
    """A place of GeoNames, or of the supplement (negative id).

    `approximate`: the point is its first-order division's.
    """

    geonames_id: int
    name: str
    country: str
    country_name: str
    admin1: str | None
    admin2: str | None
    latitude: float
    longitude: float
    feature_class: str
    feature_code: str
    population: int
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Read-only stores looked up together; of equal ids the later store's place is taken."""

    stores: tuple[Path, ...]

    def lookup(self, name: str, *, countries: Sequence[str] = ()) -> list[Place]:
        """All places of that name, the most populous first.

        Only where no place has the name, spellings close to it in `countries` (alpha-2) are taken.
        """
        key = fold(name)
        if exact := self._of_key(key):
            return exact
        near = {p.geonames_id: p for k in self._closest(key, countries) for p in self._of_key(k)}
        return _by_population(p for p in near.values() if p.country in countries)

    def place(self, geonames_id: int) -> Place | None:
        """The place of an id."""
        found = [p for connection in self._connections() for p in _places(connection, _BY_ID, geonames_id)]
        return found[-1] if found else None

    def first_order_divisions(self) -> list[tuple[str, str]]:
        """Name and country (alpha-2) of every first-order division."""
        return [row for c in self._connections() for row in c.execute(_DIVISIONS).fetchall()]

    def cities(self, people: int) -> list[tuple[str, str]]:
        """Name and country (alpha-2) of every settlement of so many people."""
        return [row for c in self._connections() for row in c.execute(_CITIES, (people,)).fetchall()]

    def _of_key(self, key: str) -> list[Place]:
        found = {p.geonames_id: p for c in self._connections() for p in _places(c, _BY_NAME, key)}
        return _by_population(found.values())

    def _closest(self, key: str, countries: Sequence[str]) -> list[str]:
        """The closest keys, and those hardly less close."""
        if len(key) < _FUZZY_SHORTEST or not countries:
            return []
        from rapidfuzz import fuzz, process

        near = sorted({k for c in self._connections() for k in _near_keys(c, key, countries)})
        ranked = process.extract(key, near, scorer=fuzz.ratio, score_cutoff=_FUZZY_RATIO, limit=5)
        return [found for found, ratio, _ in ranked if ratio >= ranked[0][1] - _FUZZY_TIE]

    def _connections(self) -> Iterator[sqlite3.Connection]:
        return (_connection(path, os.getpid()) for path in self.stores)


def data_folder() -> Path:
    """The user's additions: $COUNTERCLAIM_DATA, else counterclaim/gazetteer in the XDG data folder."""
    if own := os.environ.get("COUNTERCLAIM_DATA"):
        return Path(own)
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "counterclaim" / "gazetteer"


def load_gazetteer() -> Gazetteer:
    """The bundled gazetteer with the user's additions beside it."""
    return _gazetteer(data_folder())


def add_dump(path: Path) -> int:
    """Compiles a GeoNames dump (.txt, .zip) into the user's data folder; returns how many places it brought.

    Raises ValueError, naming file and line, where it is no such dump, and OSError where it cannot be read.
    """
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        written = Path(scratch) / "store"
        rows = list(read_dump(path))
        count = write_store(written, rows, _divisions(rows))
        if not count:
            raise ValueError(f"{path.name}: no places in it")
        written.replace(folder / f"{path.stem}.sqlite")
    _gazetteer.cache_clear()
    _connection.cache_clear()
    return count


@cache
def _gazetteer(folder: Path) -> Gazetteer:
    return Gazetteer((bundled_store(), *sorted(folder.glob("*.sqlite"))))


def bundled_store() -> Path:
    return Path(str(files("counterclaim.knowledge") / "data" / "gazetteer" / "gazetteer.sqlite"))


@cache
def _connection(path: Path, process: int) -> sqlite3.Connection:
    """One a process: SQLite handles must not be carried over a fork."""
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _divisions(rows: Sequence[Row]) -> Divisions:
    """The bundled names of divisions with those that a dump brings itself."""
    bundled = _connection(bundled_store(), os.getpid()).execute("SELECT code, name FROM division").fetchall()
    own = {f"{r.country}.{r.admin1}.{r.admin2}": r.name for r in rows if r.feature_code == "ADM2"}
    return Divisions(dict(bundled) | own)


def _by_population(places: Iterable[Place]) -> list[Place]:
    return sorted(places, key=lambda p: (-p.population, p.geonames_id))


def _places(connection: sqlite3.Connection, query: str, value: str | int) -> Iterator[Place]:
    for (
        id_,
        name,
        country,
        admin1,
        admin2,
        latitude,
        longitude,
        class_,
        code,
        population,
        approximate,
    ) in connection.execute(query, (value,)):
        yield Place(
            id_,
            name,
            country,
            country_name(country) or "",
            admin1,
            name if code == "ADM2" else admin2,
            latitude / SCALE,
            longitude / SCALE,
            class_,
            code,
            population,
            bool(approximate),
        )


def _near_keys(connection: sqlite3.Connection, key: str, countries: Sequence[str]) -> list[str]:
    query = _NEARBY_KEYS.format(marks=", ".join("?" * len(countries)))
    start = key[:_FUZZY_PREFIX]
    end = start[:-1] + chr(ord(start[-1]) + 1)
    found = connection.execute(query, (start, end, len(key) - 2, len(key) + 2, *countries))
    return [k for (k,) in found]
