"""What was known of an incident when: the moments at which something was written about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from counterclaim.book.book import Book
from counterclaim.book.copies import counted
from counterclaim.claims.incident import Incident
from counterclaim.claims.record import Record
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.facts import Facts
from counterclaim.ledger.moment import written
from counterclaim.ledger.view import records
from counterclaim.publishing.naming import day_words
from counterclaim.publishing.visible import one_line
from counterclaim.redaction.profile import Profile
from counterclaim.redaction.redact import redacted_records

_DONE = {
    Verdict.ACCEPT: "a claim accepted",
    Verdict.REJECT: "a claim rejected",
    Verdict.CORRECT: "a claim corrected",
    Verdict.SAME: "two claims judged to be of one incident",
    Verdict.DIFFERENT: "two claims judged to be of different incidents",
    Verdict.ACTOR: "an actor settled",
    Verdict.PLACE: "a place settled",
    Verdict.GRADE: "an outlet graded",
    Verdict.UNDO: "a decision undone",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """Something was written: `what` in words, one a write."""

    at: datetime
    what: tuple[str, ...]

    @property
    def key(self) -> str:
        """As it stands in an address."""
        return written(self.at)


@dataclass(frozen=True, slots=True)
class History:
    """`facts` are those of the incident's reports; `moments` the oldest first."""

    incident: Incident
    facts: Facts
    moments: tuple[Moment, ...]

    @property
    def decisions(self) -> tuple[str, ...]:
        """The ids of the decisions on its claims."""
        return tuple(decision.id for decision in self.facts.decisions)


def history(book: Book, incident: Incident) -> History:
    """The readings of the incident's reports, and the decisions on its claims."""
    held = {record.id: record for record in _everything(incident)}
    facts = book.positions.filed.of({record.source.report_id for record in held.values()}, book.facts.decisions)
    facts = replace(facts, decisions=tuple(_about(facts.decisions, held)))
    found: defaultdict[datetime, list[str]] = defaultdict(list)
    for at, what in (*_readings(facts, held), *_decided(facts)):
        found[at].append(what)
    return History(incident, facts, tuple(Moment(at, tuple(found[at])) for at in sorted(found)))


def known_then(past: History, moment: datetime) -> Incident:
    """The incident as its claims of now were known at the moment, with the decisions until then.

    Nothing is linked anew: claims that came to other incidents since are not in it, nor those that only an older
    reading has.
    """
    held = {record.id for record in _everything(past.incident)}
    origins = {record.source.report_id: record.source.origin for record in _everything(past.incident)}
    found = {r.id: r for r in records(_until(past.facts, moment), origins) if r.id in held}
    return Incident(
        past.incident.id,
        tuple(found[record.id] for record in past.incident.records if record.id in found),
        tuple(found[record.id] for record in past.incident.attached if record.id in found),
    )


def withheld(then: Incident, now: Incident, profile: Profile) -> Incident:
    """The incident of then as the profile has it; what names somebody is told from the claims of now as well."""
    of_reports: defaultdict[str, list[Record]] = defaultdict(list)
    for record in (*_everything(then), *_everything(now)):
        of_reports[record.source.report_id].append(record)
    known = {id(record) for record in _everything(then)}
    told = {
        old.id: new
        for theirs in of_reports.values()
        for old, new in zip(theirs, redacted_records(theirs, profile), strict=True)
        if id(old) in known
    }
    return Incident(then.id, tuple(told[r.id] for r in then.records), tuple(told[r.id] for r in then.attached))


def _until(facts: Facts, moment: datetime) -> Facts:
    last = written(moment)
    readings = tuple(reading for reading in facts.readings if reading.added <= last)
    read = {(reading.report, reading.reader) for reading in readings}
    return Facts(
        tuple(filed for filed in facts.reports if filed.added <= last),
        readings,
        tuple(claim for claim in facts.claims if (claim.report, claim.reader) in read),
        tuple(decision for decision in facts.decisions if decision.at <= moment),
    )


def _everything(incident: Incident) -> tuple[Record, ...]:
    return (*incident.records, *incident.attached)


def _readings(facts: Facts, held: Mapping[str, Record]) -> Iterator[tuple[datetime, str]]:
    sources = {record.source.report_id: record.source for record in held.values()}
    numbers: defaultdict[tuple[str, str], int] = defaultdict(int)
    for claim in facts.claims:
        numbers[claim.report, claim.reader] += claim.id in held
    first: set[str] = set()
    for reading in facts.readings:
        source = sources[reading.report]
        again = "" if reading.report not in first else "read anew: "
        first.add(reading.report)
        claims = counted(numbers[reading.report, reading.reader], "claim")
        name = one_line(source.outlet or source.doc)
        yield _time(reading.added), f"{again}{name}, {day_words(source.published)}: {claims}"


def _about(decisions: Iterable[Decision], held: Mapping[str, Record]) -> Iterator[Decision]:
    """The decisions on these claims, and those that undo them."""
    ids: set[str] = set()
    for decision in decisions:
        subjects = ids if decision.verdict is Verdict.UNDO else held
        if any(subject in subjects for subject in decision.subjects):
            ids.add(decision.id)
            yield decision


def _decided(facts: Facts) -> Iterator[tuple[datetime, str]]:
    for decision in facts.decisions:
        reason = f" ({one_line(decision.reason)})" if decision.reason else ""
        yield decision.at, f"{_DONE[decision.verdict]} by {one_line(decision.author)}{reason}"


def _time(added: str) -> datetime:
    return datetime.fromisoformat(added)
