"""`counterclaim verify`: whether the ledger is as it was written."""

from __future__ import annotations

import typer

from counterclaim.cli.ledgers import DEFAULT, Address, opened

SOUND, UNSOUND = 0, 1


def verify(ledger: Address = DEFAULT) -> None:
    """Check log, reports, claims, decisions and spans; print the content's hash, which order and time do not change."""
    from counterclaim.ledger.verify import find_faults

    book = opened(ledger)
    faults = find_faults(book)
    for fault in faults:
        typer.echo(fault)
    if faults:
        raise typer.Exit(UNSOUND)
    typer.echo(f"sound; content {book.content_hash()}")
