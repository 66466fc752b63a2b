"""Incidents with ids that stay: an incident is named after the claim of it that was written first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from counterclaim.claims.incident import Incident
from counterclaim.claims.record import Record
from counterclaim.ledger.hashing import digest
from counterclaim.linking.accounts import in_text
from counterclaim.linking.attaching import Gathered

_UNWRITTEN = "\U0010ffff"
"""Sorts after every time: a claim that is in no ledger founds nothing that a written one is in."""


def incidents(gathered: Iterable[Gathered], founded: Mapping[str, str]) -> tuple[Incident, ...]:
    """Incidents in the order of their ids, their records in that of the reports and their texts."""
    found = (
        Incident(
            incident_id(founder(told.records or told.attached, founded)),
            tuple(sorted(told.records, key=in_text)),
            tuple(sorted(told.attached, key=in_text)),
        )
        for told in gathered
    )
    return tuple(sorted(found, key=lambda incident: incident.id))


def founder(records: Sequence[Record], founded: Mapping[str, str]) -> str:
    """The id of the claim that was written first; of several the least id."""
    return min((founded.get(record.id, _UNWRITTEN), record.id) for record in records)[1]


def incident_id(founder: str) -> str:
    """SHA-256 of the founding claim's id. Claims are of one incident at a time, so no other ever has it."""
    return digest(f"incident {founder}")
