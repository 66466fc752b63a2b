"""Rows of a GeoNames dump: reading them from .txt or .zip and choosing the ones that locate."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

COLUMNS = 19
LARGEST_DUMP = 4_000_000_000
LONGEST_LINE = 200_000
_SITES = {"MILB", "INSM", "AIRB", "AIRF", "AIRP", "CMPREF", "CMPLA", "CMPMN", "CMP", "OILF", "PSTB"}
_SITES |= {
    "PSTC",
    "PSTP",
    "FT",
    "DAM",
    "PRN",
    "MN",
    "MNAU",
    "MNCU",
    "MNDT",
    "MNFE",
    "MNQ",
    "PS",
    "PMPO",
    "RECG",
}
_CLASSES = {"A", "P", "H", "T", "L"}


@dataclass(frozen=True, slots=True)
class Row:
    """One place of a dump; `names` are the spellings it is found by, admin codes are GeoNames' own."""

    id: int
    name: str
    names: tuple[str, ...]
    latitude: float
    longitude: float
    feature_class: str
    feature_code: str
    country: str
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    approximate: bool = False


def read_dump(path: Path) -> Iterator[Row]:
    """The rows of a dump that locate. Raises ValueError with file and line where it is no GeoNames dump."""
    with _opened(path) as lines:
        for number, line in enumerate(_lines(lines, path), 1):
            if line.strip():
                row = _row(line, f"{path.name}, line {number}")
                if locates(row):
                    yield row


def locates(row: Row) -> bool:
    """Whether a report could name the feature as the place of an event; vanished and abandoned ones count."""
    return row.feature_class in _CLASSES or row.feature_code in _SITES


def latin(name: str) -> bool:
    """Whether all letters are Latin."""
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") or c in "ʼʻʹ" for c in name)


def worth_finding(alternate: str) -> bool:
    """Latin names with a capital: lower-case ones are transliterations, short upper-case ones codes."""
    cased = any(c.isupper() for c in alternate)
    code = alternate.isupper() and len(alternate) <= 4
    return cased and not code and len(alternate) <= 60 and latin(alternate)


def _row(line: str, where: str) -> Row:
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) != COLUMNS:
        raise ValueError(f"{where}: {len(cells)} columns where a GeoNames dump has {COLUMNS}")
    try:
        found = Row(
            id=int(cells[0]),
            name=cells[1],
            names=tuple({cells[1], cells[2], *filter(worth_finding, cells[3].split(","))} - {""}),
            latitude=float(cells[4]),
            longitude=float(cells[5]),
            feature_class=cells[6],
            feature_code=cells[7],
            country=cells[8],
            admin1=cells[10],
            admin2=cells[11],
            population=int(cells[14] or 0),
        )
    except ValueError as wrong:
        raise ValueError(f"{where}: not a GeoNames row ({wrong})") from None
    if not (found.name and abs(found.latitude) <= 90 and abs(found.longitude) <= 180):
        raise ValueError(f"{where}: not a GeoNames row (no name, or coordinates outside the globe)")
    return found


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    if path.suffix.lower() == ".zip":
        with _archive(path) as archive, archive.open(_member(archive, path)) as stream:
            yield stream
    else:
        with path.open("rb") as stream:
            yield stream


def _archive(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile:
        raise ValueError(f"{path.name}: not a readable zip file") from None


def _member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The one dump in the archive; GeoNames puts a readme beside it."""
    dumps = [
        m for m in archive.infolist() if m.filename.lower().endswith(".txt") and "readme" not in m.filename.lower()
    ]
    if len(dumps) != 1:
        raise ValueError(f"{path.name}: {len(dumps)} .txt dumps inside, one is needed")
    if dumps[0].file_size > LARGEST_DUMP:
        raise ValueError(f"{path.name}: unpacks to more than {LARGEST_DUMP:,} bytes")
    return dumps[0]


def _lines(stream: IO[bytes], path: Path) -> Iterator[str]:
    """Lines as text; what is read stays bounded whatever an archive's directory says."""
    read = 0
    buffered = io.BufferedReader(stream) if isinstance(stream, io.RawIOBase) else stream
    try:
        while line := buffered.readline(LONGEST_LINE):
            read += len(line)
            if len(line) == LONGEST_LINE or read > LARGEST_DUMP:
                raise ValueError(f"{path.name}: not a GeoNames dump (a line or the whole is too long)")
            yield line.decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError(f"{path.name}: not a GeoNames dump (not UTF-8 text)") from None
    except (zipfile.BadZipFile, EOFError):
        raise ValueError(f"{path.name}: the zip file is damaged or cut off") from None
