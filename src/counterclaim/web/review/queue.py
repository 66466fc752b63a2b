"""What waits, in the order in which it is looked at: pure functions of what is known."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from counterclaim.claims.record import Record
from counterclaim.ledger.decision import Decision
from counterclaim.web.review.reasons import RANK, Reason

PAUSE = timedelta(hours=1)
"""Between two decisions of a person, what makes them two visits."""
Place = tuple[int, float, str, str, int, str]
"""What the queue is sorted by."""


@dataclass(frozen=True, slots=True)
class Item:
    """A claim that waits; `incident` is the id of the one that it tells of, or is a sum over."""

    record: Record
    incident: str
    reasons: tuple[Reason, ...]
    place: Place

    @property
    def id(self) -> str:
        return self.record.id


def item(record: Record, incident: str, reasons: tuple[Reason, ...]) -> Item:
    return Item(record, incident, reasons, place_of(record, incident, reasons))


def place_of(record: Record, incident: str, reasons: Sequence[Reason]) -> Place:
    """Claims of one incident together and the newest report's first; those that wait for doubt alone by their doubt."""
    first = reasons[0] if reasons else Reason.OPEN
    source = record.source
    by_doubt = first in (Reason.UNSURE, Reason.OPEN)
    number = record.claim.confidence if by_doubt else -float(source.published.toordinal() if source.published else 0)
    return RANK[first], number, incident, source.report_id, record.claim.span.start, record.id


@dataclass(frozen=True, slots=True)
class Sought:
    """What of the queue is asked for; empty asks for nothing. `incidents` are ids, None for any; `without` are the ids
    of reports that are left out.
    """

    reason: str = ""
    report: str = ""
    incidents: frozenset[str] | None = None
    mine: frozenset[str] | None = None
    without: frozenset[str] = frozenset()


def sought_of(items: Sequence[Item], sought: Sought) -> Sequence[Item]:
    """The items that have all that is asked for, in their order."""
    if sought == Sought():
        return items
    return [each for each in items if _fits(each, sought)]


def _fits(each: Item, sought: Sought) -> bool:
    return (
        (not sought.reason or sought.reason in each.reasons)
        and (not sought.report or each.record.source.report_id.startswith(sought.report))
        and (sought.incidents is None or each.incident in sought.incidents)
        and (sought.mine is None or each.id in sought.mine)
        and each.record.source.report_id not in sought.without
    )


def since(items: Sequence[Item], new: Collection[str]) -> Sequence[Item]:
    """The queue with the claims of these reports before those that wait for no better reason."""
    if not new:
        return items
    return sorted((as_new(each, new) for each in items), key=_place)


def as_new(each: Item, new: Collection[str]) -> Item:
    """The item, which waits for its newness as well where its report is one of these."""
    if each.record.source.report_id not in new:
        return each
    told = {*each.reasons, Reason.NEW} - {Reason.OPEN}
    reasons = tuple(sorted(told, key=RANK.__getitem__))
    return replace(each, reasons=reasons, place=place_of(each.record, each.incident, reasons))


def at(items: Sequence[Item], place: Place) -> Item | None:
    """What stands there, or next behind it."""
    number = bisect_left(items, place, key=_place)
    return items[number] if number < len(items) else None


def behind(items: Sequence[Item], place: Place) -> Item | None:
    number = bisect_right(items, place, key=_place)
    return items[number] if number < len(items) else None


def patched(items: Sequence[Item], gone: Iterable[Item], fresh: Iterable[Item]) -> list[Item]:
    """The queue without some of its items, and with the fresh ones in their places."""
    kept = list(items)
    for each in gone:
        del kept[bisect_left(kept, each.place, key=_place)]
    for each in fresh:
        insort(kept, each, key=_place)
    return kept


def _place(each: Item) -> Place:
    return each.place


def numbers(items: Iterable[Item]) -> Counter[Reason]:
    """How many wait for each reason; a claim may wait for several."""
    return Counter(reason for each in items for reason in each.reasons)


def last_visit(decisions: Sequence[Decision], person: str, now: datetime) -> datetime | None:
    """When the person decided last before the visit that goes on now: a visit ends where nothing is decided for long.

    None for who never was here before.
    """
    begin = now
    for decision in reversed(decisions):
        if decision.author == person:
            if begin - decision.at > PAUSE:
                return decision.at
            begin = decision.at
    return None
