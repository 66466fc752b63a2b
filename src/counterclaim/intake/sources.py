"""Files, folders and standard input to raw reports and refusals; never an exception for bad input."""

from __future__ import annotations

import codecs
import io
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counterclaim.intake.decode import decode
from counterclaim.intake.folders import ending, report_files, report_name
from counterclaim.intake.jsonl import LONGEST_LINE
from counterclaim.intake.meter import Meter
from counterclaim.intake.raw import Form, Raw
from counterclaim.intake.refusal import Refusal
from counterclaim.intake.unpacking import Source, all_bytes, byte_lines, reasons, unpacked

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|\?xml)\b", re.I | re.S
)
_RECORD = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")


@dataclass(frozen=True, slots=True)
class Options:
    """`published` holds for reports that give no day themselves; `language` overrides what is detected."""

    published: date | None = None
    language: str | None = None


def find_sources(paths: Iterable[str], options: Options, meter: Meter | None = None) -> Iterator[Raw | Refusal]:
    """What the paths hold, in order; "-" is standard input, folders are walked in the order of their names."""
    opener = meter or Meter()
    for path in paths:
        if path == "-":
            yield from _from_stdin(options)
        elif _is_folder(Path(path)):
            yield from _from_folder(Path(path), options, opener)
        else:
            yield from _from_file(Path(path), options, opener)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _from_folder(folder: Path, options: Options, meter: Meter) -> Iterator[Raw | Refusal]:
    for found in report_files(folder):
        if isinstance(found, Refusal):
            yield found
        else:
            yield from _from_file(found, options, meter)


def _from_file(path: Path, options: Options, meter: Meter) -> Iterator[Raw | Refusal]:
    try:
        with reasons(), meter.open(path) as raw:
            is_gzip = path.name.lower().endswith(".gz")
            source = unpacked(raw, size=path.stat().st_size or None, is_gzip=is_gzip)
            yield from _raws(str(path), report_name(path), source, ending(path), options)
    except ValueError as error:
        yield Refusal(str(path), str(error))


def _from_stdin(options: Options) -> Iterator[Raw | Refusal]:
    try:
        with reasons():
            source = unpacked(io.BufferedReader(sys.stdin.buffer), size=None)
            yield from _raws("-", "stdin", source, None, options)
    except ValueError as error:
        yield Refusal("-", str(error))


def _raws(name: str, doc: str, source: Source, kind: str | None, options: Options) -> Iterator[Raw]:
    """`kind` is the file's ending; None where the first bytes must tell."""
    head, way = source.head(), f"file {name}"
    kind = kind or _sniffed(head)
    if kind == ".jsonl" and head:
        for number, line in enumerate(_lines(source, head), 1):
            if line.strip():
                named, said = f"{doc}:{number}", f"{name}:{number}"
                yield Raw(Form.LINE, line, named, said, way, options.published, options.language)
    else:
        form = Form.PAGE if kind in (".html", ".htm") else Form.TEXT
        yield Raw(form, all_bytes(source), doc, name, way, options.published, options.language)


def _lines(source: Source, head: bytes) -> Iterator[bytes]:
    """The records' bytes; in UTF-16 a line cannot be told before it is decoded."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, _ = decode(all_bytes(source))
        return iter(io.BytesIO(text.encode("utf-8")))
    return byte_lines(source, LONGEST_LINE)


def _sniffed(head: bytes) -> str:
    if _PAGE.match(head):
        return ".html"
    return ".jsonl" if _RECORD.match(head) else ".txt"
