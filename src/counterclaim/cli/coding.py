"""`counterclaim coding`: sets of reports that two people code, how far they agree, and the gold that comes of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.finding import FormatName, book_at, checked, day, print_json, print_memo
from counterclaim.cli.ledgers import DEFAULT, Address, Author, author_of, opened
from counterclaim.cli.usage import refuse, warn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.coding.agreement import Agreement, Difference
    from counterclaim.coding.coding_set import CodingSet
    from counterclaim.coding.standing import Standing
    from counterclaim.ledger.ledger import Ledger

app = typer.Typer(help="Double coding: draw reports, see how far two coders agree, export gold.", no_args_is_help=True)
SetId = Annotated[
    str | None, typer.Argument(metavar="[SET]", help="Id of the set, or how it begins; by default the newest one.")
]


@app.command()
def sets(ledger: Address = DEFAULT, format: FormatName = "table") -> None:
    """List the sets, the newest first, and how far each is."""
    from counterclaim.coding.memo import sets_memo
    from counterclaim.coding.standing import standing
    from counterclaim.coding.store import Codings
    from counterclaim.coding.telling import set_told

    checked(format, "table", "markdown", "json")
    book = opened(ledger)
    found = [standing(book, coding_set) for coding_set in Codings(book).sets()]
    if format == "json":
        print_json([set_told(now) for now in found])
    else:
        print_memo(sets_memo(found), format)


@app.command()
def draw(
    name: Annotated[str, typer.Argument(help="What the set is called.")],
    first: Annotated[str, typer.Argument(help="Who codes it: the name of an account, where there are accounts.")],
    second: Annotated[str, typer.Argument(help="Who else codes it.")],
    having: Annotated[int, typer.Option("--with", min=0, help="Reports with claims.")] = 20,
    lacking: Annotated[int, typer.Option("--without", min=0, help="Reports without.")] = 5,
    blind: Annotated[int, typer.Option(min=0, max=100, help="Per cent of them coded without suggestions.")] = 50,
    seed: Annotated[int, typer.Option(min=0, max=2**31, help="The same one draws the same reports.")] = 1,
    outlet: Annotated[str, typer.Option(help="Only reports of this outlet.")] = "",
    words: Annotated[str, typer.Option(help="Only reports with these words in the title.")] = "",
    begin: Annotated[str | None, typer.Option("--from", help="Only reports of this day or later.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="Only reports of this day or earlier.")] = None,
    ledger: Address = DEFAULT,
    author: Author = None,
) -> None:
    """Draw reports at random for two people to code: one of each story, none of an earlier set. Prints the set's id."""
    from counterclaim.coding.candidate import candidates
    from counterclaim.coding.store import Codings
    from counterclaim.coding.wish import SetWish

    days = day(begin), day(end)
    book, codings = book_at(ledger, None), Codings(opened(ledger))
    found, at = candidates(book.facts, book.records), codings.ledger.clock()
    try:
        wish = SetWish(name, (first, second), having, lacking, blind / 100, seed, outlet, words, *days)
        made = wish.draw(found, codings.used(), author_of(author), at)
    except ValueError as error:
        refuse(str(error))
    _warn_of_strangers(codings.ledger, made)
    if len(made.reports) < having + lacking:
        warn(f"only {len(made.reports)} reports fit")
    typer.echo(codings.make(made).id)


@app.command()
def agreement(
    set_id: SetId = None,
    cause: Annotated[str | None, typer.Option(help="Show the disagreements of this cause: stance, count …")] = None,
    ledger: Address = DEFAULT,
    format: FormatName = "table",
) -> None:
    """Krippendorff's alpha of each field with an interval, what one coder missed, disagreements by cause."""
    from counterclaim.coding.memo import agreement_memo, differences_memo
    from counterclaim.coding.standing import agreed
    from counterclaim.coding.telling import agreement_told

    checked(format, "table", "markdown", "json")
    book = opened(ledger)
    now = _standing(book, set_id)
    found = agreed(book, now)
    chosen = _of_cause(found.all, cause) if cause is not None else None
    if format == "json":
        print_json(agreement_told(now, found, chosen))
        return
    print_memo(agreement_memo(now, found), format)
    if chosen:
        reports = {filed.id: filed.report for filed in book.reports(list({each.report for each in chosen}))}
        print_memo(differences_memo(chosen, now.coding_set, reports), format)


@app.command()
def export(
    set_id: SetId = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write. Else stdout.")] = None,
    ledger: Address = DEFAULT,
) -> None:
    """Write the reports that were ruled on as a gold file: whole texts, as `counterclaim evaluate` takes them."""
    from counterclaim.coding.gold import gold_lines
    from counterclaim.coding.last import ruled
    from counterclaim.coding.store import Codings

    book = opened(ledger)
    coding_set = _set(book, set_id)
    found = ruled(Codings(book), coding_set)
    if not found:
        refuse("none of its reports is ruled on yet: an adjudicator does that under /coding in the browser")
    if len(found) < len(coding_set.reports):
        warn(f"{len(found)} of {len(coding_set.reports)} reports are ruled on; the others are left out")
    _write("".join(gold_lines(found)).encode(), output)


def _write(told: bytes, output: Path | None) -> None:
    try:
        if output is None:
            sys.stdout.buffer.write(told)
        else:
            output.write_bytes(told)
    except BrokenPipeError:
        raise
    except OSError as error:
        refuse(f"{output or 'stdout'} cannot be written ({error.strerror or error})")


def _set(ledger: Ledger, beginning: str | None) -> CodingSet:
    """The set whose id begins so, the newest one where none is named; a line and the end where there is none."""
    from counterclaim.coding.store import Codings

    found = [made for made in Codings(ledger).sets() if made.id.startswith(beginning or "")]
    if not found:
        refuse(f"no set begins with {beginning!r}" if beginning else "no set was made yet")
    if beginning and len(found) > 1:
        refuse(f"{len(found)} sets begin with {beginning!r}")
    return found[0]


def _standing(ledger: Ledger, beginning: str | None) -> Standing:
    from counterclaim.coding.standing import standing

    return standing(ledger, _set(ledger, beginning))


def _of_cause(found: Agreement, cause: str) -> Sequence[Difference]:
    from counterclaim.coding.causes import Cause

    checked(cause, *Cause)
    return found.by_cause().get(Cause(cause), ())


def _warn_of_strangers(ledger: Ledger, made: CodingSet) -> None:
    """Where there are accounts, only who has one that may code can code in the browser."""
    from counterclaim.accounts.accounts import Accounts
    from counterclaim.accounts.person import Role

    accounts = Accounts(ledger).roll().accounts
    able = {account.name for account in accounts.values() if not account.closed and account.role >= Role.CODER}
    for coder in made.coders:
        if accounts and coder not in able:
            warn(f"{coder} has no account that may code")
