"""What coders of a ledger have come to, for whoever tells of it."""

from __future__ import annotations

from counterclaim.claims.claim import Claim
from counterclaim.claims.report import Report
from counterclaim.coding.agreement import Agreement, agreement
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.store import RULING, Codings, States, coded_by_both
from counterclaim.ledger.ledger import Ledger

Claims = tuple[Claim, ...]


def both_codings(codings: Codings, coding_set: CodingSet, states: States) -> dict[str, tuple[Claims, Claims]]:
    """By report what either coder made of it, where both have finished."""
    told = {
        report: [states[report, coder].id for coder in coding_set.coders]
        for report in coded_by_both(coding_set, states)
    }
    drafts = codings.drafts(id for ids in told.values() for id in ids)
    return {report: (drafts[one].claims, drafts[other].claims) for report, (one, other) in told.items()}


def last_agreement(ledger: Ledger) -> tuple[CodingSet, Agreement] | None:
    """Of the newest set of which both coders have finished a report, over all its reports; None where there is none."""
    codings = Codings(ledger)
    for coding_set in codings.sets():
        if both := both_codings(codings, coding_set, codings.states(coding_set.id)):
            return coding_set, agreement(both)
    return None


def ruled(codings: Codings, coding_set: CodingSet) -> list[tuple[str, Report, Claims]]:
    """The reports of the set that were ruled on, by id, with the claims that they come to; in the set's order."""
    states = codings.states(coding_set.id)
    found = {r: s for r in coding_set.reports if (s := states.get((r, RULING))) is not None and s.is_done}
    drafts = codings.drafts(state.id for state in found.values())
    reports = {filed.id: filed.report for filed in codings.ledger.reports([*found])}
    return [(report, reports[report], drafts[state.id].claims) for report, state in found.items()]
