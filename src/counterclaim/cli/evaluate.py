"""`counterclaim evaluate`: the reader against annotated reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.usage import refuse


def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Annotated reports in the gold format.")],
    errors: Annotated[int, typer.Option(min=0, help="Show this many errors.")] = 0,
    model: Annotated[Path | None, typer.Option(help="Folder of another recogniser's weights.")] = None,
) -> None:
    """Core F1, claim F1 and the accuracy of each field, beside the two floors (codebook section 9)."""
    from counterclaim.check.evaluation import as_reports, evaluate_readings, load_gold, render_evaluation
    from counterclaim.reading.reader import load_reader

    try:
        told = load_gold(gold)
    except (OSError, ValueError) as error:
        refuse(str(error))
    readings = load_reader(model).read_all(as_reports(told))
    predicted = {r.report.doc: [c.to_dict() for c in r.claims] for r in readings}
    typer.echo(render_evaluation(evaluate_readings(told, predicted), errors))
