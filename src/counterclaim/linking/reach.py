"""How far a change of some accounts reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import duckdb
import numpy as np

from counterclaim.claims.record import Record, Review
from counterclaim.linking.accounts import Account, account, by_report
from counterclaim.linking.clusters import Pairs, Whole
from counterclaim.linking.scoring import block, score
from counterclaim.linking.weights import Weights


def reached(
    database: duckdb.DuckDBPyConnection, changed: Whole, to: Whole, weights: Weights, threshold: int
) -> tuple[Whole, Pairs]:
    """The accounts whose incident may have changed, and the scored pairs of which one is such.

    `changed` are the accounts that changed, or stand for what was there before (`gone`). With them the crowds of what
    they are compared with change, and with these the chances of all pairs of those; so far reaches the first circle.
    Incidents lie within what pairs of at least the threshold connect, so that the circle grows along these until none
    leads out of it. `to` gives the node of each account: accounts that are judged to belong together go together.
    What is gone has shown then how far it reached, and leaves the table: it is in nobody's crowd any more.
    """
    circle = _neighbours(database, _neighbours(database, changed))
    database.execute("delete from accounts where unique_id >= ?", [len(to)])
    while True:
        circle = np.flatnonzero(np.isin(to, to[circle[circle < len(to)]]))
        around = _neighbours(database, circle)
        block(database, around)
        pairs = score(database, weights)
        pairs = pairs.where(np.isin(pairs.left, circle) | np.isin(pairs.right, circle))
        strong = pairs.where(pairs.chance >= threshold)
        wider = np.union1d(circle, np.union1d(strong.left, strong.right))
        if len(wider) == len(circle):
            return circle, pairs.where(np.isin(pairs.left, circle) & np.isin(pairs.right, circle))
        circle = wider


def _neighbours(database: duckdb.DuckDBPyConnection, seeds: Whole) -> Whole:
    """The seeds and what they are compared with."""
    block(database, seeds)
    found: Any = database.sql("select join_key_l as l, join_key_r as r from pairs").to_arrow_table()
    return np.unique(np.concatenate([seeds, found["l"].to_numpy(), found["r"].to_numpy()]).astype(np.int64))


def gone(records: Iterable[Record]) -> Iterator[Account]:
    """Accounts that are compared with whatever any accounts of these records were compared with.

    How the records made accounts before is not known; but each had a place and a time that one of the records has.
    """
    for told in by_report(records).values():
        places = {repr(r.claim.place): r.claim.place for r in told}
        times = {repr(r.claim.time): r.claim.time for r in told}
        for place in places.values():
            for time in times.values():
                yield account(
                    replace(r, claim=replace(r.claim, place=place, time=time), review=Review.NONE) for r in told
                )
