"""Sums to the incidents that they hold."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from counterclaim.claims.interval import Interval
from counterclaim.claims.record import Record
from counterclaim.linking.accounts import by_report, kins
from counterclaim.linking.frame import COUNTRY
from counterclaim.linking.holding import Told, holds_event, is_short, told_of
from counterclaim.linking.sums import SumFindings
from counterclaim.linking.union import Union


@dataclass(slots=True)
class Gathered:
    """What becomes an incident."""

    records: Sequence[Record]
    attached: list[Record] = field(default_factory=list)


def attach(groups: Iterable[Sequence[Record]], sums: Iterable[Record], findings: SumFindings) -> list[Gathered]:
    """The groups of records, with the sums that hold them; a sum that holds none is gathered on its own.

    A sum holds what lies in its place and its time, is of its kind and names no other side, and its own summands. A
    sum of more than 31 days, of a whole country or without place or time holds of this only what its own report tells
    of. Judgements win: what is judged the same as a sum is held by it, and what is judged different is not.
    """
    found = [Gathered(group) for group in groups]
    together = list(_together(sums, findings))
    reach = _Reach(found) if together else None
    for told in together:
        held = sorted(reach.of(told, findings)) if reach else []
        free = [number for number in held if not _clashes(told, found[number].attached, findings)]
        for number in free:
            found[number].attached += told
        if not free:
            found.append(Gathered((), list(told)))
    return found


def _clashes(told: Iterable[Record], attached: Iterable[Record], findings: SumFindings) -> bool:
    return findings.together.clash((r.id for r in told), (r.id for r in attached))


def _together(sums: Iterable[Record], findings: SumFindings) -> Iterator[list[Record]]:
    """Sums with their repetitions and parts, and those judged to be the same, in the order of their least ids."""
    known: dict[str, Record] = {}
    union = Union()
    for told in by_report(sums).values():
        for kin in kins(told, findings.together):
            for record in kin:
                known[record.id] = record
                union.add(record.id)
                union.join(kin[0].id, record.id)
    first: dict[str, str] = {}
    for id in sorted(known):
        union.join(first.setdefault(findings.party(id), id), id)
    return ([known[id] for id in ids] for ids in union.sets())


class _Reach:
    """Incidents by claim and by report, and by country in the order of their days."""

    def __init__(self, gathered: Sequence[Gathered]) -> None:
        self._groups = gathered
        self._told = [told_of(number, group.records) for number, group in enumerate(gathered)]
        self._holder = {r.id: number for number, group in enumerate(gathered) for r in group.records}
        self._by_report: dict[str, set[int]] = defaultdict(set)
        self._summed: dict[tuple[str, int], set[int]] = defaultdict(set)
        self._by_country: dict[str, list[Told]] = defaultdict(list)
        for number, group in enumerate(gathered):
            self._file(number, group.records)
        for told in self._by_country.values():
            told.sort(key=_first)

    def _file(self, number: int, records: Iterable[Record]) -> None:
        for record in records:
            self._by_report[record.source.report_id].add(number)
            if record.claim.part_of is not None:
                self._summed[record.source.report_id, record.claim.part_of].add(number)
        told = self._told[number]
        if told.place is not None and told.time is not None:
            self._by_country[told.place.country].append(told)

    def of(self, sums: Sequence[Record], findings: SumFindings) -> set[int]:
        """The numbers of the incidents that the sums hold."""
        ids = [record.id for record in sums]
        found = set(chain.from_iterable(self._within(told) for told in by_report(sums).values()))
        judged = {self._holder[id] for id in findings.events(ids)}
        verdicts = {number: findings.holds(ids, (r.id for r in self._groups[number].records)) for number in judged}
        return {number for number in found | judged if verdicts.get(number) is not False}

    def _within(self, sums: Sequence[Record]) -> Iterator[int]:
        """What the sums of one report hold by what is told."""
        whole = told_of(-1, sums)
        dated = whole.time if any(record.claim.time is not None for record in sums) else None
        report = sums[0].source.report_id
        near = [self._told[number] for number in self._by_report[report]] if report in self._by_report else []
        if whole.place is not None and whole.place.precision < COUNTRY and dated is not None and is_short(dated):
            near += self._during(whole.place.country, dated)
        yield from (told.number for told in near if holds_event(whole, dated, told))
        for record in sums:
            yield from self._summed.get((report, record.claim.id), ())

    def _during(self, country: str, time: Interval) -> Sequence[Told]:
        told = self._by_country.get(country, [])
        return told[bisect_left(told, time.first, key=_first) : bisect_right(told, time.last, key=_first)]


def _first(told: Told) -> date:
    return told.time.first if told.time is not None else date.max
