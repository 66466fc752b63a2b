"""`counterclaim export`: what is known, in the tables that others work with."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.finding import book_at, policy_named
from counterclaim.cli.ledgers import DEFAULT, Address, AsOf
from counterclaim.cli.usage import refuse

if TYPE_CHECKING:
    from counterclaim.redaction.profile import Profile

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="File to write; of a data package, a new folder or a .zip file. Else stdout."),
]


def export(
    format: Annotated[
        str, typer.Option(help="ged, acled, eventreport, hxl, geojson, ftm, csv, parquet or datapackage.")
    ],
    ledger: Address = DEFAULT,
    as_of: AsOf = None,
    policy: Annotated[
        str | None, typer.Option(help="A policy, or a YAML file of your own; by default ucdp for ged, acled for acled.")
    ] = None,
    output: Output = None,
    redaction: Annotated[
        str, typer.Option(help="What is withheld: published (names of private persons), guarded, none, or a YAML file.")
    ] = "published",
) -> None:
    """Write every incident, or every claim, as others' tools read it; with `csv`, as `import` takes it back."""
    from counterclaim.publishing.exports import FORMATS, release, write_release
    from counterclaim.redaction.redact import redacted

    if format not in FORMATS:
        refuse(f"{format} is no format; there are {', '.join(FORMATS)}")
    if output is None and FORMATS[format].is_binary and sys.stdout.isatty():
        refuse(f"{format} is nothing to read: give a file with -o")
    rule = policy_named(policy or FORMATS[format].policy)
    profile = _profile(redaction)
    book = book_at(ledger, as_of)
    if profile is not None:
        book = redacted(book, profile)
    told = release(book.incidents, rule, book.actors, book.moment)
    try:
        write_release(told, format, output if output is not None else sys.stdout.buffer)
    except BrokenPipeError:
        raise
    except OSError as error:
        refuse(f"{output or 'stdout'} cannot be written ({error.strerror or error})")


def _profile(name: str) -> Profile | None:
    from counterclaim.redaction.profile import load_profile

    try:
        return load_profile(name)
    except ValueError as error:
        refuse(str(error))
