"""Which files of a folder are reports."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from counterclaim.intake.refusal import Refusal

ENDINGS = (".txt", ".html", ".htm", ".jsonl")
ARCHIVES, FEEDS = (".warc",), (".rss", ".atom", ".xml")


def ending(path: Path, endings: Sequence[str] = ENDINGS) -> str | None:
    """The ending that tells what the file holds, .gz left out; None for any other."""
    name = path.name.lower().removesuffix(".gz")
    return next((e for e in endings if name.endswith(e) and len(name) > len(e)), None)


def report_name(path: Path) -> str:
    """The file's name without its ending, and without .gz."""
    name = path.name[:-3] if path.name.lower().endswith(".gz") else path.name
    known = ending(path)
    return (name[: -len(known)] if known else name) or path.name


def report_files(folder: Path, endings: Sequence[str] = ENDINGS) -> Iterator[Path | Refusal]:
    """Reports at any depth in the order of their names; hidden files and other kinds are passed over.

    A folder without one is refused, and so is one below it that cannot be opened.
    """
    found = 0
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(place, name) for name in sorted(names) if not name.startswith(".")):
            if ending(path, endings):
                found += 1
                yield path
    for error in closed:
        yield Refusal(str(error.filename), f"cannot be opened ({error.strerror})")
    if not found and not closed:
        yield Refusal(str(folder), f"holds no reports ({', '.join(e for e in endings if e != '.htm')}, also .gz)")
