"""`counterclaim bench`: speed and memory, beside what a user would pick instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.usage import refuse

if TYPE_CHECKING:
    from counterclaim.check.bench import Read


def bench(
    reports: Annotated[
        list[Path] | None, typer.Option(help="Reports of conflict (default: the bundled examples).")
    ] = None,
    general: Annotated[list[Path] | None, typer.Option(help="General news: files or folders.")] = None,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds that count.")] = 5,
) -> None:
    """Words per second of read, the bare spaCy pipeline, textacy's quotations and main-text extraction."""
    from counterclaim.check.bench import render_bench, run_bench
    from counterclaim.check.corpus import load_corpus

    with as_file(files("counterclaim") / "examples") as examples:
        try:
            corpora = [load_corpus("reports", reports or [examples])]
            if general:
                corpora.append(load_corpus("general news", general))
        except (OSError, ValueError) as error:
            refuse(str(error))
    typer.echo(render_bench(run_bench(load_read, corpora, rounds)))


def load_read() -> Read:
    """From texts to claims, with all cores."""
    from counterclaim.intake.text import report_from_text
    from counterclaim.reading.reader import load_reader

    reader = load_reader()

    def read(texts: Sequence[str]) -> Iterator[Sequence[object]]:
        reports = (report_from_text(text, doc="report", language="en") for text in texts)
        return (reading.claims for reading in reader.read_all(reports))

    return read
