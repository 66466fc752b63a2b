"""`counterclaim ingest`: reports into the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.ledgers import DEFAULT, Address
from counterclaim.cli.progress import Progress, known_bytes
from counterclaim.cli.usage import ALL_READ, NOTHING_DONE, SOME_REFUSED, refuse, warn

_MOST_COMPARED = 50_000
"""Reports of a run that are compared with each other at its end."""

if TYPE_CHECKING:
    from counterclaim.intake.refusal import Refusal
    from counterclaim.intake.taken import Taken
    from counterclaim.ledger.ingest import Summary
    from counterclaim.ledger.ledger import Ledger


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
    reader, summary, book = load_reader(), Summary(), create_ledger(ledger)
    with Progress(known_bytes(sources)) as progress:
        found = _said(Intake(options).take(sources), progress)
        for _ in file_all(book, reader.name, reader.read_all, found, summary):
            progress.tell(f"{summary.added:,} reports filed, {summary.claims:,} claims")
    typer.echo(_closing(summary))
    if len(summary.filed) > 1:
        _say_copies(book, summary)
    if not (summary.added or summary.known):
        warn("nothing to read")
        raise typer.Exit(NOTHING_DONE)
    raise typer.Exit(SOME_REFUSED if summary.refused else ALL_READ)


def _said(found: Iterable[Taken | Refusal], progress: Progress) -> Iterator[Taken | Refusal]:
    """As they come; each refusal is said on stderr."""
    from counterclaim.intake.refusal import Refusal

    for each in found:
        if isinstance(each, Refusal):
            warn(str(each))
        else:
            progress.advance(each.report)
        yield each


def _closing(summary: Summary) -> str:
    return (
        f"{summary.added} reports filed with {summary.claims} claims; {summary.known} were there; "
        f"{len(summary.refused)} refused"
    )


def _say_copies(book: Ledger, summary: Summary) -> None:
    """How many of the new reports tell one story in several outlets; not of so many that it would take long."""
    from counterclaim.book.copies import copied
    from counterclaim.ledger.ingest import filed_reports

    if len(summary.filed) > _MOST_COMPARED:
        return
    found = copied(filed_reports(book, summary.filed))
    if found is not None:
        typer.echo(f"{found.reports} of them tell what others of them tell: {found}")
