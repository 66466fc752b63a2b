"""`counterclaim serve`: the ledger in a browser."""

from __future__ import annotations

import threading
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.ledgers import DEFAULT, Address, Author, author_of, opened
from counterclaim.cli.usage import NOTHING_DONE, refuse

if TYPE_CHECKING:
    from uvicorn import Server

    from counterclaim.web.settings import Settings


def serve(
    ledger: Address = DEFAULT,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0 takes a free one.", min=0, max=65535)] = 8765,
    author: Author = None,
    team: Annotated[
        bool, typer.Option("--team", help="Accounts: everybody signs in (`counterclaim account`).")
    ] = False,
    guests: Annotated[bool, typer.Option("--guests", help="With --team: who has no account may view.")] = False,
    name: Annotated[
        list[str] | None, typer.Option(help="Name that the application answers to, besides localhost.")
    ] = None,
    redaction: Annotated[str, typer.Option(help="What is withheld from viewers and files: a profile, or none.")] = (
        "published"
    ),
    certificate: Annotated[Path | None, typer.Option(help="TLS certificate (PEM).")] = None,
    key: Annotated[Path | None, typer.Option(help="The certificate's key (PEM).")] = None,
) -> None:
    """Open the ledger in a browser: explore, review, decide. Without accounts it answers this machine alone."""
    from counterclaim.web.settings import LOOPBACK, Settings

    if host not in LOOPBACK and not team:
        refuse("without accounts (--team) the application listens on this machine alone: 127.0.0.1")
    if guests and not team:
        refuse("--guests goes with --team")
    if team:
        _check_accounts(ledger)
    hosts = (*LOOPBACK, *(name or ()))
    settings = Settings(ledger, author_of(author), team, hosts, guests=guests, redaction=redaction)
    _run(settings, host, port, certificate, key)


def _run(settings: Settings, host: str, port: int, certificate: Path | None, key: Path | None) -> None:
    import uvicorn

    from counterclaim.ledger.ledger import NoLedger
    from counterclaim.web.app import make_app
    from counterclaim.web.assets import NotBuilt
    from counterclaim.web.warming import warm

    typer.echo(f"Reading {settings.ledger} …", err=True)
    try:
        app = make_app(settings)
    except (NoLedger, NotBuilt, ValueError) as error:
        refuse(str(error))
    warm(app.state.site)
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
    server = uvicorn.Server(config)
    threading.Thread(target=_say_where, args=(server, host, "https" if certificate else "http"), daemon=True).start()
    server.run()
    if not server.started:
        raise typer.Exit(NOTHING_DONE)


def _say_where(server: Server, host: str, scheme: str) -> None:
    """When it listens: on port 0 the port is known only then."""
    while not server.started:
        sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    typer.echo(f"Counterclaim: {scheme}://{host}:{port}/ (end with Ctrl+C)", err=True)


def _check_accounts(ledger: str) -> None:
    from counterclaim.accounts.accounts import Accounts
    from counterclaim.accounts.person import Role

    accounts = Accounts(opened(ledger)).roll().accounts.values()
    if not any(account.role is Role.ADMIN and not account.closed for account in accounts):
        refuse("nobody could let others in: open the first account with `counterclaim account open NAME --role admin`")
