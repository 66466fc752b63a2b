"""The ledger's claims as rows, for a table on the terminal or a program."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from counterclaim.claims.record import Record, Review
from counterclaim.publishing.visible import one_line
from counterclaim.publishing.wording import claimant_words, count_words, mention_words, place_words, time_words

SHORT = 10
"""Letters of an id that are shown: enough to name it by."""


def as_row(record: Record) -> dict[str, Any]:
    """The claim in words, field by field, with its id, what people decided of it and where it stands."""
    claim, source = record.claim, record.source
    return {
        "id": record.id,
        "claimant": claimant_words(claim),
        "stance": claim.stance.value,
        "kind": claim.kind.value,
        "count": count_words(claim),
        "affected": mention_words(claim.affected),
        "perpetrator": mention_words(claim.perpetrator),
        "place": place_words(claim.place),
        "time": time_words(claim.time),
        "review": _review(record),
        "report": source.doc,
        "outlet": source.outlet,
        "published": source.published.isoformat() if source.published else None,
        "start": claim.span.start,
        "end": claim.span.end,
        "sentence": one_line(record.sentence),
    }


def _review(record: Record) -> str:
    told = "" if record.review is Review.NONE else record.review.value
    return f"{told} (the newest reading lacks it)" if record.obsolete else told


def render_records(records: Iterable[Record], console: Console | None = None) -> None:
    """Print a table; ids are cut to what names them."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    heads = ("id", "claimant", "stance", "kind", "count", "affected", "place", "time", "review", "report")
    for head in heads:
        table.add_column(head, overflow="fold")
    for record in records:
        row = as_row(record)
        table.add_row(*(Text(str(row[h])[: SHORT if h == "id" else None]) for h in heads))
    (console or Console()).print(table)
