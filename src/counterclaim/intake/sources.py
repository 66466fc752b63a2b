"""Files, folders and standard input to reports and refusals; never an exception for bad input."""

from __future__ import annotations

import codecs
import io
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from counterclaim.claims.report import Report
from counterclaim.intake.decode import decode
from counterclaim.intake.folders import ending, report_files, report_name
from counterclaim.intake.html import report_from_html
from counterclaim.intake.jsonl import LONGEST_LINE, reports_from_lines
from counterclaim.intake.language import is_english, language_name
from counterclaim.intake.refusal import Refusal
from counterclaim.intake.text import report_from_text
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


def read_sources(paths: Iterable[str], options: Options) -> Iterator[Report | Refusal]:
    """What the paths hold, in order; "-" is standard input, folders are walked in the order of their names.

    A report in another language than English is refused, unless a language is forced.
    """
    for path in paths:
        if path == "-":
            yield from _from_stdin(options)
        elif _is_folder(Path(path)):
            yield from _from_folder(Path(path), options)
        else:
            yield from _from_file(Path(path), options)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _from_folder(folder: Path, options: Options) -> Iterator[Report | Refusal]:
    for found in report_files(folder):
        if isinstance(found, Refusal):
            yield found
        else:
            yield from _from_file(found, options)


def _from_file(path: Path, options: Options) -> Iterator[Report | Refusal]:
    try:
        with reasons(), path.open("rb") as raw:
            is_gzip = path.name.lower().endswith(".gz")
            source = unpacked(raw, size=path.stat().st_size or None, is_gzip=is_gzip)
            yield from _reports(str(path), report_name(path), source, ending(path), options)
    except ValueError as error:
        yield Refusal(str(path), str(error))


def _from_stdin(options: Options) -> Iterator[Report | Refusal]:
    try:
        with reasons():
            source = unpacked(io.BufferedReader(sys.stdin.buffer), size=None)
            yield from _reports("-", "stdin", source, None, options)
    except ValueError as error:
        yield Refusal("-", str(error))


def _reports(name: str, doc: str, source: Source, kind: str | None, options: Options) -> Iterator[Report | Refusal]:
    """`kind` is the file's ending; None where the first bytes must tell."""
    head = source.head()
    if (kind or _sniffed(head)) == ".jsonl" and head:
        lines = reports_from_lines(
            _lines(source, head), source=name, doc=doc, published=options.published, language=options.language
        )
        for found in lines:
            told = f"{name} ({found.doc})" if isinstance(found, Report) else name
            yield wrong_language(found, told, options.language) or found
    else:
        report = _single(doc, all_bytes(source), kind or _sniffed(head), options)
        yield wrong_language(report, name, options.language) or report


def _lines(source: Source, head: bytes) -> Iterator[bytes]:
    """The records' bytes; in UTF-16 a line cannot be told before it is decoded."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, _ = decode(all_bytes(source))
        return iter(io.BytesIO(text.encode("utf-8")))
    return byte_lines(source, LONGEST_LINE)


def _single(doc: str, data: bytes, kind: str, options: Options) -> Report:
    if kind in (".html", ".htm"):
        report = report_from_html(data, doc=doc, published=options.published, language=options.language)
    else:
        text, encoding = decode(data)
        report = report_from_text(
            text, doc=doc, published=options.published, language=options.language, encoding=encoding
        )
    return replace(report, original=data)


def _sniffed(head: bytes) -> str:
    if _PAGE.match(head):
        return ".html"
    return ".jsonl" if _RECORD.match(head) else ".txt"


def wrong_language(found: Report | Refusal, source: str, forced: str | None) -> Refusal | None:
    """A refusal for a report in another language than the reader reads, unless a language is forced."""
    if forced or isinstance(found, Refusal) or found.language is None or is_english(found.language):
        return None
    return Refusal(source, f"is in {language_name(found.language)}: skipped (--language en reads it all the same)")
