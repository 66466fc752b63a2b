"""New claims to incidents that are there already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

import numpy as np

from counterclaim.claims.incident import Incident
from counterclaim.claims.record import Record
from counterclaim.ledger.view import Judgement
from counterclaim.linking.accounts import accounts
from counterclaim.linking.attaching import attach
from counterclaim.linking.clusters import Whole, cluster
from counterclaim.linking.features import table
from counterclaim.linking.findings import Findings
from counterclaim.linking.link import gather
from counterclaim.linking.naming import incidents
from counterclaim.linking.nodes import Nodes, join_judged
from counterclaim.linking.reach import gone, reached
from counterclaim.linking.scoring import engine
from counterclaim.linking.sums import find_all, sums_among
from counterclaim.linking.weights import Weights, shipped


def link_new(
    before: Sequence[Incident],
    new: Iterable[Record],
    judgements: Iterable[Judgement] = (),
    founded: Mapping[str, str] = MappingProxyType({}),
    weights: Weights | None = None,
    again: Iterable[str] = (),
) -> tuple[Incident, ...]:
    """What `link` makes of the records of `before` and the new ones together, by comparing what can have changed.

    `before` are the incidents that `link` or `link_new` gave, with the same weights. A new record with the id of an
    old one takes its place. `judgements` are all in force. `again` are the ids of claims about which a judgement was
    undone since.
    """
    old = {r.id: r for incident in before for r in (*incident.records, *incident.attached)}
    fresh, told = {record.id: record for record in new}, list(judgements)
    known = old | fresh
    sums = sums_among(known.values())
    events = [record for id, record in known.items() if id not in sums]
    findings, on_sums = find_all(told, (record.id for record in events), sums)
    nodes = join_judged(accounts(events, findings), findings)
    ids = {*fresh, *again, *(id for judgement in told for id in (judgement.one, judgement.other))}
    reports = {r.source.report_id for r in chain(*((old.get(id), fresh.get(id)) for id in ids)) if r is not None}
    labels = _as_before(nodes, before)
    _relink(
        labels,
        nodes,
        reports,
        [r for r in old.values() if r.source.report_id in reports],
        findings,
        weights or shipped(),
    )
    return incidents(attach(gather(nodes, labels), sums.values(), on_sums), founded)


def _as_before(nodes: Nodes, before: Sequence[Incident]) -> Whole:
    """For each account a number for the incident that it was in; below 0 for those that were in none."""
    holder = {record.id: number for number, incident in enumerate(before) for record in incident.records}
    return np.array([holder.get(account.key, -1) for account in nodes.accounts], dtype=np.int64)


def _relink(
    labels: Whole, nodes: Nodes, reports: Collection[str], past: Sequence[Record], findings: Findings, weights: Weights
) -> None:
    """Give new labels to the accounts whose incident may have changed; those of `reports` changed themselves."""
    number, threshold = len(nodes.accounts), round(weights.threshold * 1_000_000)
    changed = [n for n, account in enumerate(nodes.accounts) if account.records[0].source.report_id in reports]
    phantoms = list(gone(past))
    if not changed:
        return
    seeds = np.array([*changed, *range(number, number + len(phantoms))], dtype=np.int64)
    with engine(table([*nodes.accounts, *phantoms])) as database:
        circle, pairs = reached(database, seeds, nodes.to, weights, threshold)
    found = cluster(number, nodes.pairs(pairs, findings), threshold)[nodes.to]
    labels[circle] = found[circle] + (labels.max() + 1)
