"""`counterclaim ingest`: reports into the ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.ledgers import DEFAULT, Address
from counterclaim.cli.usage import ALL_READ, NOTHING_DONE, SOME_REFUSED, refuse, warn

if TYPE_CHECKING:
    from counterclaim.intake.refusal import Refusal
    from counterclaim.intake.taken import Taken
    from counterclaim.ledger.ingest import Summary


def ingest(
    sources: Annotated[
        list[str], typer.Argument(help="Files, folders, WARC archives, feeds, web addresses, or - for standard input.")
    ],
    ledger: Address = DEFAULT,
    published: Annotated[str | None, typer.Option(help="Day of publication, for reports that give none.")] = None,
    language: Annotated[str | None, typer.Option(help="Read whatever language is detected, as this one (en).")] = None,
) -> None:
    """Read reports and file them with their claims; what is there already stays as it is."""
    from counterclaim.intake.dates import parse_date
    from counterclaim.intake.sources import Options
    from counterclaim.intake.taking import Intake
    from counterclaim.ledger.ingest import Summary
    from counterclaim.ledger.ingest import ingest as file_all
    from counterclaim.ledger.ledger import create_ledger
    from counterclaim.reading.reader import load_reader

    try:
        options = Options(parse_date(published) if published else None, language)
    except ValueError as error:
        refuse(str(error))
    reader, summary = load_reader(), Summary()
    found = _said(Intake(options).take(sources))
    for _ in file_all(create_ledger(ledger), reader.name, reader.read_all, found, summary):
        _show(summary)
    _close(summary)
    if not (summary.added or summary.known):
        warn("nothing to read")
        raise typer.Exit(NOTHING_DONE)
    raise typer.Exit(SOME_REFUSED if summary.refused else ALL_READ)


def _said(found: Iterable[Taken | Refusal]) -> Iterator[Taken | Refusal]:
    """As they come; each refusal is said on stderr."""
    from counterclaim.intake.refusal import Refusal

    for each in found:
        if isinstance(each, Refusal):
            warn(str(each))
        yield each


def _show(summary: Summary) -> None:
    if sys.stderr.isatty():
        print(f"\r{summary.added} reports filed, {summary.claims} claims ", end="", file=sys.stderr, flush=True)


def _close(summary: Summary) -> None:
    if sys.stderr.isatty():
        print("\r" + " " * 40 + "\r", end="", file=sys.stderr, flush=True)
    typer.echo(
        f"{summary.added} reports filed with {summary.claims} claims; {summary.known} were there; "
        f"{len(summary.refused)} refused"
    )
