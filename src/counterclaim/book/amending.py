"""A book with decisions worked in that were written since, without linking everything again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from counterclaim.book.book import Book
from counterclaim.claims.incident import Incident
from counterclaim.claims.record import Record
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.facts import Facts
from counterclaim.ledger.view import records


def amended(book: Book, decisions: Sequence[Decision], moment: datetime) -> Book:
    """The book with what people decided of claims since; each claim stays in the incident that it was in.

    Which claims are one incident is not asked again: that is for the next book. Decisions that the book holds already
    change nothing. What it costs does not grow with the book but for copying what it holds.
    """
    known = {decision.id for decision in book.facts.decisions}
    new = [decision for decision in decisions if decision.id not in known]
    facts = replace(book.facts, decisions=(*book.facts.decisions, *new))
    fresh = _again(book, facts, touched(facts.decisions, new))
    return book.next(
        moment,
        facts,
        {book.positions.record[id]: record for id, record in fresh.items()},
        {n: _with(book.incidents[n], fresh) for id in fresh for n in book.positions.touching.get(id, ())},
    )


def moves(decisions: Iterable[Decision]) -> bool:
    """Whether any of the decisions may put claims into other incidents."""
    return any(decision.verdict not in _STAY for decision in decisions)


_STAY = (Verdict.ACCEPT, Verdict.GRADE)
"""Verdicts that cannot change which incidents there are."""


def touched(all_of_them: Sequence[Decision], new: Iterable[Decision]) -> set[str]:
    """The claims that the decisions are about; of an undoing, those that the undone one is about."""
    by_id = {decision.id: decision for decision in all_of_them}
    found: set[str] = set()
    waiting = list(new)
    while waiting:
        decision = waiting.pop()
        if decision.verdict is Verdict.UNDO:
            waiting += [by_id[id] for id in decision.subjects if id in by_id]
        else:
            found.update(decision.subjects)
    return found


def _again(book: Book, facts: Facts, ids: Collection[str]) -> Mapping[str, Record]:
    """The records of the claims, made anew from all that is known of their reports."""
    old = [book.records[book.positions.record[id]] for id in ids if id in book.positions.record]
    origins = {record.source.report_id: record.source.origin for record in old}
    told = records(book.positions.filed.of(origins, facts.decisions), origins)
    return {record.id: record for record in told if record.id in ids and record.id in book.positions.record}


def _with(incident: Incident, fresh: Mapping[str, Record]) -> Incident:
    return replace(
        incident,
        records=tuple(fresh.get(record.id, record) for record in incident.records),
        attached=tuple(fresh.get(record.id, record) for record in incident.attached),
    )
