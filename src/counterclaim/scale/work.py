"""What a process does with what was found: make the report, read it, and bring the result into a form that travels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from counterclaim.claims.report import Reading
from counterclaim.intake.raw import Raw
from counterclaim.intake.refusal import Refusal
from counterclaim.intake.taken import Taken
from counterclaim.ledger.filing import Filing, filing
from counterclaim.reading.reader import Reader, load_reader
from counterclaim.reading.recognition.encoder import encoder_name
from counterclaim.scale.chunks import Found


def reader_name(model: Path | None = None) -> str:
    """The name of the reader that `load_reader` would load, without loading it."""
    return f"counterclaim {version('counterclaim')} {encoder_name(model)}"


def start_filing(model: Path | None, threads: int) -> Callable[[Found], Filing | Refusal]:
    """From what was found to the rows that a ledger keeps of it."""
    return partial(_filed, load_reader(model, threads))


def start_reading(model: Path | None, threads: int) -> Callable[[Found], Reading | Refusal]:
    """From what was found to its reading, without the bytes that it came as."""
    return partial(_read, load_reader(model, threads))


def lost(found: Found) -> Refusal:
    """For what ends the process that reads it."""
    source = found.source if isinstance(found, Raw | Refusal) else found.report.doc
    return Refusal(source, "ends the process that reads it: skipped")


def _filed(reader: Reader, found: Found) -> Filing | Refusal:
    taken = _taken(found)
    return taken if isinstance(taken, Refusal) else filing(reader.read(taken.report), taken.way)


def _read(reader: Reader, found: Found) -> Reading | Refusal:
    taken = _taken(found)
    return taken if isinstance(taken, Refusal) else reader.read(replace(taken.report, original=None))


def _taken(found: Found) -> Taken | Refusal:
    return found.take() if isinstance(found, Raw) else found
