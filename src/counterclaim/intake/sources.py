"""Files, folders and standard input to reports and refusals; never an exception for bad input."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counterclaim.claims.report import Report
from counterclaim.intake.decode import decode
from counterclaim.intake.html import report_from_html
from counterclaim.intake.jsonl import reports_from_lines
from counterclaim.intake.refusal import Refusal, Unreadable
from counterclaim.intake.text import report_from_text

ENDINGS = (".txt", ".html", ".htm", ".jsonl")
LARGEST = 500_000_000
"""Bytes of a file after decompression."""
RATIO = 300
"""Decompressed bytes for each compressed one, above which a gzip file is refused (text reaches 10, a bomb 1,000)."""
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Options:
    """`published` holds for reports that give no day themselves; `language` overrides what is detected."""

    published: date | None = None
    language: str | None = None


def read_sources(paths: Iterable[str], options: Options) -> Iterator[Report | Refusal]:
    """What the paths hold, in order; folders are walked in the order of their names."""
    for path in paths:
        if path == "-":
            yield from _from_bytes("-", "stdin", sys.stdin.buffer.read(), options)
        else:
            yield from _from_path(Path(path), options)


def _from_path(path: Path, options: Options) -> Iterator[Report | Refusal]:
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if _ending(p) and p.is_file())
        if not files:
            yield Refusal(str(path), "holds no reports (.txt, .html, .jsonl, also .gz)")
        for file in files:
            yield from _from_file(file, options)
    else:
        yield from _from_file(path, options)


def _ending(path: Path) -> str | None:
    name = path.name.lower().removesuffix(".gz")
    return next((e for e in ENDINGS if name.endswith(e)), None)


def _from_file(path: Path, options: Options) -> Iterator[Report | Refusal]:
    try:
        data = _bytes(path)
    except FileNotFoundError:
        yield Refusal(str(path), "does not exist")
    except OSError as error:
        yield Refusal(str(path), f"cannot be read ({error.strerror or error})")
    except Unreadable as error:
        yield Refusal(str(path), str(error))
    else:
        yield from _from_bytes(str(path), _name(path), data, options, _ending(path))


def _name(path: Path) -> str:
    """The file's name without its ending, and without .gz."""
    ending = _ending(path)
    name = path.name[:-3] if path.name.lower().endswith(".gz") else path.name
    return name[: -len(ending)] if ending else name


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        raise Unreadable(f"is larger than {LARGEST // 1_000_000} MB")
    data = path.read_bytes()
    return _unzip(data) if path.name.lower().endswith(".gz") else data


def _unzip(data: bytes) -> bytes:
    """The decompressed bytes, given up as soon as they exceed what a text can be."""
    limit = min(LARGEST, max(_CHUNK, RATIO * len(data)))
    parts, size = [], 0
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            while chunk := stream.read(_CHUNK):
                parts.append(chunk)
                size += len(chunk)
                if size > limit:
                    raise Unreadable("is compressed beyond what a text can be")
    except EOFError:
        raise Unreadable("is a truncated gzip file") from None
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Unreadable(f"is no sound gzip file ({error})") from None
    return b"".join(parts)


def _from_bytes(
    source: str, doc: str, data: bytes, options: Options, ending: str | None = None
) -> Iterator[Report | Refusal]:
    kind = ending or _sniff(data)
    if kind == ".jsonl" and data.strip():
        yield from reports_from_lines(
            io.BytesIO(data), source=source, published=options.published, language=options.language
        )
        return
    try:
        yield _single(doc, data, kind, options)
    except Unreadable as error:
        yield Refusal(source, str(error))


def _single(doc: str, data: bytes, kind: str, options: Options) -> Report:
    if kind in (".html", ".htm"):
        if not data.strip():
            raise Unreadable("is empty")
        return report_from_html(data, doc=doc, published=options.published, language=options.language)
    text, encoding = decode(data)
    return report_from_text(
        text, doc=doc, published=options.published, language=options.language, encoding=encoding
    )


def _sniff(data: bytes) -> str:
    start = data[:2_000].lstrip().lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body")):
        return ".html"
    return ".jsonl" if start.startswith(b'{"') else ".txt"


def wrong_language(report: Report, forced: str | None) -> Refusal | None:
    """A refusal for a report in another language than the reader reads, unless a language is forced."""
    from counterclaim.intake.language import language_name

    if forced or report.language is None or report.language.lower().startswith("en"):
        return None
    name = language_name(report.language)
    return Refusal(report.doc, f"is in {name}: skipped (--language en reads it all the same)")
