"""`counterclaim gazetteer`: the places that the reader knows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.usage import refuse

app = typer.Typer(help="The places that the reader knows.", no_args_is_help=True)


@app.callback()
def gazetteer() -> None:
    """The places that the reader knows."""


@app.command("add")
def add(dump: Annotated[Path, typer.Argument(help="A country's GeoNames dump (.txt or .zip).")]) -> None:
    """Add a country's places from a GeoNames dump."""
    from counterclaim.knowledge.gazetteer import add_dump

    try:
        count = add_dump(dump)
    except (OSError, ValueError) as error:
        refuse(f"{dump}: {error}")
    typer.echo(f"{count} places added from {dump.name}")
