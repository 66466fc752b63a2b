"""`counterclaim serve`: the ledger in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.cli.ledgers import DEFAULT, Address, Author, author_of
from counterclaim.cli.usage import refuse


def serve(
    ledger: Address = DEFAULT,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0 takes a free one.", min=0, max=65535)] = 8765,
    author: Author = None,
) -> None:
    """Open the ledger in a browser: explore, review, decide. Without accounts it answers this machine alone."""
    import uvicorn

    from counterclaim.ledger.ledger import NoLedger
    from counterclaim.web.app import make_app
    from counterclaim.web.assets import NotBuilt
    from counterclaim.web.settings import Settings

    typer.echo(f"Reading {ledger} …", err=True)
    try:
        app = make_app(Settings(ledger=ledger, author=author_of(author)))
    except (NoLedger, NotBuilt) as error:
        refuse(str(error))
    typer.echo(f"Counterclaim: http://{host}:{port}/ (end with Ctrl+C)", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)
