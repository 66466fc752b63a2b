"""`counterclaim read`: reports in, claims out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.claims.report import Reading, Report
from counterclaim.cli.usage import ALL_READ, NOTHING_DONE, SOME_REFUSED, refuse, warn
from counterclaim.cli.working import read_all


class Format(StrEnum):
    TABLE = "table"
    JSONL = "jsonl"
    HTML = "html"


def read(
    paths: Annotated[
        list[str], typer.Argument(help="Files (.txt, .html, .jsonl, also .gz), folders, or - for standard input.")
    ],
    published: Annotated[
        str | None, typer.Option(help="Day of publication, for reports that give none (YYYY-MM-DD).")
    ] = None,
    format: Annotated[Format | None, typer.Option(help="Default: table on a terminal, else jsonl.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes to read with.")] = 1,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write here instead of standard output.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="Read whatever language is detected, as this one (en).")] = None,
    model: Annotated[str | None, typer.Option(help="Folder of another recogniser's weights.")] = None,
) -> None:
    """Read reports and print every claim with who makes it and the exact words."""
    reports, refused = _take_in(paths, published, language)
    if not reports:
        warn("nothing to read")
        raise typer.Exit(NOTHING_DONE)
    readings = read_all(reports, jobs, _folder(model))
    chosen = format or (Format.TABLE if output is None and sys.stdout.isatty() else Format.JSONL)
    _write(list(readings), chosen, output)
    raise typer.Exit(SOME_REFUSED if refused else ALL_READ)


def _take_in(paths: Sequence[str], published: str | None, language: str | None) -> tuple[list[Report], int]:
    """The reports to read, and how many were refused; each refusal is said on stderr."""
    from counterclaim.intake.dates import parse_date
    from counterclaim.intake.raw import Raw
    from counterclaim.intake.refusal import Refusal
    from counterclaim.intake.sources import Options, find_sources

    try:
        options = Options(parse_date(published) if published else None, language)
    except ValueError as error:
        refuse(str(error))
    reports, refused = [], 0
    for raw in find_sources(paths, options):
        found = raw.take() if isinstance(raw, Raw) else raw
        if isinstance(found, Refusal):
            warn(str(found))
            refused += 1
        else:
            reports.append(found.report)
    return reports, refused


def _folder(model: str | None) -> Path | None:
    if model is None:
        return None
    folder = Path(model)
    for name in ("hashes.json", "calibration.json"):
        if not (folder / name).is_file():
            refuse(f"{model} is no folder with a recogniser's weights ({name} is missing)")
    return folder


def _write(readings: Sequence[Reading], format: Format, output: Path | None) -> None:
    if format is Format.TABLE:
        from rich.console import Console

        from counterclaim.publishing.table import render_table

        if output is None:
            render_table(readings, Console())
            return
        with output.open("w", encoding="utf-8") as file:
            render_table(readings, Console(file=file, width=160))
        return
    if format is Format.HTML:
        from counterclaim.publishing.page import render_page

        text = render_page(readings)
    else:
        from counterclaim.publishing.jsonl import render_lines

        text = render_lines(readings)
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text, "utf-8")
