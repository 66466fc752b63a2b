"""Incidents as the list's address asks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Annotated

from fastapi import Query

from counterclaim.knowledge.folding import plain
from counterclaim.web.asking import days_of
from counterclaim.web.catalogue import UNKNOWN, Catalogue, Entry


class Order(StrEnum):
    """How a list is sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"
    DEADLIEST = "deadliest"
    MOST_TOLD = "most-told"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the listed incidents must have; empty asks for nothing. `country` is a code, `actor` a side's key, `begun` a
    year, a month or a week (2024, 2024-07, 2024-W30), `review` is open, decided or obsolete; `words` must all stand in
    one sentence.
    """

    country: str = ""
    actor: str = ""
    kind: str = ""
    begun: str = ""
    first: date | None = None
    last: date | None = None
    contested: str = ""
    grade: str = ""
    review: str = ""
    placed: str = ""
    revised: str = ""
    words: str = ""
    order: Order = Order.NEWEST


def wish(
    country: Annotated[str, Query(max_length=3, description="ISO 3166 code of two letters.")] = "",
    actor: Annotated[str, Query(max_length=200, description="Key of a side, as in `sides`.")] = "",
    kind: Annotated[str, Query(max_length=20, description="A kind of claim that it has.")] = "",
    begun: Annotated[
        str,
        Query(max_length=8, description="Year, month or week of its first day: 2024, 2024-07, 2024-W30; or unknown."),
    ] = "",
    first: Annotated[str, Query(alias="from", max_length=10, description="No incident that ended before.")] = "",
    last: Annotated[str, Query(alias="to", max_length=10, description="No incident that began later.")] = "",
    contested: Annotated[str, Query(max_length=3, description="yes or no.")] = "",
    grade: Annotated[str, Query(max_length=20, description="Airwars's grade.")] = "",
    review: Annotated[str, Query(max_length=10, description="open, decided or obsolete.")] = "",
    placed: Annotated[str, Query(max_length=3, description="yes or no: whether it has coordinates.")] = "",
    revised: Annotated[str, Query(max_length=3, description="yes or no: whether a claimant changed a figure.")] = "",
    words: Annotated[str, Query(alias="q", max_length=300, description="Words of one sentence of its claims.")] = "",
    order: Annotated[Order, Query(alias="sort", description="The order of the list.")] = Order.NEWEST,
) -> Wish:
    """A dependency: the wish of an address. Raises 400 for a day that is none."""
    begin, end = days_of(first, last)
    return Wish(
        country.upper(), actor, kind, begun, begin, end, contested, grade, review, placed, revised, words, order
    )


@dataclass(frozen=True, slots=True)
class Found:
    """`entries` have all that is asked for; `nearly` those that lack one thing alone, by the name of that."""

    entries: Sequence[Entry]
    nearly: Mapping[str, Sequence[Entry]]


def found(catalogue: Catalogue, sought: Wish) -> Found:
    """In the order asked for; each incident is looked at once, and no further than the second thing that it lacks."""
    tests = list(_tests(sought))
    in_order = ranked(catalogue, sought.order)
    if not tests:
        return Found(in_order, {})
    entries, nearly = list[Entry](), defaultdict[str, list[Entry]](list)
    for entry in in_order:
        lacking = list(_lacked(entry, tests))
        if not lacking:
            entries.append(entry)
        elif len(lacking) == 1:
            nearly[lacking[0]].append(entry)
    return Found(entries, nearly)


def listed(entries: Sequence[Entry], sought: Wish) -> list[Entry]:
    """The entries that have all that is asked for, in the order that is asked for."""
    tests = [test for _, test in _tests(sought)]
    return sorted((e for e in entries if all(test(e) for test in tests)), key=_ORDERS[sought.order])


def ranked(catalogue: Catalogue, order: Order) -> Sequence[Entry]:
    """All incidents in that order."""
    if order not in catalogue.kept:
        catalogue.kept[order] = tuple(sorted(catalogue.entries, key=lambda entry: _key(entry, order)))
    told: Sequence[Entry] = catalogue.kept[order]
    return told


def _key(entry: Entry, order: Order) -> tuple[object, ...]:
    found: tuple[object, ...] | None = entry.keys.get(order)
    if found is None:
        found = entry.keys[order] = _ORDERS[order](entry)
    return found


Test = Callable[[Entry], bool]
_MOST_LACKED = 2


def _lacked(entry: Entry, tests: Sequence[tuple[str, Test]]) -> Iterator[str]:
    """The names of what it lacks, at most two."""
    return islice((name for name, test in tests if not test(entry)), _MOST_LACKED)


_LAST_DAY = date.max.toordinal()


def _day(entry: Entry) -> int:
    return entry.row.about.day.toordinal()


_ORDERS: dict[Order, Callable[[Entry], tuple[object, ...]]] = {
    Order.NEWEST: lambda e: (_day(e) == _LAST_DAY, -_day(e), e.id),
    Order.OLDEST: lambda e: (_day(e), e.id),
    Order.DEADLIEST: lambda e: (-(e.row.killed[1] or e.row.killed[0] or 0), -(e.row.killed[2] or 0), _day(e), e.id),
    Order.MOST_TOLD: lambda e: (-e.row.copies.origins, -len(e.row.incident.records), _day(e), e.id),
    Order.DOUBTFUL: lambda e: (-e.doubt, _day(e), e.id),
}


def _tests(sought: Wish) -> Iterator[tuple[str, Test]]:
    """Each with the name of what it asks, the cheap ones first."""
    if sought.country:
        yield "country", lambda e: e.country == sought.country
    if sought.contested:
        yield "contested", lambda e: e.row.contested is (sought.contested == "yes")
    if sought.grade:
        yield "grade", lambda e: e.grade == sought.grade
    if sought.revised:
        yield "revised", lambda e: (e.revision is not None) is (sought.revised == "yes")
    if sought.placed:
        yield "placed", lambda e: (e.place is not None) is (sought.placed == "yes")
    if sought.kind:
        yield "kind", lambda e: sought.kind in e.row.about.kinds
    if sought.begun:
        yield "begun", lambda e: _has_begun(e, sought.begun)
    if sought.review:
        yield "review", lambda e: sought.review in e.reviews
    if sought.first or sought.last:
        yield "days", lambda e: _within(e, sought.first or date.min, sought.last or date.max)
    if sought.actor:
        yield "actor", lambda e: sought.actor in e.actors
    if words := plain(sought.words).split():
        yield "words", lambda e: _tells(e, words)


def _has_begun(entry: Entry, when: str) -> bool:
    day = entry.row.about.day
    if day == date.max:
        return when == UNKNOWN
    return day.isoformat().startswith(when) or ("W" in when and week_of(day) == when)


def week_of(day: date) -> str:
    """2024-W30, as ISO 8601 counts weeks."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _within(entry: Entry, first: date, last: date) -> bool:
    about = entry.row.about
    if about.when is not None:
        return about.when.first <= last and first <= about.when.last
    return about.published is not None and about.published[0] <= last and first <= about.published[1]


def _tells(entry: Entry, words: Sequence[str]) -> bool:
    if not all(word in entry.text for word in words):
        return False
    return len(words) == 1 or any(all(word in sentence for word in words) for sentence in entry.sentences)
