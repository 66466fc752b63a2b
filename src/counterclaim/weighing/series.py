"""Each claimant's toll over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import HARM, Kind, Stance
from counterclaim.claims.record import Review
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.weighing.sides import Side
from counterclaim.weighing.testimony import Testimony, by_time, testify


@dataclass(frozen=True, slots=True)
class Toll:
    """What a claimant said on a day of one kind of harm to one side; `low`, `high` as worded, `word` a vague one."""

    voice: str
    claimant: str
    kind: Kind
    side: Side
    day: date | None
    low: int | None
    high: int | None
    word: str | None
    stance: Stance
    record: str
    outlet: str | None

    def to_dict(self) -> dict[str, Any]:
        return {
            "voice": self.voice,
            "claimant": self.claimant,
            "kind": self.kind.value,
            "side": {"key": self.side.key, "name": self.side.name},
            "day": self.day.isoformat() if self.day else None,
            "low": self.low,
            "high": self.high,
            "word": self.word,
            "stance": self.stance.value,
            "record": self.record,
            "outlet": self.outlet,
        }


def series(incident: Incident, actors: ActorIndex) -> tuple[Toll, ...]:
    """The tolls of harm to people by claimant, kind, side and day; records that a person rejected are left out."""
    told = [t for r in incident.records if r.review is not Review.REJECTED and (t := testify(r, actors)).kind in HARM]
    ranks = {kind: rank for rank, kind in enumerate(Kind)}
    ranked = sorted(by_time(told), key=lambda t: (t.voice.key, ranks[t.kind], t.side.key))
    return tuple(_toll(testimony) for testimony in ranked)


def _toll(testimony: Testimony) -> Toll:
    record, count = testimony.record, testimony.count
    return Toll(
        voice=testimony.voice.key,
        claimant=testimony.voice.name,
        kind=testimony.kind,
        side=testimony.side,
        day=record.source.published,
        low=count.low,
        high=count.high,
        word=count.word,
        stance=record.claim.stance,
        record=record.id,
        outlet=record.source.outlet,
    )
