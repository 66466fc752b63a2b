"""What every command says and how it ends when its input is wrong."""

from __future__ import annotations

from typing import NoReturn

import typer

ALL_READ, SOME_REFUSED, NOTHING_DONE = 0, 1, 2


def refuse(line: str) -> NoReturn:
    """Say one line on stderr and end with the status of a usage error."""
    typer.echo(f"counterclaim: {line}", err=True)
    raise typer.Exit(NOTHING_DONE)


def warn(line: str) -> None:
    typer.echo(f"counterclaim: {line}", err=True)
