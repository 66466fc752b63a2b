"""Which claims are sums over several events, and what people judged of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.claims.kinds import Scope
from counterclaim.claims.record import Record
from counterclaim.ledger.view import Judgement
from counterclaim.linking.accounts import by_report
from counterclaim.linking.findings import Findings, find
from counterclaim.linking.frame import frame_of


def sums_among(records: Iterable[Record]) -> dict[str, Record]:
    """The records of sums by their ids: cumulative claims, what repeats them, and those of their parts that tell of no
    place or time of their own ("including three children"). A part that does is an event that the sum holds.
    """
    return {record.id: record for told in by_report(records).values() for record in _of_report(told)}


def _of_report(told: Sequence[Record]) -> Iterator[Record]:
    found = {record.claim.id: record for record in told if record.claim.scope is Scope.CUMULATIVE}
    size = 0
    while found and len(found) > size:
        size = len(found)
        found |= {record.claim.id: record for record in told if _goes_with_one(record, found)}
    yield from found.values()


def _goes_with_one(record: Record, sums: Mapping[int, Record]) -> bool:
    linked = (record.claim.same_as, record.claim.part_of)
    wholes = [sums[id] for id in linked if id is not None and id in sums]
    return any(frame_of(record.claim).adds_nothing_to(frame_of(whole.claim)) for whole in wholes)


@dataclass(frozen=True, slots=True)
class SumFindings:
    """`together`: what judgements on two sums come to; `with_events`: for each party of sums (or sum) the events'
    claims judged to be of it or not, and the number of the judgement, the later counting.
    """

    together: Findings
    with_events: Mapping[str, Mapping[str, tuple[int, bool]]]

    def party(self, sum: str) -> str:
        return self.together.party.get(sum, sum)

    def holds(self, sums: Iterable[str], events: Iterable[str]) -> bool | None:
        """What the latest judgement on any of the sums and any of the events says; None where there is none."""
        wanted = set(events)
        told = [found for party in set(map(self.party, sums)) for id, found in self._on(party) if id in wanted]
        return max(told)[1] if told else None

    def events(self, sums: Iterable[str]) -> set[str]:
        return {id for party in set(map(self.party, sums)) for id, _ in self._on(party)}

    def _on(self, party: str) -> Iterable[tuple[str, tuple[int, bool]]]:
        return self.with_events.get(party, {}).items()


def find_all(
    judgements: Iterable[Judgement], events: Iterable[str], sums: Iterable[str]
) -> tuple[Findings, SumFindings]:
    """What judgements come to for events and for sums.

    A sum may hold several events, so that what is the same as a sum is not the same as each other; but what is of a
    sum and what is not are of different events.
    """
    told, known, of_sums = list(judgements), set(events), set(sums)
    together = find(told, of_sums)
    with_events: dict[str, dict[str, tuple[int, bool]]] = {}
    for number, judgement in enumerate(told):
        for sum, event in ((judgement.one, judgement.other), (judgement.other, judgement.one)):
            if sum in of_sums and event in known:
                with_events.setdefault(together.party.get(sum, sum), {})[event] = number, judgement.same
    implied = [apart for on in with_events.values() for apart in _apart(on)]
    in_order = sorted([*enumerate(told), *implied], key=lambda pair: pair[0])
    return find((judgement for _, judgement in in_order), known), SumFindings(together, with_events)


def _apart(on: Mapping[str, tuple[int, bool]]) -> Iterator[tuple[int, Judgement]]:
    for one, (earlier, of_it) in on.items():
        for other, (later, not_of_it) in on.items():
            if of_it and not not_of_it:
                yield max(earlier, later), Judgement(one, other, False)
