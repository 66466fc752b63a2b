"""`counterclaim claims`: the ledger's claims, with what people decided of them."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli.finding import checked
from counterclaim.cli.ledgers import DEFAULT, Address, AsOf, moment, opened

if TYPE_CHECKING:
    from counterclaim.claims.record import Record


def claims(
    ledger: Address = DEFAULT,
    as_of: AsOf = None,
    kind: Annotated[str | None, typer.Option(help="Only claims of this kind.")] = None,
    claimant: Annotated[str | None, typer.Option(help="Only claims whose claimant has these words.")] = None,
    format: Annotated[str, typer.Option(help="table or json.")] = "table",
) -> None:
    """List the claims: who says what, how many, whom, where, when, in which words."""
    from counterclaim.claims.kinds import Kind
    from counterclaim.ledger.view import records
    from counterclaim.publishing.records import as_row, render_records

    checked(format, "table", "json")
    if kind is not None:
        checked(kind, *Kind)
    found = [r for r in records(opened(ledger).facts(moment(as_of)), {}) if _is_wanted(r, kind, claimant)]
    if format == "json":
        json.dump([_told(r, as_row(r)) for r in found], sys.stdout, ensure_ascii=False, indent=1)
        typer.echo()
    else:
        render_records(found)


def _is_wanted(record: Record, kind: str | None, claimant: str | None) -> bool:
    named = record.claim.claimant.text.lower() if record.claim.claimant else ""
    return (kind is None or record.claim.kind == kind) and (claimant is None or claimant.lower() in named)


def _told(record: Record, row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "claim": record.claim.to_dict()}
