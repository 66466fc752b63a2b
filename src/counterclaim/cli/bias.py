"""`counterclaim bias`: whether the reading changes when the parties change places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from counterclaim.check.matching import ClaimDict


def bias(
    examples: Annotated[int, typer.Option(min=0, help="Show this many sentences that read differently.")] = 0,
    model: Annotated[Path | None, typer.Option(help="Folder of another recogniser's weights.")] = None,
) -> None:
    """Read some hundred sentences with the parties exchanged; print the share whose reading changes, field by field."""
    from counterclaim.check.bias import measure_bias, render_bias
    from counterclaim.intake.text import report_from_text
    from counterclaim.reading.reader import load_reader

    def read(texts: Sequence[str]) -> Iterator[Sequence[ClaimDict]]:
        reports = (report_from_text(text, doc="sentence", language="en") for text in texts)
        return ([c.to_dict() for c in reading.claims] for reading in load_reader(model).read_all(reports))

    typer.echo(render_bias(measure_bias(read), examples))
