"""What a ledger holds on a few claims or decisions, found without reading the rest of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, or_, select

from counterclaim.claims.claim import Claim
from counterclaim.ledger.decision import Decision
from counterclaim.ledger.facts import Facts, FiledClaim, FiledReading, FiledReport, report_from_dict
from counterclaim.ledger.tables import claims, decisions, readings, reports, subjects

_WHOLE = 64
"""Letters of an id that is not cut."""
_MOST = 100
"""Claims that are looked at where a beginning names too many."""


def concerning(connection: Connection, subjects: Sequence[str]) -> Facts:
    """The claims and decisions whose ids begin with a subject, the reports of these claims with their readings, the
    decisions on them, and whatever undoes those. What a decision that is a subject is about is there as well.
    """
    named = [subject for subject in subjects if subject]
    told = list(_decisions(connection, _begins(decisions.c.id, named)))
    ids = [*named, *(id for decision in told for id in decision.subjects)]
    found = list(_claims(connection, claims.c.id.in_(_ids(connection, ids))))
    about = {claim.id for claim in found} | {decision.id for decision in told}
    return Facts(
        tuple(_reports(connection, {claim.report for claim in found})),
        tuple(_readings(connection, {claim.report for claim in found})),
        tuple(found),
        tuple(_bearing_on(connection, about)),
    )


def beside(connection: Connection, beginning: str) -> Facts:
    """All that is known of the reports of the claims whose ids begin so, with the decisions on all their claims."""
    ids = _ids(connection, [beginning]) if beginning else ()
    named = set(connection.execute(select(claims.c.report).where(claims.c.id.in_(ids))).scalars())
    found = list(_claims(connection, claims.c.report.in_(named)))
    return Facts(
        tuple(_reports(connection, named)),
        tuple(_readings(connection, named)),
        tuple(found),
        tuple(_bearing_on(connection, {claim.id for claim in found})),
    )


def _begins(column: ColumnElement[str], beginnings: Iterable[str]) -> ColumnElement[bool]:
    told = [column == b if len(b) >= _WHOLE else column.startswith(b, autoescape=True) for b in beginnings]
    return or_(False, *told)


def _ids(connection: Connection, beginnings: Sequence[str]) -> Sequence[str]:
    return (
        connection.execute(select(claims.c.id).distinct().where(_begins(claims.c.id, beginnings)).limit(_MOST))
        .scalars()
        .all()
    )


def _claims(connection: Connection, which: ColumnElement[bool]) -> Iterator[FiledClaim]:
    rows = (
        select(claims)
        .join(readings, (readings.c.report == claims.c.report) & (readings.c.reader == claims.c.reader))
        .where(which)
        .order_by(readings.c.added, claims.c.report, claims.c.reader, claims.c.number)
    )
    for row in connection.execute(rows):
        yield FiledClaim(row.id, row.report, row.reader, Claim.from_dict(json.loads(row.body)))


def _reports(connection: Connection, ids: Collection[str]) -> Iterator[FiledReport]:
    for row in connection.execute(select(reports).where(reports.c.id.in_(ids)).order_by(reports.c.added, reports.c.id)):
        yield FiledReport(row.id, report_from_dict(json.loads(row.body)), row.way, row.added)


def _readings(connection: Connection, ids: Collection[str]) -> Iterator[FiledReading]:
    rows = select(readings).where(readings.c.report.in_(ids))
    for row in connection.execute(rows.order_by(readings.c.added, readings.c.report, readings.c.reader)):
        yield FiledReading(row.report, row.reader, row.added)


def _bearing_on(connection: Connection, ids: Collection[str]) -> list[Decision]:
    """The decisions of these ids and on them, and what undoes any of those, in their order."""
    found, asked = set[str](), set(ids)
    while asked:
        about = select(subjects.c.decision).where(subjects.c.subject.in_(asked))
        asked = set(connection.execute(about).scalars()) - found
        found |= asked
    return list(_decisions(connection, decisions.c.id.in_(found.union(ids))))


def _decisions(connection: Connection, which: ColumnElement[bool]) -> Iterator[Decision]:
    rows = select(decisions.c.body).where(which).order_by(decisions.c.added, decisions.c.id)
    for body in connection.execute(rows).scalars():
        yield Decision.from_dict(json.loads(body))
