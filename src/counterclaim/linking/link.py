"""The claims of many reports to incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from counterclaim.claims.incident import Incident
from counterclaim.claims.record import Record
from counterclaim.ledger.view import Judgement
from counterclaim.linking.accounts import Account, accounts
from counterclaim.linking.attaching import attach
from counterclaim.linking.clusters import Pairs, Whole, cluster, no_pairs
from counterclaim.linking.features import table
from counterclaim.linking.findings import Findings
from counterclaim.linking.naming import incidents
from counterclaim.linking.nodes import Nodes, join_judged
from counterclaim.linking.scoring import block, engine, score
from counterclaim.linking.sums import find_all, sums_among
from counterclaim.linking.weights import Weights, shipped


def link(
    records: Iterable[Record],
    judgements: Iterable[Judgement] = (),
    founded: Mapping[str, str] = MappingProxyType({}),
    weights: Weights | None = None,
) -> tuple[Incident, ...]:
    """The incidents of the records, each record in one at least, whatever the order of the records.

    `judgements` are those in force, in the order in which they were made; they win over the model, and of two that
    contradict each other the later counts. `founded` gives by record id when the claim was first written, as text
    that sorts. `weights` are the shipped ones unless others are given.
    """
    known = {record.id: record for record in records}
    sums = sums_among(known.values())
    events = [record for id, record in known.items() if id not in sums]
    findings, on_sums = find_all(judgements, (record.id for record in events), sums)
    nodes = join_judged(accounts(events, findings), findings)
    groups = gather(nodes, partition(nodes, findings, weights or shipped()))
    return incidents(attach(groups, sums.values(), on_sums), founded)


def partition(nodes: Nodes, findings: Findings, weights: Weights) -> Whole:
    """For each account the least node of its cluster."""
    number = len(nodes.accounts)
    pairs = nodes.pairs(scored(nodes.accounts, weights), findings)
    return cluster(number, pairs, round(weights.threshold * 1_000_000))[nodes.to]


def scored(accounts: Sequence[Account], weights: Weights) -> Pairs:
    """The pairs of accounts that are compared and not below the floor."""
    if len(accounts) < 2:
        return no_pairs()
    with engine(table(accounts)) as database:
        block(database)
        return score(database, weights)


def gather(nodes: Nodes, labels: Whole) -> list[list[Record]]:
    """The records of each cluster."""
    found: dict[int, list[Record]] = defaultdict(list)
    for account, label in zip(nodes.accounts, labels.tolist(), strict=True):
        found[label].extend(account.records)
    return list(found.values())
