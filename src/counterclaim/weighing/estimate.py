"""What a policy makes of an incident, and of every record in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from counterclaim.claims.kinds import Kind
from counterclaim.weighing.figures import Figure
from counterclaim.weighing.sides import Side
from counterclaim.weighing.testimony import Testimony


class Use(StrEnum):
    """What became of a record: used, or why it was set aside."""

    USED = "used"
    ADDED = "added"
    REJECTED = "rejected"
    NOT_HARM = "not_harm"
    NOT_COUNTED = "not_counted"
    CUMULATIVE = "cumulative"
    PART = "part"
    DENIAL = "denial"
    DENIED = "denied_by_itself"
    WITHHELD = "withheld"
    NO_NUMBER = "no_number"
    SUPERSEDED = "superseded"
    REPEATED = "repeated"
    SAME_ORIGIN = "same_origin"
    UNSPLIT = "unsplit"
    NOT_CREDIBLE = "not_credible"
    CONCEDED = "conceded"
    UNCONFIRMED = "unconfirmed"
    OUTWEIGHED = "outweighed"


@dataclass(frozen=True, slots=True)
class Row:
    """`why` is the reason, half a sentence; `gives` names the parts of the estimate that come from a used record."""

    testimony: Testimony
    use: Use
    why: str
    gives: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.testimony.record.id

    def to_dict(self) -> dict[str, Any]:
        told = self.testimony
        source, claim = told.record.source, told.record.claim
        return {
            "record": self.id,
            "report": source.report_id,
            "claimant": told.voice.name,
            "interest": told.interest.value,
            "words": claim.count.text or claim.count.word,
            "low": told.figure.low,
            "point": told.figure.point,
            "high": told.figure.high,
            "published": source.published.isoformat() if source.published else None,
            "outlet": source.outlet,
            "origin": source.origin,
            "use": self.use.value,
            "why": self.why,
            "gives": list(self.gives),
        }


@dataclass(frozen=True, slots=True)
class SideEstimate:
    """People of a side that one kind of harm befell; None where it stays open. `rows` are all claims of it.

    `conceded`: what a belligerent owns up to, where the policy keeps that apart.
    """

    kind: Kind
    side: Side
    low: int | None
    best: int | None
    high: int | None
    rows: tuple[Row, ...]
    conceded: Figure | None = None

    @property
    def used(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.use is Use.USED)

    @property
    def aside(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.use is not Use.USED)

    def to_dict(self) -> dict[str, Any]:
        told: dict[str, Any] = {
            "kind": self.kind.value,
            "side": {"key": self.side.key, "name": self.side.name},
            "low": self.low,
            "best": self.best,
            "high": self.high,
            "used": [row.to_dict() for row in self.used],
            "aside": [row.to_dict() for row in self.aside],
        }
        if self.conceded is not None:
            told["conceded"] = {"min": self.conceded.lowest, "max": self.conceded.highest}
        return told


@dataclass(frozen=True, slots=True)
class Grade:
    """Of an incident as a whole, with the reason."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """`sides` are sorted by kind and side; `aside` are records that bear on no figure of the policy at all.

    Every record of the incident is in exactly one row.
    """

    incident: str
    policy: str
    version: str
    sides: tuple[SideEstimate, ...]
    aside: tuple[Row, ...] = ()
    grade: Grade | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for side in self.sides for row in side.rows) + self.aside

    def of(self, kind: Kind, side: str) -> SideEstimate | None:
        """The estimate for a kind of harm and a side's key."""
        return next((s for s in self.sides if s.kind is kind and s.side.key == side), None)

    def to_dict(self) -> dict[str, Any]:
        return {
            "incident": self.incident,
            "policy": self.policy,
            "version": self.version,
            "grade": {"name": self.grade.name, "why": self.grade.why} if self.grade else None,
            "estimates": [side.to_dict() for side in self.sides],
            "aside": [row.to_dict() for row in self.aside],
        }
