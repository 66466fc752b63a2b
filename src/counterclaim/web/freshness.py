"""When something was last written about an incident."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

from counterclaim.web.catalogue import Entry
from counterclaim.web.index import Index


@dataclass(frozen=True, slots=True)
class Fresh:
    """`first` and `last` are times as the ledger writes them: of the first reading that told of it, and of the last
    reading of one of its reports or decision on one of its claims.
    """

    entry: Entry
    first: str
    last: str


def freshest(index: Index, entries: Iterable[Entry], most: int) -> list[Fresh]:
    """Those about which something was written last, the last one first."""
    return nlargest(most, (_fresh(index, entry) for entry in entries), key=lambda fresh: (fresh.last, fresh.entry.id))


def _fresh(index: Index, entry: Entry) -> Fresh:
    return Fresh(entry, *index.times(entry.row.incident))
