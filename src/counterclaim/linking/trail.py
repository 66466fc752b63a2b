"""What became of incidents from one linking to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from counterclaim.claims.incident import Incident


class Became(StrEnum):
    NEW = "new"
    GROWN = "grown"
    MERGED = "merged into"
    SPLIT = "split from"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """`incident` is new; or has grown by `records`; or was `merged into` `other`, or `split from` it, with `records`
    (their ids, sorted); or is gone with all its records.
    """

    became: Became
    incident: str
    records: tuple[str, ...]
    other: str | None = None


def trail(before: Sequence[Incident], after: Sequence[Incident]) -> tuple[Change, ...]:
    """The changes that lead from the incidents before to those after, sorted by incident.

    An incident goes on where its id does. Records that came from nowhere make one new or let it grow; records that came
    out of another were split from it where that goes on, and else that was merged with them.
    """
    was, now = _holders(before), _holders(after)
    old, current = {i.id for i in before}, {i.id for i in after}
    found = [*_arrived(after, was, old), *_moved(was, now, old, current), *_left(before, now)]
    return tuple(sorted(found, key=lambda c: (c.incident, c.became, c.other or "", c.records)))


def _holders(incidents: Iterable[Incident]) -> Mapping[str, frozenset[str]]:
    """The incidents of each record; only a sum has several."""
    found: dict[str, set[str]] = defaultdict(set)
    for incident in incidents:
        for record in (*incident.records, *incident.attached):
            found[record.id].add(incident.id)
    return {record: frozenset(ids) for record, ids in found.items()}


def _arrived(after: Iterable[Incident], was: Mapping[str, frozenset[str]], old: set[str]) -> Iterator[Change]:
    for incident in after:
        ids = [record.id for record in (*incident.records, *incident.attached)]
        fresh = tuple(sorted(id for id in ids if id not in was))
        if incident.id not in old and len(fresh) == len(ids):
            yield Change(Became.NEW, incident.id, fresh)
        elif fresh:
            yield Change(Became.GROWN, incident.id, fresh)


def _moved(
    was: Mapping[str, frozenset[str]], now: Mapping[str, frozenset[str]], old: set[str], current: set[str]
) -> Iterator[Change]:
    """Records that were in an incident and are in others now, by what they left and where they are."""
    moves: dict[tuple[str, str], list[str]] = defaultdict(list)
    for record, sources in was.items():
        for source in sources - now.get(record, frozenset()):
            for target in now.get(record, frozenset()) - sources:
                moves[source, target].append(record)
    for (source, target), records in moves.items():
        if source in current:
            yield Change(Became.SPLIT, target, tuple(sorted(records)), source)
        else:
            yield Change(Became.MERGED, source, tuple(sorted(records)), target)


def _left(before: Iterable[Incident], now: Mapping[str, frozenset[str]]) -> Iterator[Change]:
    for incident in before:
        ids = {record.id for record in (*incident.records, *incident.attached)}
        if now.keys().isdisjoint(ids):
            yield Change(Became.GONE, incident.id, tuple(sorted(ids)))
