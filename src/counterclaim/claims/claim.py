"""One proposition and who vouches for it (codebook section 1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from counterclaim.claims.count import Count
from counterclaim.claims.interval import Interval
from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span


@dataclass(frozen=True, slots=True)
class Claim:
    """`span` is the sentence; `confidence` the chance that kind, count, affected, claimant and stance are right.

    `confidences` holds one value a field; `reader` is the name and version of what read the claim.
    """

    id: int
    kind: Kind
    span: Span
    count: Count
    affected: Mention | None
    status: Status
    perpetrator: Mention | None
    claimant: Mention | None
    via: tuple[Mention, ...]
    stance: Stance
    scope: Scope
    part_of: int | None
    same_as: int | None
    place: Mention | None
    time: Interval | None
    confidence: float
    reader: str
    confidences: Mapping[str, float] = field(default_factory=dict)

    def mentions(self) -> dict[str, Mention]:
        """The claim's mentions by the name of their field (`via` numbered)."""
        named = {
            "affected": self.affected,
            "perpetrator": self.perpetrator,
            "claimant": self.claimant,
            "place": self.place,
        } | {f"via{n}": m for n, m in enumerate(self.via)}
        return {name: m for name, m in named.items() if m is not None}

    def to_dict(self) -> dict[str, Any]:
        """The claim of codebook section 8, with confidence and reader."""

        def one(part: Mention | Interval | None) -> dict[str, Any] | None:
            return part.to_dict() if part is not None else None

        return {
            "id": self.id,
            "kind": self.kind.value,
            "start": self.span.start,
            "end": self.span.end,
            "count": self.count.to_dict(),
            "affected": one(self.affected),
            "status": self.status.value,
            "perpetrator": one(self.perpetrator),
            "claimant": one(self.claimant),
            "via": [m.to_dict() for m in self.via],
            "stance": self.stance.value,
            "scope": self.scope.value,
            "part_of": self.part_of,
            "same_as": self.same_as,
            "place": one(self.place),
            "time": one(self.time),
            "confidence": round(self.confidence, 3),
            "confidences": {name: round(value, 3) for name, value in self.confidences.items()},
            "reader": self.reader,
        }

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Claim:
        """The claim that `to_dict` gave; chances come back as they were rounded."""

        def mention(name: str) -> Mention | None:
            return Mention.from_dict(told[name]) if told[name] else None

        return cls(
            id=told["id"],
            kind=Kind(told["kind"]),
            span=Span(told["start"], told["end"]),
            count=Count.from_dict(told["count"]),
            affected=mention("affected"),
            status=Status(told["status"]),
            perpetrator=mention("perpetrator"),
            claimant=mention("claimant"),
            via=tuple(Mention.from_dict(m) for m in told["via"]),
            stance=Stance(told["stance"]),
            scope=Scope(told["scope"]),
            part_of=told["part_of"],
            same_as=told["same_as"],
            place=mention("place"),
            time=Interval.from_dict(told["time"]) if told["time"] else None,
            confidence=told["confidence"],
            reader=told["reader"],
            confidences=dict(told["confidences"]),
        )
