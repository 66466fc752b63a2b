"""Incidents as rows, for a table or a program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from counterclaim.book.about import About
from counterclaim.book.book import Book
from counterclaim.book.copies import Copies, copies
from counterclaim.book.search import is_contested
from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.figures import LEGEND, bounds_told
from counterclaim.publishing.memo import Block, Column, Grid, Line
from counterclaim.publishing.naming import short_sides, short_where, when_words
from counterclaim.publishing.records import SHORT
from counterclaim.weighing.policy import Policy
from counterclaim.weighing.totals import Bounds, total
from counterclaim.weighing.weigh import weigh

_SIDES = 3
_COLUMNS = (
    Column("id", SHORT, least=SHORT),
    Column("when", 16, least=11),
    Column("where"),
    Column("sides", 24, spare=True),
    Column("killed", 16),
    Column("claims", 6, right=True, least=6, spare=True),
    Column("told by", 20, least=11),
    Column("≠", 1, least=1),
)


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """`killed` is (low, best, high) over all sides under the policy."""

    incident: Incident
    about: About
    policy: str
    killed: Bounds
    copies: Copies
    contested: bool

    def to_dict(self) -> dict[str, Any]:
        low, best, high = self.killed
        return {
            "id": self.incident.id,
            **self.about.to_dict(),
            "policy": self.policy,
            "killed": {"low": low, "best": best, "high": high},
            "claims": len(self.incident.records),
            "sums": len(self.incident.attached),
            "reports": self.copies.reports,
            "outlets": self.copies.outlets,
            "origins": self.copies.origins,
            "contested": self.contested,
        }


def incident_row(book: Book, incident: Incident, policy: Policy) -> IncidentRow:
    return IncidentRow(
        incident=incident,
        about=book.headings[incident.id],
        policy=policy.name,
        killed=total(weigh(incident, policy, book.actors, book.sums), Kind.KILLED),
        copies=copies(r.source for r in (*incident.records, *incident.attached)),
        contested=is_contested(incident, book.actors),
    )


def incidents_memo(rows: Iterable[IncidentRow], policy: Policy, actors: ActorIndex) -> Iterable[Block]:
    """A table, and how to read it."""
    yield Grid(_COLUMNS, [_cells(row, actors) for row in rows], gap=1)
    yield Line("")
    yield Line(f"killed: {LEGEND} (policy {policy.name}). ≠: claims contradict or deny others.")


def _cells(row: IncidentRow, actors: ActorIndex) -> list[str]:
    return [
        row.incident.id[:SHORT],
        when_words(row.about),
        short_where(row.about.where),
        short_sides(row.about.sides, actors, _SIDES),
        bounds_told(*row.killed),
        f"{len(row.incident.records)}",
        str(row.copies),
        "≠" if row.contested else "",
    ]
