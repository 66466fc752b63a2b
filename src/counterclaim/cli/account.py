"""`counterclaim account`: who may work on a ledger that a team shares."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.ledgers import DEFAULT, Address, Author, author_of, opened
from counterclaim.cli.usage import refuse

if TYPE_CHECKING:
    from counterclaim.accounts.accounts import Accounts

app = typer.Typer(help="Accounts for `serve --team`: viewers, coders, adjudicators, admins.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(help="As it stands beside the person's decisions.")]
Password = Annotated[
    str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True, help="Ten letters at least; asked for.")
]


@app.command("open")
def open_(
    name: Name,
    password: Password,
    role: Annotated[str, typer.Option(help="viewer, coder, adjudicator or admin.")] = "coder",
    ledger: Address = DEFAULT,
    author: Author = None,
) -> None:
    """Open an account."""
    from counterclaim.accounts.person import Role

    if role.upper() not in Role.__members__:
        refuse(f"{role} is no role; there are {', '.join(role.name.lower() for role in Role)}")
    _do(ledger, lambda accounts: accounts.open(name, Role[role.upper()], password, author_of(author)))


@app.command()
def password(name: Name, password: Password, ledger: Address = DEFAULT, author: Author = None) -> None:
    """Set another password."""
    _do(ledger, lambda accounts: accounts.set_password(name, password, author_of(author)))


@app.command()
def close(name: Name, ledger: Address = DEFAULT, author: Author = None) -> None:
    """Close an account; what the person decided stays."""
    _do(ledger, lambda accounts: accounts.close(name, author_of(author)))


@app.command("list")
def list_(ledger: Address = DEFAULT) -> None:
    """Name, role and state of every account."""
    from counterclaim.accounts.accounts import Accounts

    for account in Accounts(opened(ledger)).roll().accounts.values():
        typer.echo(f"{account.name}\t{account.role.name.lower()}{'	closed' if account.closed else ''}")


def _do(ledger: str, change: Callable[[Accounts], None]) -> None:
    from counterclaim.accounts.accounts import Accounts, NotPossible

    try:
        change(Accounts(opened(ledger)))
    except NotPossible as error:
        refuse(str(error))
