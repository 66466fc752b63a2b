"""An incident under all policies at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.weighing.estimate import Estimate, SideEstimate
from counterclaim.weighing.policy import Policy, load_policy, policy_names
from counterclaim.weighing.shares import Sums
from counterclaim.weighing.sides import Side
from counterclaim.weighing.weigh import weigh_under


@dataclass(frozen=True, slots=True)
class SensitivityRow:
    """What one policy gives for one kind and side; `used` and `aside` count claims."""

    kind: Kind
    side: Side
    policy: str
    version: str
    low: int | None
    best: int | None
    high: int | None
    used: int
    aside: int
    grade: str | None

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value,
            "side": {"key": self.side.key, "name": self.side.name},
            "policy": self.policy,
            "version": self.version,
            "low": self.low,
            "best": self.best,
            "high": self.high,
            "used": self.used,
            "aside": self.aside,
            "grade": self.grade,
        }


def sensitivity(
    incident: Incident, actors: ActorIndex, policies: Iterable[Policy] | None = None, sums: Sums | None = None
) -> tuple[SensitivityRow, ...]:
    """Rows by kind and side, the policies in their order within; without `policies`, all of the package's.

    A policy that does not count a kind has no row for it. `sums` as in `weigh`.
    """
    tried = list(policies) if policies is not None else [load_policy(name) for name in policy_names()]
    return compared(weigh_under(incident, tried, actors, sums))


def compared(estimates: Iterable[Estimate]) -> tuple[SensitivityRow, ...]:
    """The rows of estimates of one incident, in the same order."""
    found = [
        (list(Kind).index(side.kind), side.side, rank, _row(estimate, side))
        for rank, estimate in enumerate(estimates)
        for side in estimate.sides
    ]
    return tuple(row for *_, row in sorted(found, key=lambda entry: entry[:3]))


def _row(estimate: Estimate, side: SideEstimate) -> SensitivityRow:
    return SensitivityRow(
        kind=side.kind,
        side=side.side,
        policy=estimate.policy,
        version=estimate.version,
        low=side.low,
        best=side.best,
        high=side.high,
        used=len(side.used),
        aside=len(side.aside),
        grade=estimate.grade.name if estimate.grade else None,
    )
