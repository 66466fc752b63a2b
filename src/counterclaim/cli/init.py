"""`counterclaim init`: a new ledger, or an older one brought to this version."""

from __future__ import annotations

import typer

from counterclaim.cli.ledgers import DEFAULT, Address
from counterclaim.cli.usage import refuse


def init(ledger: Address = DEFAULT) -> None:
    """Make a ledger, or bring an older one to this version."""
    from sqlalchemy.exc import SQLAlchemyError

    from counterclaim.ledger.ledger import create_ledger

    try:
        create_ledger(ledger)
    except SQLAlchemyError as error:
        refuse(f"{ledger} cannot be made a ledger ({str(error).splitlines()[0]})")
    typer.echo(f"{ledger} is ready")
