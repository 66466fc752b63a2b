"""What the commands on incidents share: which ones, and how they are printed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli.ledgers import moment, opened
from counterclaim.cli.usage import refuse, warn

if TYPE_CHECKING:
    from counterclaim.book.book import Book
    from counterclaim.book.search import Wanted
    from counterclaim.claims.incident import Incident
    from counterclaim.publishing.memo import Block
    from counterclaim.weighing.policy import Policy

Country = Annotated[str | None, typer.Option(help="Only incidents in this country (name or code).")]
Place = Annotated[str | None, typer.Option(help="Only incidents at a place with this in its name.")]
Actor = Annotated[str | None, typer.Option(help="Only incidents that this actor tells of, did or suffered.")]
From = Annotated[str | None, typer.Option("--from", help="Only incidents on this day or later.")]
To = Annotated[str | None, typer.Option("--to", help="Only incidents on this day or earlier.")]
KindOf = Annotated[str | None, typer.Option("--kind", help="Only incidents with claims of this kind (killed …).")]
Contested = Annotated[
    bool | None, typer.Option("--contested/--uncontested", help="Only those in which claims contradict or deny others.")
]
Words = Annotated[str | None, typer.Option(help="Only incidents with a sentence that has all these words.")]
PolicyName = Annotated[str, typer.Option("--policy", help="A policy of the package, or a YAML file of your own.")]
FormatName = Annotated[str, typer.Option("--format", help="table or json.")]


def book_at(ledger: str, as_of: str | None) -> Book:
    from counterclaim.book.book import open_book

    return open_book(opened(ledger), moment(as_of))


def wanted(
    country: str | None = None,
    place: str | None = None,
    actor: str | None = None,
    first: str | None = None,
    last: str | None = None,
    kind: str | None = None,
    contested: bool | None = None,
    words: str | None = None,
) -> Wanted:
    """What was asked for; a line and the end where it cannot be meant."""
    from counterclaim.book.search import Wanted
    from counterclaim.claims.kinds import Kind

    try:
        of_kind = Kind(kind) if kind else None
    except ValueError:
        refuse(f"{kind} is no kind; there are {', '.join(kind.value for kind in Kind)}")
    return Wanted(country, place, actor, day(first), day(last), of_kind, contested, words)


def found(book: Book, sought: Wanted) -> tuple[Incident, ...]:
    from counterclaim.book.search import search

    try:
        return search(book, sought)
    except ValueError as error:
        refuse(str(error))


def all_of_them(book: Book, sought: Wanted) -> Incident:
    """All incidents sought, put together as one; a line and the end where there is none."""
    from counterclaim.book.together import together

    incidents = found(book, sought)
    return together(incidents) if incidents else refuse("no incident has all that")


def the_one(book: Book, id: str | None, sought: Wanted) -> Incident:
    """The incident of the id, else of those sought the one that most origins tell of, most claims among equals.

    A line and the end where there is none, or nothing sets one of several apart; the others are named on stderr.
    """
    from counterclaim.book.book import NoSuchIncident
    from counterclaim.book.search import Wanted

    if id is not None:
        try:
            return book.incident(id)
        except NoSuchIncident as error:
            refuse(str(error))
    if sought == Wanted():
        refuse("which incident? Give an id (counterclaim incidents lists them), or --place, --actor, --from …")
    by_size = sorted(found(book, sought), key=_size, reverse=True)
    if not by_size:
        refuse("no incident has all that")
    first, *others = by_size
    if others and _size(others[0]) == _size(first):
        refuse(f"several incidents have all that: {_named(by_size)}")
    if others:
        warn(f"the incident with the most origins of {len(by_size)}; the others: {_named(others)}")
    return first


def policy_named(name: str) -> Policy:
    from counterclaim.weighing.policy import load_policy

    try:
        return load_policy(name)
    except ValueError as error:
        refuse(str(error))


def print_memo(blocks: Iterable[Block], format: str = "table") -> None:
    """As text, or as Markdown."""
    from counterclaim.publishing.memo_markdown import render_markdown
    from counterclaim.publishing.memo_text import paper_width, render_text

    sys.stdout.write(render_markdown(blocks) if format == "markdown" else render_text(blocks, paper_width()))


def print_json(told: Any) -> None:
    json.dump(told, sys.stdout, ensure_ascii=True, indent=1)
    sys.stdout.write("\n")


def checked(format: str, *allowed: str) -> str:
    return format if format in allowed else refuse(f"{format} is none of {', '.join(allowed)}")


def day(words: str | None) -> date | None:
    from counterclaim.intake.dates import parse_date

    try:
        return parse_date(words) if words else None
    except ValueError as error:
        refuse(str(error))


def _size(incident: Incident) -> tuple[int, int]:
    return len({record.source.origin for record in incident.records}), len(incident.records)


def _named(incidents: Iterable[Incident]) -> str:
    from counterclaim.publishing.records import SHORT

    ids = [incident.id[:SHORT] for incident in incidents]
    more = f" and {len(ids) - 8} more" if len(ids) > 8 else ""
    return ", ".join(ids[:8]) + more
