"""Weights for a ledger of one's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from counterclaim.claims.record import Record
from counterclaim.ledger.view import Judgement
from counterclaim.linking.accounts import Account, accounts
from counterclaim.linking.estimate import Compared, by_agreement, from_labels
from counterclaim.linking.features import table
from counterclaim.linking.findings import Findings
from counterclaim.linking.scoring import block, engine, levels
from counterclaim.linking.sums import find_all, sums_among
from counterclaim.linking.weights import Weights, shipped


def refit(records: Iterable[Record], judgements: Iterable[Judgement], before: Weights | None = None) -> Weights:
    """The weights (shipped, unless others are given) moved towards what people judged of these records.

    Few judgements move them little. Prior, threshold and floor stay, since people judge the doubtful pairs first.
    Raises ValueError where no two accounts that are compared were judged.
    """
    weights = before or shipped()
    told, findings = _told(records, judgements)
    compared = _compare(told, weights)
    judged = _judged(compared, told, findings)
    if not judged:
        raise ValueError("no two accounts that are compared were judged to be the same or different")
    chosen = Compared(compared.table.take(list(judged)))
    found = from_labels(chosen, np.array(list(judged.values())), weights, hold_prior=True)
    return replace(found, source=dict(weights.source) | {"moved by": f"{len(judged)} pairs judged by people"})


def refit_by_agreement(records: Iterable[Record], before: Weights | None = None) -> Weights:
    """Weights estimated again from how the comparisons agree, without any judgement (see docs/linking.md before use).

    Threshold and floor stay. Raises ValueError where no two accounts are compared.
    """
    weights = before or shipped()
    told, _ = _told(records, ())
    compared = _compare(told, weights)
    source = {"estimated by": f"agreement of {compared.table.num_rows} pairs"}
    return replace(by_agreement(compared, weights), source=source)


def _told(records: Iterable[Record], judgements: Iterable[Judgement]) -> tuple[list[Account], Findings]:
    known = {record.id: record for record in records}
    sums = sums_among(known.values())
    events = [record for id, record in known.items() if id not in sums]
    findings, _ = find_all(judgements, (record.id for record in events), sums)
    return accounts(events, findings), findings


def _compare(told: Sequence[Account], weights: Weights) -> Compared:
    with engine(table(told)) as database:
        block(database)
        compared = Compared(levels(database, weights))
    if not compared.table.num_rows:
        raise ValueError("no two accounts are near enough to be compared")
    return compared


def _judged(compared: Compared, told: Sequence[Account], findings: Findings) -> Mapping[int, bool]:
    """Which of the pairs people judged, by their numbers, and how."""
    if not findings.party:
        return {}
    parties = [findings.parties(account.ids) for account in told]
    some = np.array([bool(found) for found in parties])
    left, right = (compared.table[side].to_numpy() for side in ("left", "right"))
    found = {}
    for number in np.flatnonzero(some[left] & some[right]).tolist():
        one, other = parties[left[number]], parties[right[number]]
        if not one.isdisjoint(other):
            found[number] = True
        elif any(not other.isdisjoint(findings.foes.get(party, ())) for party in one):
            found[number] = False
    return found
