"""What the words of a correction stand for, in the book that pages show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counterclaim.book.meaning import meaning as told_by
from counterclaim.claims.record import Record
from counterclaim.ledger.judging import Meant
from counterclaim.web.index import Index


def meaning(index: Index, record: Record, value: Mapping[str, Any]) -> Meant:
    """As `counterclaim.book.meaning` has it."""
    id = record.source.report_id
    claims = (index.book.records[n].claim for n in index.shelf.of_report[id])
    return told_by(index.shelf.row[id].filed.report, claims, record.claim, value, index.book.actors)
