"""`counterclaim ingest`: reports into the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.ledgers import DEFAULT, Address
from counterclaim.cli.progress import Progress, known_bytes
from counterclaim.cli.usage import ALL_READ, NOTHING_DONE, SOME_REFUSED, refuse, warn

if TYPE_CHECKING:
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.scale.ingest import Summary


def ingest(
    sources: Annotated[
        list[str], typer.Argument(help="Files, folders, WARC archives, feeds, web addresses, or - for standard input.")
    ],
    ledger: Address = DEFAULT,
    published: Annotated[str | None, typer.Option(help="Day of publication, for reports that give none.")] = None,
    language: Annotated[str | None, typer.Option(help="Read whatever language is detected, as this one (en).")] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes to read with (default: one a core).")] = None,
) -> None:
    """Read reports and file them with their claims; what is there already stays as it is."""
    from functools import partial

    from counterclaim.intake.dates import parse_date
    from counterclaim.intake.sources import Options
    from counterclaim.intake.taking import Intake
    from counterclaim.ledger.ledger import create_ledger
    from counterclaim.scale.chunks import chunks
    from counterclaim.scale.ingest import Summary
    from counterclaim.scale.ingest import ingest as file_all
    from counterclaim.scale.run import cores
    from counterclaim.scale.work import reader_name, start_filing

    try:
        intake = Intake(Options(parse_date(published) if published else None, language))
    except ValueError as error:
        refuse(str(error))
    summary, book = Summary(), create_ledger(ledger)
    found = chunks(intake.find(sources), intake.meter)
    with Progress(known_bytes(sources)) as progress:
        for step in file_all(book, reader_name(), found, partial(start_filing, None), jobs or cores(), summary):
            for refusal in step.refusals:
                warn(str(refusal))
            told = f"{summary.added:,} reports filed, {summary.claims:,} claims"
            progress.reach(step.read, step.worked, told)
    typer.echo(_closing(summary))
    if len(summary.filed) > 1:
        _say_copies(book, summary)
    if not (summary.added or summary.known):
        warn("nothing to read")
        raise typer.Exit(NOTHING_DONE)
    raise typer.Exit(SOME_REFUSED if summary.refused else ALL_READ)


def _closing(summary: Summary) -> str:
    return (
        f"{summary.added} reports filed with {summary.claims} claims; {summary.known} were there; "
        f"{summary.refused} refused"
    )


def _say_copies(book: Ledger, summary: Summary) -> None:
    """How many of the new reports tell one story in several outlets; not of so many that one would wait for it: the
    commands on incidents count copies whenever they are asked.
    """
    from counterclaim.book.copies import copied
    from counterclaim.scale.ingest import KEPT

    if len(summary.filed) > KEPT:
        return
    found = copied(book.reports(summary.filed))
    if found is not None:
        typer.echo(f"{found.reports} of them tell what others of them tell: {found}")
