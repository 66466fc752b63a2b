"""Claims about one event."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.claims.record import Record


@dataclass(frozen=True, slots=True)
class Incident:
    """`records` tell of the event itself; `attached` are sums that hold it, never added up with it."""

    id: str
    records: tuple[Record, ...]
    attached: tuple[Record, ...] = ()
