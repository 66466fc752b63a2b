"""What one report tells of one event: the unit that is compared with other reports'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.claims.record import Record
from counterclaim.linking.findings import Findings
from counterclaim.linking.frame import Frame, frame_of


@dataclass(frozen=True, slots=True)
class Account:
    """Claims of one report about one event, in the order of its text; `key` is the least of their ids."""

    key: str
    records: tuple[Record, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(record.id for record in self.records)


def account(records: Iterable[Record]) -> Account:
    told = tuple(sorted(records, key=in_text))
    return Account(min(record.id for record in told), told)


def in_text(record: Record) -> tuple[str, int, int, int, str]:
    """Sorts by report and place in its text."""
    span = record.claim.span
    return record.source.report_id, span.start, span.end, record.claim.id, record.id


def accounts(events: Iterable[Record], findings: Findings) -> list[Account]:
    """The accounts of records of events, sorted by key.

    Claims that repeat or contain each other (`same_as`, `part_of`) come together, then those that follow each other in
    the text without saying that they are of another place or time. What is judged different stays apart.
    """
    found = [account(group) for told in by_report(events).values() for group in _groups(kins(told, findings), findings)]
    return sorted(found, key=lambda a: a.key)


def by_report(records: Iterable[Record]) -> Mapping[str, Sequence[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record.source.report_id].append(record)
    return {report: sorted(told, key=in_text) for report, told in found.items()}


def torn(whole: Account, findings: Findings) -> list[Account]:
    """The account with each claim that is judged different from any other taken out of it."""
    alone = [record for record in whole.records if findings.opposed(record.id)]
    rest = [record for record in whole.records if not findings.opposed(record.id)]
    return [account([record]) for record in alone] + ([account(rest)] if rest else [])


def kins(told: Sequence[Record], findings: Findings) -> list[list[Record]]:
    """Claims with what they repeat or are part of, in the order of the text."""
    kin_of = {record.id: [record] for record in told}
    first = {record.claim.id: record.id for record in reversed(told)}
    for record in told:
        for linked in (record.claim.same_as, record.claim.part_of):
            mine = kin_of[record.id]
            other = kin_of[first[linked]] if linked in first else mine
            if other is not mine and not _clash(mine, other, findings):
                other += mine
                kin_of |= dict.fromkeys((r.id for r in mine), other)
    found = {id(kin): sorted(kin, key=in_text) for kin in kin_of.values()}
    return sorted(found.values(), key=lambda kin: in_text(kin[0]))


def _groups(told: Sequence[Sequence[Record]], findings: Findings) -> list[list[Record]]:
    """Each kin with the group told of last that it fits, wholly."""
    latest_first: list[tuple[list[Record], set[Frame]]] = []
    for kin in told:
        frames = {frame_of(record.claim) for record in kin}
        for place, (group, known) in enumerate(latest_first):
            if _fit(frames, known) and not _clash(kin, group, findings):
                latest_first.insert(0, latest_first.pop(place))
                group += kin
                known |= frames
                break
        else:
            latest_first.insert(0, (list(kin), frames))
    return [group for group, _ in latest_first]


def _fit(some: set[Frame], others: set[Frame]) -> bool:
    return all(one.fits(other) for one in some for other in others)


def _clash(some: Iterable[Record], others: Iterable[Record], findings: Findings) -> bool:
    return bool(findings.foes) and findings.clash((r.id for r in some), (r.id for r in others))
