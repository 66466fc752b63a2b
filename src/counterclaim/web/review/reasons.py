"""Why a claim waits for a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from counterclaim.book.search import CLASHES
from counterclaim.claims.record import Record, Review
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.moment import written
from counterclaim.weighing.relations import Relating, Relation

UNSURE = 0.6
"""Confidence below which a claim is looked at before others."""
_REVIEWS = (Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT)


class Reason(StrEnum):
    """In the order in which claims are looked at."""

    OBSOLETE = "obsolete"
    CONTRADICTING = "contradicting"
    REVISED = "revised"
    NEW = "new"
    UNSURE = "unsure"
    OPEN = "open"


RANK = {reason: rank for rank, reason in enumerate(Reason)}
WORDS: Mapping[Reason, str] = {
    Reason.OBSOLETE: "A person decided on it, and the newest reading of the report no longer has it.",
    Reason.CONTRADICTING: "It contradicts or denies another claim on the same incident, or is contradicted or denied.",
    Reason.REVISED: "It revises what its claimant said before, or was revised.",
    Reason.NEW: "Its report was read since your last visit.",
    Reason.UNSURE: "The reader is not sure of it.",
    Reason.OPEN: "Nobody decided on it yet.",
}


def related(relations: Iterable[Relation]) -> Mapping[str, frozenset[Reason]]:
    """Of an incident's claims by id, what their relations make of them."""
    found: dict[str, set[Reason]] = {}
    for relation in relations:
        reason = _BY_RELATION.get(relation.kind)
        if reason is not None:
            for id in (relation.one, relation.other):
                found.setdefault(id, set()).add(reason)
    return {id: frozenset(reasons) for id, reasons in found.items()}


_BY_RELATION = dict.fromkeys(CLASHES, Reason.CONTRADICTING) | {Relating.REVISES: Reason.REVISED}


def reasons(
    record: Record, of_relations: frozenset[Reason], decisions: Sequence[Decision], read: str
) -> tuple[Reason, ...]:
    """Why the claim waits, the first reason first; none where it does not.

    `decisions` are those in force on it, `read` when its report was read last: what people decided on an obsolete claim
    after that was decided of what is there now.
    """
    if record.obsolete:
        last = max((written(d.at) for d in decisions if d.verdict in _REVIEWS), default="")
        return (Reason.OBSOLETE, *sorted(of_relations, key=RANK.__getitem__)) if last < read else ()
    if record.review is not Review.NONE:
        return ()
    unsure = {Reason.UNSURE} if record.claim.confidence < UNSURE else set()
    return tuple(sorted(of_relations | unsure, key=RANK.__getitem__)) or (Reason.OPEN,)
