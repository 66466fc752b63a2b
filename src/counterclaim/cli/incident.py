"""`counterclaim incident`: one incident's sheet."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.cli.finding import (
    Actor,
    Contested,
    Country,
    From,
    KindOf,
    Place,
    To,
    Words,
    all_of_them,
    book_at,
    checked,
    print_json,
    print_memo,
    the_one,
    wanted,
)
from counterclaim.cli.ledgers import DEFAULT, Address, AsOf
from counterclaim.cli.usage import refuse

Id = Annotated[str | None, typer.Argument(help="Id of the incident, or how it begins.")]


def incident(
    id: Id = None,
    ledger: Address = DEFAULT,
    as_of: AsOf = None,
    country: Country = None,
    place: Place = None,
    actor: Actor = None,
    first: From = None,
    last: To = None,
    kind: KindOf = None,
    contested: Contested = None,
    words: Words = None,
    together: Annotated[bool, typer.Option("--together", help="Put all that fit on one sheet, as if one.")] = False,
    brief: Annotated[bool, typer.Option("--brief", help="Leave the evidence out.")] = False,
    format: Annotated[str, typer.Option(help="table, markdown or json.")] = "table",
) -> None:
    """What each side says, in its own words; how that clashes; what every policy makes of it; the evidence.

    Without an id, the one that most origins tell of among those that the options ask for; or all of them as one, to see
    whether they are: `judge same` joins them.
    """
    from counterclaim.publishing.sheet import sheet
    from counterclaim.publishing.sheet_memo import sheet_memo

    checked(format, "table", "markdown", "json")
    if id is not None and together:
        refuse("an id is of one incident: --together goes with --place, --from …")
    sought = wanted(country, place, actor, first, last, kind, contested, words)
    book = book_at(ledger, as_of)
    told = sheet(book, all_of_them(book, sought) if together else the_one(book, id, sought))
    if format == "json":
        print_json(told.to_dict())
    else:
        print_memo(sheet_memo(told, book.actors, brief), format)
