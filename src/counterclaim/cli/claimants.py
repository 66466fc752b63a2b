"""`counterclaim claimants`: how far each claimant's figures lie from independent ones."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.cli.finding import (
    Country,
    FormatName,
    From,
    To,
    book_at,
    checked,
    found,
    print_json,
    print_memo,
    wanted,
)
from counterclaim.cli.ledgers import DEFAULT, Address, AsOf


def claimants(
    ledger: Address = DEFAULT,
    as_of: AsOf = None,
    least: Annotated[int, typer.Option("--min", min=1, help="Leave out who has fewer pairs of figures.")] = 3,
    country: Country = None,
    first: From = None,
    last: To = None,
    format: FormatName = "table",
) -> None:
    """Compare each party's figures for its own and its enemies' losses with independent ones, over all incidents."""
    from counterclaim.publishing.claimants import claimants_memo
    from counterclaim.weighing.against_independent import deviations

    checked(format, "table", "markdown", "json")
    sought = wanted(country, first=first, last=last)
    book = book_at(ledger, as_of)
    measured = deviations(found(book, sought), book.actors)
    if format == "json":
        print_json([deviation.to_dict() for deviation in measured if deviation.n >= least])
    else:
        print_memo(claimants_memo(measured, least), format)
