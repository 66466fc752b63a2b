"""`counterclaim changes`: what came in since a day, and what that changed."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.cli.finding import FormatName, book_at, checked, print_json, print_memo
from counterclaim.cli.ledgers import DEFAULT, Address, AsOf
from counterclaim.cli.usage import refuse


def changes(
    since: Annotated[str, typer.Option(help="What was known then (the end of a day, or a time) is set beside now.")],
    ledger: Address = DEFAULT,
    as_of: AsOf = None,
    format: FormatName = "table",
) -> None:
    """List new reports and claims, what became of incidents, figures that were revised, and decisions."""
    from counterclaim.book.changes import changes as found
    from counterclaim.publishing.changes import changes_memo, changes_told

    checked(format, "table", "markdown", "json")
    before, after = book_at(ledger, since), book_at(ledger, as_of)
    if before.moment > after.moment:
        refuse(f"{since} lies behind {as_of or 'now'}")
    told = found(before, after)
    if format == "json":
        print_json(changes_told(told))
    else:
        print_memo(changes_memo(told, {**before.headings, **after.headings}), format)
