"""`counterclaim backup` and `restore`: a ledger copied to a file, and back to where there is none yet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.ledgers import DEFAULT, Address, opened
from counterclaim.cli.usage import refuse


def backup(
    target: Annotated[Path, typer.Argument(help="File that does not exist yet.")], ledger: Address = DEFAULT
) -> None:
    """Copy the ledger into a file, and verify the copy."""
    if target.exists():
        refuse(f"{target} exists already")
    _copy(ledger, str(target))


def restore(
    source: Annotated[Path, typer.Argument(help="File that `backup` made.")], ledger: Address = DEFAULT
) -> None:
    """Copy a backup to where there is no ledger yet, or an empty one, and verify it."""
    _copy(str(source), ledger)


def _copy(source: str, target: str) -> None:
    from counterclaim.ledger.backup import NotCopied, copy_ledger

    try:
        copied = copy_ledger(opened(source), target)
    except NotCopied as error:
        refuse(str(error))
    typer.echo(f"{target} holds what {source} holds; content {copied.content_hash()}")
