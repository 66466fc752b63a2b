"""`counterclaim explain`: how a policy comes to an incident's figures, claim by claim."""

from __future__ import annotations

from counterclaim.cli.finding import (
    Actor,
    Country,
    FormatName,
    From,
    Place,
    PolicyName,
    To,
    Words,
    book_at,
    checked,
    policy_named,
    print_json,
    print_memo,
    the_one,
    wanted,
)
from counterclaim.cli.incident import Id
from counterclaim.cli.ledgers import DEFAULT, Address, AsOf


def explain(
    id: Id = None,
    ledger: Address = DEFAULT,
    as_of: AsOf = None,
    policy: PolicyName = "ledger",
    country: Country = None,
    place: Place = None,
    actor: Actor = None,
    first: From = None,
    last: To = None,
    words: Words = None,
    format: FormatName = "table",
) -> None:
    """Say in plain sentences which claims a policy uses for which figure, and which it sets aside, and why."""
    from counterclaim.publishing.explanation import explanation_memo
    from counterclaim.weighing.weigh import weigh

    checked(format, "table", "markdown", "json")
    rule, sought = policy_named(policy), wanted(country, place, actor, first, last, words=words)
    book = book_at(ledger, as_of)
    of = the_one(book, id, sought)
    estimate = weigh(of, rule, book.actors, book.sums)
    if format == "json":
        print_json(estimate.to_dict())
    else:
        print_memo(explanation_memo(estimate, rule, book.headings[of.id]), format)
