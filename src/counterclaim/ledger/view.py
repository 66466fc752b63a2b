"""What the facts come to with people's decisions in them: a pure function, whatever the order they came in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.claims.claim import Claim
from counterclaim.claims.record import Record, Review, Source
from counterclaim.intake.dateline import filing_day
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.facts import Facts, FiledClaim, FiledReport

_REVIEWS = {
    Verdict.ACCEPT: Review.ACCEPTED,
    Verdict.CORRECT: Review.CORRECTED,
    Verdict.REJECT: Review.REJECTED,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """That two claims are, or are not, about the same incident."""

    one: str
    other: str
    same: bool


def in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """Those that no decision in force undoes, in their order; undoing an undoing brings back what it undid."""
    undone: set[str] = set()
    kept = []
    for decision in reversed(decisions):
        if decision.id in undone:
            continue
        if decision.verdict is Verdict.UNDO:
            undone.update(decision.subjects)
        else:
            kept.append(decision)
    return kept[::-1]


def records(facts: Facts, origins: Mapping[str, str]) -> tuple[Record, ...]:
    """A record for each claim of the newest reading of its report, and for those that people decided on before.

    `origins` gives the origin of a report; one that is not in it is its own. A correction is made to the claim as it
    was read, field by field; of two on one field the later counts. A report without a day of
    publication has its dateline's. Sorted by report and place in its text.
    """
    decided = _by_subject(in_force(facts.decisions))
    reports = {filed.id: filed for filed in facts.reports}
    found = [
        _record(claim, reports[claim.report], decided.get(claim.id, ()), origins, obsolete)
        for claim, obsolete in _standing(facts, decided)
    ]
    return tuple(sorted(found, key=lambda r: (r.source.report_id, r.claim.span, r.claim.id, r.id)))


def judgements(facts: Facts) -> tuple[Judgement, ...]:
    """Which claims people found to be about the same incident or not, in the order of their decisions."""
    decided = (d for d in in_force(facts.decisions) if d.verdict in (Verdict.SAME, Verdict.DIFFERENT))
    return tuple(Judgement(d.subjects[0], d.subjects[1], d.verdict is Verdict.SAME) for d in decided)


def grades(facts: Facts) -> dict[str, Mapping[str, Any]]:
    """The grade of each outlet that has one; the latest counts."""
    return {d.subjects[0]: d.value for d in in_force(facts.decisions) if d.verdict is Verdict.GRADE}


def _by_subject(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        for subject in decision.subjects:
            found.setdefault(subject, []).append(decision)
    return found


def _standing(facts: Facts, decided: Mapping[str, Sequence[Decision]]) -> Iterator[tuple[FiledClaim, bool]]:
    """The claims that count, each once, and whether the newest reading lacks them."""
    newest = {reading.report: reading.reader for reading in facts.readings}
    current = [claim for claim in facts.claims if claim.reader == newest[claim.report]]
    yield from ((claim, False) for claim in _once(current, set()))
    seen = {(claim.report, claim.id) for claim in current}
    older = (claim for claim in reversed(facts.claims) if _is_held(decided.get(claim.id, ())))
    yield from ((claim, True) for claim in _once(older, seen))


def _once(claims: Iterable[FiledClaim], seen: set[tuple[str, str]]) -> Iterator[FiledClaim]:
    for claim in claims:
        if (claim.report, claim.id) not in seen:
            seen.add((claim.report, claim.id))
            yield claim


def _is_held(decisions: Sequence[Decision]) -> bool:
    """Whether people want the claim kept, whatever a newer reader makes of the report."""
    return any(d.verdict in (Verdict.ACCEPT, Verdict.CORRECT) for d in decisions)


def _record(
    filed: FiledClaim,
    report: FiledReport,
    decisions: Sequence[Decision],
    origins: Mapping[str, str],
    obsolete: bool,
) -> Record:
    reviews = [_REVIEWS[d.verdict] for d in decisions if d.verdict in _REVIEWS]
    told = report.report
    source = Source(
        filed.report,
        told.doc,
        origins.get(filed.report, filed.report),
        told.outlet,
        told.url,
        told.title,
        told.published or filing_day(told.text),
    )
    claim = _decided(filed.claim, decisions)
    return Record(filed.id, claim, source, claim.span.of(told.text), reviews[-1] if reviews else Review.NONE, obsolete)


def _decided(claim: Claim, decisions: Sequence[Decision]) -> Claim:
    """The claim with the fields that people corrected, and the actors and places that they settled."""
    changes = [d for d in decisions if d.verdict in (Verdict.CORRECT, Verdict.ACTOR, Verdict.PLACE)]
    if not changes:
        return claim
    told = claim.to_dict()
    for decision in changes:
        if decision.verdict is Verdict.CORRECT:
            told |= decision.value
        else:
            _settle(told, decision)
    return Claim.from_dict(told)


def _settle(told: dict[str, Any], decision: Decision) -> None:
    """Give a mention its actor, or its place, for certain."""
    mention = told.get(decision.value["field"])
    if mention is None:
        return
    settled = {name: value for name, value in mention.items() if name not in ("actor", "candidates")}
    if decision.verdict is Verdict.ACTOR:
        settled["actor"] = {**decision.value["actor"], "confidence": 1.0}
    else:
        settled |= {**decision.value["place"], "place_confidence": 1.0}
    told[decision.value["field"]] = settled
