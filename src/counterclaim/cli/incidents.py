"""`counterclaim incidents`: what happened, one line an incident."""

from __future__ import annotations

import typer

from counterclaim.cli.finding import (
    Actor,
    Contested,
    Country,
    FormatName,
    From,
    KindOf,
    Place,
    PolicyName,
    To,
    Words,
    book_at,
    checked,
    found,
    policy_named,
    print_json,
    print_memo,
    wanted,
)
from counterclaim.cli.ledgers import DEFAULT, Address, AsOf


def incidents(
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
    policy: PolicyName = "ledger",
    format: FormatName = "table",
) -> None:
    """List incidents by date: when, where, who, how many killed, told by how many outlets of how many origins."""
    from counterclaim.book.copies import counted
    from counterclaim.publishing.incidents import incident_row, incidents_memo

    checked(format, "table", "json")
    rule, sought = policy_named(policy), wanted(country, place, actor, first, last, kind, contested, words)
    book = book_at(ledger, as_of)
    rows = [incident_row(book, incident, rule) for incident in found(book, sought)]
    if format == "json":
        print_json([row.to_dict() for row in rows])
        return
    if rows:
        print_memo(incidents_memo(rows, rule, book.actors))
    typer.echo(counted(len(rows), "incident"))
