"""What a reader has read already, told before anything dear is done: by its bytes where a report is not made yet."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from counterclaim.intake.raw import Raw
from counterclaim.intake.taken import Taken
from counterclaim.ledger.hashing import report_key
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.tables import readings, reports

Filed = Mapping[str, Any]


def known(ledger: Ledger, reader: str, found: Sequence[Raw | Taken]) -> list[bool]:
    """Of each whether its report is there, with what the reader made of it."""
    by_bytes = _filed(ledger, reader, [each.sha256 for each in found if isinstance(each, Raw)])
    return [
        any(_is_same(each, told) for told in by_bytes.get(each.sha256, ()))
        if isinstance(each, Raw)
        else ledger.holds(report_key(each.report), reader)
        for each in found
    ]


def _is_same(raw: Raw, told: Filed) -> bool:
    """Whether the bytes would become the report that is there.

    They may give its day and language themselves; where others are asked for now, the report must be made to be told.
    """
    day = date.fromisoformat(told["published"]) if told["published"] else None
    asked_for = raw.published in (None, day) and raw.language in (None, told["language"])
    return asked_for and raw.told() == told["doc"] and raw.url in (None, told["url"])


def _filed(ledger: Ledger, reader: str, originals: Sequence[str]) -> dict[str, list[Filed]]:
    """The reports that came as these bytes and were read."""
    if not originals:
        return {}
    asked = (
        select(reports.c.original, reports.c.body)
        .join(readings, (readings.c.report == reports.c.id) & (readings.c.reader == reader))
        .where(reports.c.original.in_(originals))
    )
    told: defaultdict[str, list[Filed]] = defaultdict(list)
    with ledger.engine.connect() as connection:
        for original, body in connection.execute(asked):
            told[original].append(json.loads(body))
    return told
