"""Coding at rest in a ledger: rows that are added, and what the last ones come to."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, insert, select

from counterclaim.claims.claim import Claim
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.draft import Draft
from counterclaim.coding.event import CODERS, DRAFTS, WHOLE, CodingEvent, Step
from counterclaim.ledger import audit
from counterclaim.ledger.audit import Action
from counterclaim.ledger.hashing import canonical, digest
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.moment import written
from counterclaim.ledger.tables import claims, codings

RULING = ""
"""In the place of a coder's name: what both codings of a report came to."""


class Overtaken(ValueError):
    """Something was written since it was shown, by another window or person; what was sent was not written."""


@dataclass(frozen=True, slots=True)
class State:
    """The last row of one report by one coder, or of its ruling."""

    id: str
    what: Step
    by: str

    @property
    def is_done(self) -> bool:
        return self.what in (Step.CODED, Step.RULED)


States = Mapping[tuple[str, str], State]
"""By report and coder, `RULING` in the coder's place for the ruling."""
Looks = Mapping[str, frozenset[str]]
"""By report the coders who looked at its claims while they were still to code it blind."""


@dataclass(frozen=True)
class Codings:
    """Those of a ledger."""

    ledger: Ledger

    def sets(self) -> tuple[CodingSet, ...]:
        """All of them, the newest first."""
        rows = select(codings.c.id, codings.c.body).where(codings.c.coding_set == WHOLE)
        with self.ledger.engine.connect() as connection:
            found = connection.execute(rows.order_by(codings.c.added.desc(), codings.c.id)).all()
        return tuple(CodingSet.of(CodingEvent.from_dict(json.loads(row.body)), row.id) for row in found)

    def used(self) -> frozenset[str]:
        """Reports that are in a set already."""
        return frozenset(report for coding_set in self.sets() for report in coding_set.reports)

    def make(self, coding_set: CodingSet) -> CodingSet:
        """Written down, with its id."""
        event = coding_set.event()
        with self.ledger.writing() as connection:
            if connection.execute(select(codings.c.id).where(codings.c.id == event.id)).first() is None:
                self._add(connection, event)
        return replace(coding_set, id=event.id)

    def states(self, set_id: str) -> States:
        with self.ledger.engine.connect() as connection:
            return _states(connection, set_id)

    def size(self) -> int:
        """Rows that were ever written: where it is the same, nothing has changed."""
        with self.ledger.engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(codings)).scalar_one())

    def looks(self, set_id: str) -> Looks:
        rows = select(codings.c.body).where(codings.c.coding_set == set_id, codings.c.what == Step.LOOKED.value)
        with self.ledger.engine.connect() as connection:
            told = [CodingEvent.from_dict(json.loads(row.body)) for row in connection.execute(rows)]
        found: dict[str, set[str]] = defaultdict(set)
        for event in told:
            found[event.report] |= set(event.value["coders"])
        return {report: frozenset(coders) for report, coders in found.items()}

    def look(self, set_id: str, report: str, coders: Collection[str], by: str) -> None:
        """Writes down that these coders see the report's claims from now on."""
        with self.ledger.writing() as connection:
            value = {"coders": sorted(coders)}
            self._add(connection, CodingEvent(Step.LOOKED, set_id, report, by, self.ledger.clock(), value))

    def drafts(self, ids: Iterable[str]) -> dict[str, Draft]:
        """By the ids of their rows."""
        asked = list(ids)
        with self.ledger.engine.connect() as connection:
            rows = [
                row
                for start in range(0, len(asked), _AT_ONCE)
                for row in connection.execute(
                    select(codings.c.id, codings.c.body).where(codings.c.id.in_(asked[start : start + _AT_ONCE]))
                )
            ]
        return {row.id: Draft.of(json.loads(row.body)["value"]) for row in rows}

    def write(self, what: Step, set_id: str, report: str, by: str, draft: Draft, seen: str) -> str:
        """A new row. `seen` is the id of the row that it was made of, empty where there was none.

        Returns its id. Raises Overtaken where another row came meanwhile.
        """
        with self.ledger.writing() as connection:
            key = (report, by if what in CODERS else RULING)
            last = _states(connection, set_id, report).get(key)
            event = CodingEvent(what, set_id, report, by, self.ledger.clock(), draft.to_value())
            if (last.id if last is not None else "") != seen:
                raise Overtaken("another window or person has changed it meanwhile")
            self._add(connection, event)
        return event.id

    def suggestions(self, coding_set: CodingSet, report: str) -> dict[str, Claim]:
        """By id what may be shown of the reader's claims, in the order of the text; nothing where it is coded blind."""
        ids = coding_set.suggestions(report)
        rows = select(claims.c.id, claims.c.body).where(claims.c.report == report, claims.c.id.in_(ids))
        with self.ledger.engine.connect() as connection:
            found = {row.id: Claim.from_dict(json.loads(row.body)) for row in connection.execute(rows)}
        return dict(sorted(found.items(), key=lambda told: (told[1].span.start, told[1].id)))

    def _add(self, connection: Connection, event: CodingEvent) -> None:
        at, body = written(self.ledger.clock()), canonical(event.to_dict())
        row = {"id": digest(body), "added": at, "body": body, "author": event.by, "what": event.what.value}
        connection.execute(insert(codings).values(**row, coding_set=event.coding_set, report=event.report))
        audit.append(connection, at, event.by, Action.CODING, event.id, digest(body))


_AT_ONCE = 500
"""Rows that are asked for together."""


def _states(connection: Connection, set_id: str, report: str | None = None) -> dict[tuple[str, str], State]:
    """The last row of each report and coder: the order of writing is that of the times, then of the log."""
    rows = select(codings.c.id, codings.c.report, codings.c.author, codings.c.what).where(
        codings.c.coding_set == set_id, codings.c.what.in_([step.value for step in DRAFTS])
    )
    if report is not None:
        rows = rows.where(codings.c.report == report)
    found: dict[tuple[str, str], State] = {}
    for row in connection.execute(rows.order_by(codings.c.added)):
        step = Step(row.what)
        found[row.report, row.author if step in CODERS else RULING] = State(row.id, step, row.author)
    return found


def coded_by_both(coding_set: CodingSet, states: States) -> Sequence[str]:
    """Reports of the set that both coders have finished, in the set's order."""
    return [
        report
        for report in coding_set.reports
        if all((state := states.get((report, coder))) and state.is_done for coder in coding_set.coders)
    ]
