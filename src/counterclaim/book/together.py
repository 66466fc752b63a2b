"""Several incidents seen as one, to find out whether they are."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.incident import Incident

_SHORT = 10
"""Letters of an id that name an incident."""


def together(incidents: Sequence[Incident]) -> Incident:
    """All their claims, and the sums that none of them has among its own; its id names them all.

    Nothing is decided by it. One incident stays what it is; of none, ValueError.
    """
    if not incidents:
        raise ValueError("no incident to put together")
    if len(incidents) == 1:
        return incidents[0]
    records = {record.id: record for incident in incidents for record in incident.records}
    sums = {record.id: record for incident in incidents for record in incident.attached if record.id not in records}
    return Incident(" + ".join(i.id[:_SHORT] for i in incidents), tuple(records.values()), tuple(sums.values()))
