"""An incident's share of a sum over several, for policies that divide sums (policies.md, rows `acled` and `gtd`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Stance
from counterclaim.weighing.figures import Figure
from counterclaim.weighing.testimony import Testimony

Sums = Mapping[str, Sequence[str]]
"""For the id of a sum's record, the ids of the incidents that it holds, the first one first."""


def sums_over(incidents: Iterable[Incident]) -> dict[str, tuple[str, ...]]:
    """Which incidents each attached sum holds, oldest first; of one day, and without a day at the end, by their ids."""
    held: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for incident in incidents:
        for id in {record.id for record in incident.attached}:
            held[id].append((_first_day(incident), incident.id))
    return {id: tuple(incident for _, incident in sorted(days)) for id, days in sorted(held.items())}


def share_of(testimony: Testimony, incident: str, sums: Sums) -> Testimony | None:
    """The sum with its figure divided by its incidents, in whole numbers, the remainder to the first.

    None where the incidents are not known, or are this one alone, or where the sum gives no number.
    """
    held = sums.get(testimony.record.id, ())
    owned = testimony.record.claim.stance in (Stance.ASSERTS, Stance.ACKNOWLEDGES)
    if incident not in held or len(held) < 2 or testimony.figure.point is None or testimony.unsplit or not owned:
        return None
    share, remainder = divmod(testimony.figure.point, len(held))
    share += remainder if held[0] == incident else 0
    return replace(testimony, figure=Figure(share, share, share))


def _first_day(incident: Incident) -> date:
    return min((r.claim.time.first for r in incident.records if r.claim.time), default=date.max)
