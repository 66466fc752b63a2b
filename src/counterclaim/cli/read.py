"""`counterclaim read`: reports in, claims out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.claims.report import Reading
from counterclaim.cli.progress import Progress, known_bytes
from counterclaim.cli.usage import ALL_READ, NOTHING_DONE, SOME_REFUSED, refuse, warn


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
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes to read with (default: one a core).")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write here instead of standard output.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="Read whatever language is detected, as this one (en).")] = None,
    model: Annotated[str | None, typer.Option(help="Folder of another recogniser's weights.")] = None,
) -> None:
    """Read reports and print every claim with who makes it and the exact words."""
    readings, refused = _read_all(paths, published, language, jobs, _folder(model))
    if not readings:
        warn("nothing to read")
        raise typer.Exit(NOTHING_DONE)
    chosen = format or (Format.TABLE if output is None and sys.stdout.isatty() else Format.JSONL)
    _write(readings, chosen, output)
    raise typer.Exit(SOME_REFUSED if refused else ALL_READ)


def _read_all(
    paths: Sequence[str], published: str | None, language: str | None, jobs: int | None, model: Path | None
) -> tuple[list[Reading], int]:
    """The readings, and how many reports were refused; each refusal is said on stderr."""
    from counterclaim.intake.dates import parse_date
    from counterclaim.intake.meter import Meter
    from counterclaim.intake.sources import Options, find_sources
    from counterclaim.scale.chunks import chunks
    from counterclaim.scale.run import cores, run
    from counterclaim.scale.work import start_reading

    try:
        options, meter = Options(parse_date(published) if published else None, language), Meter()
    except ValueError as error:
        refuse(str(error))
    found = chunks(find_sources(paths, options, meter), meter)
    readings: list[Reading] = []
    refused = 0
    with Progress(known_bytes(paths)) as progress:
        for chunk, results in run(found, partial(start_reading, model), jobs or cores()):
            readings += (each for each in results if isinstance(each, Reading))
            for refusal in (each for each in results if not isinstance(each, Reading)):
                warn(str(refusal))
                refused += 1
            progress.reach(chunk.read, True, f"{len(readings):,} reports read")
    return readings, refused


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
