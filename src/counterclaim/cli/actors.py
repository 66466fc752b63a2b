"""`counterclaim actors`: the knowledge of who is who."""

from __future__ import annotations

import typer

from counterclaim.cli.usage import SOME_REFUSED

app = typer.Typer(help="The knowledge of who is who.", no_args_is_help=True)


@app.callback()
def actors() -> None:
    """The knowledge of who is who."""


@app.command("check")
def check() -> None:
    """Validate the actor files; one line a problem."""
    from counterclaim.knowledge.actors import load_actors
    from counterclaim.knowledge.validate import check_actors

    problems = check_actors()
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(SOME_REFUSED)
    typer.echo(f"{len(load_actors())} actors, no problem")
