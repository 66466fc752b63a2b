"""What the commands on a ledger share: which one, as of when, and who is asking."""

from __future__ import annotations

import getpass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.usage import refuse

if TYPE_CHECKING:
    from counterclaim.ledger.ledger import Ledger

Address = Annotated[
    str, typer.Option("--ledger", envvar="COUNTERCLAIM_LEDGER", help="Path of the ledger, or a postgresql:// address.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="What was known then (a day, or a time in ISO 8601).")]
Author = Annotated[str | None, typer.Option("--author", envvar="COUNTERCLAIM_AUTHOR", help="Who decides.")]
DEFAULT = "ledger.db"


def opened(address: str) -> Ledger:
    """The ledger at the address; a line and the end where there is none."""
    from sqlalchemy.exc import SQLAlchemyError

    from counterclaim.ledger.ledger import NoLedger, open_ledger

    try:
        return open_ledger(address)
    except NoLedger as error:
        refuse(str(error))
    except SQLAlchemyError as error:
        refuse(f"{address} cannot be opened ({str(error).splitlines()[0]})")


def moment(words: str | None) -> datetime | None:
    from counterclaim.ledger.moment import read_moment

    try:
        return read_moment(words) if words else None
    except ValueError:
        refuse(f"{words} is neither a day nor a time: 2024-05-03, or 2024-05-03T12:00")


def author_of(name: str | None) -> str:
    """The name given, else that of the account."""
    return name or getpass.getuser()
