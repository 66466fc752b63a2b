"""What is known at a moment, under a policy, ready to be written in any format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from counterclaim.claims.incident import Incident
from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.exports.event import Event, event
from counterclaim.weighing.policy import Policy
from counterclaim.weighing.shares import sums_over


@dataclass(frozen=True)
class Release:
    """`events` are the incidents with their estimates and relations, in the order of their days."""

    moment: datetime
    policy: Policy
    actors: ActorIndex
    events: tuple[Event, ...]

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Every claim once, those that people rejected too, by report and place in its text."""
        found = {r.id: r for e in self.events for r in (*e.incident.records, *e.incident.attached)}
        return tuple(sorted(found.values(), key=lambda r: (r.source.report_id, r.claim.span, r.claim.id, r.id)))


def release(incidents: Sequence[Incident], policy: Policy, actors: ActorIndex, moment: datetime) -> Release:
    """The incidents under the policy; `moment` is the time as of which they are known. A pure function, whatever the
    order of incidents and records. Raises ValueError where two incidents have one id.
    """
    if len({incident.id for incident in incidents}) < len(incidents):
        raise ValueError("two incidents have one id")
    sums = sums_over(incidents)
    events = (event(incident, policy, actors, sums) for incident in incidents)
    in_order = tuple(sorted(events, key=lambda e: (e.heading.day, e.id)))
    return Release(moment.astimezone(UTC), policy, actors, in_order)
