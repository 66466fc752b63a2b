"""Accounts that people judged to belong together, as one node each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from counterclaim.linking.accounts import Account, torn
from counterclaim.linking.clusters import Pairs, Whole, merged
from counterclaim.linking.findings import Findings
from counterclaim.linking.union import Union


@dataclass(frozen=True, slots=True)
class Nodes:
    """`accounts` are sorted by key; `to` gives the node of each, a node being the least of its accounts."""

    accounts: Sequence[Account]
    to: Whole

    def pairs(self, scored: Pairs, findings: Findings) -> Pairs:
        """Between nodes: of several pairs the best, and none between nodes that are judged different."""
        found = merged(len(self.accounts), scored, self.to)
        apart = np.array([a * len(self.accounts) + b for a, b in self._apart(findings)], dtype=np.int64)
        return found.where(~np.isin(found.left * len(self.accounts) + found.right, apart))

    def _apart(self, findings: Findings) -> Iterator[tuple[int, int]]:
        holders: dict[str, set[int]] = {}
        for number, account in enumerate(self.accounts):
            for party in findings.parties(account.ids):
                holders.setdefault(party, set()).add(int(self.to[number]))
        for party, foes in findings.foes.items():
            yield from ((a, b) for a in holders[party] for foe in foes for b in holders[foe] if a < b)


def join_judged(accounts: Sequence[Account], findings: Findings) -> Nodes:
    """Nodes of accounts that hold claims judged the same.

    Where that would bring claims together that are judged different, each claim with such a judgement is an account
    of its own.
    """
    together = _together(accounts, findings)
    by_key = {account.key: account for account in accounts}
    clashing = {key for keys in together.sets() if _clashes([by_key[key] for key in keys], findings) for key in keys}
    if clashing:
        kept = [account for account in accounts if account.key not in clashing]
        accounts = sorted(kept + [a for key in clashing for a in torn(by_key[key], findings)], key=lambda a: a.key)
        together = _together(accounts, findings)
    number = {account.key: n for n, account in enumerate(accounts)}
    to: npt.NDArray[np.int64] = np.arange(len(accounts), dtype=np.int64)
    for keys in together.sets():
        to[[number[key] for key in keys]] = number[min(keys)]
    return Nodes(accounts, to)


def _together(accounts: Sequence[Account], findings: Findings) -> Union:
    together = Union()
    holder: dict[str, str] = {}
    for account in accounts:
        for party in sorted(findings.parties(account.ids)):
            together.add(account.key)
            together.join(holder.setdefault(party, account.key), account.key)
    return together


def _clashes(accounts: Sequence[Account], findings: Findings) -> bool:
    ids = [id for account in accounts for id in account.ids]
    return findings.clash(ids, ids)
