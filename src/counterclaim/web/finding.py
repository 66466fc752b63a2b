"""Incidents as the list's address asks for them, and what could be asked for besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from fastapi import HTTPException, Query

from counterclaim.claims.kinds import Kind
from counterclaim.intake.dates import parse_date
from counterclaim.knowledge.countries import country_name
from counterclaim.knowledge.folding import plain
from counterclaim.web.catalogue import Entry


class Order(StrEnum):
    """How a list is sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"
    DEADLIEST = "deadliest"
    MOST_TOLD = "most-told"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the listed incidents must have; empty asks for nothing. `country` is a code, `actor` a side's key,
    `review` is open, decided or obsolete; `words` must all stand in one sentence.
    """

    country: str = ""
    actor: str = ""
    kind: str = ""
    year: str = ""
    first: date | None = None
    last: date | None = None
    contested: str = ""
    grade: str = ""
    review: str = ""
    words: str = ""
    order: Order = Order.NEWEST


def wish(
    country: Annotated[str, Query(max_length=3, description="ISO 3166 code of two letters.")] = "",
    actor: Annotated[str, Query(max_length=200, description="Key of a side, as in `sides`.")] = "",
    kind: Annotated[str, Query(max_length=20, description="A kind of claim that it has.")] = "",
    year: Annotated[str, Query(max_length=4, description="Of its first day.")] = "",
    first: Annotated[str, Query(alias="from", max_length=10, description="No incident that ended before.")] = "",
    last: Annotated[str, Query(alias="to", max_length=10, description="No incident that began later.")] = "",
    contested: Annotated[str, Query(max_length=3, description="yes or no.")] = "",
    grade: Annotated[str, Query(max_length=20, description="Airwars's grade.")] = "",
    review: Annotated[str, Query(max_length=10, description="open, decided or obsolete.")] = "",
    words: Annotated[str, Query(alias="q", max_length=300, description="Words of one sentence of its claims.")] = "",
    order: Annotated[Order, Query(alias="sort", description="The order of the list.")] = Order.NEWEST,
) -> Wish:
    """A dependency: the wish of an address. Raises 400 for a day that is none."""
    try:
        begin, end = (parse_date(told) if told else None for told in (first, last))
    except ValueError as error:
        raise HTTPException(400, str(error)) from None
    return Wish(country, actor, kind, year, begin, end, contested, grade, review, words, order)


def listed(entries: Sequence[Entry], sought: Wish) -> list[Entry]:
    """The entries that have all that is asked for, in the order that is asked for."""
    tests = [test for _, test in _tests(sought)]
    found = [entry for entry in entries if all(test(entry) for test in tests)]
    return sorted(found, key=_ORDERS[sought.order])


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


def _tests(sought: Wish) -> Iterator[tuple[str, Callable[[Entry], bool]]]:
    """Each with the name of what it asks, the cheap ones first."""
    if sought.country:
        yield "country", lambda e: e.country == sought.country.upper()
    if sought.contested:
        yield "contested", lambda e: e.row.contested is (sought.contested == "yes")
    if sought.grade:
        yield "grade", lambda e: e.grade == sought.grade
    if sought.kind:
        yield "kind", lambda e: any(kind.value == sought.kind for kind in e.row.about.kinds)
    if sought.year:
        yield "year", lambda e: str(e.row.about.day.year) == sought.year
    if sought.review:
        yield "review", lambda e: sought.review in _reviews(e)
    if sought.first or sought.last:
        yield "days", lambda e: _within(e, sought.first or date.min, sought.last or date.max)
    if sought.actor:
        yield "actor", lambda e: sought.actor in e.actors
    if words := plain(sought.words).split():
        yield "words", lambda e: any(all(word in sentence for word in words) for sentence in e.sentences)


def _within(entry: Entry, first: date, last: date) -> bool:
    about = entry.row.about
    if about.when is not None:
        return about.when.first <= last and first <= about.when.last
    return about.published is not None and about.published[0] <= last and first <= about.published[1]


def _reviews(entry: Entry) -> Iterator[str]:
    if entry.open:
        yield "open"
    if entry.open < len(entry.row.incident.records):
        yield "decided"
    if entry.obsolete:
        yield "obsolete"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be asked for, in words, and how many incidents of the list have it."""

    value: str
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Facet:
    """`field` is the name in the address; `chosen` its value there."""

    field: str
    title: str
    chosen: str
    choices: tuple[Choice, ...]


def facets(entries: Sequence[Entry], sought: Wish) -> list[Facet]:
    """For each field its values among the incidents that have everything else that is asked for."""
    found = []
    for field, title, values in _FACETS:
        besides: dict[str, Any] = {field: "", "order": Order.OLDEST}
        among = listed(entries, replace(sought, **besides))
        found.append(_facet(field, title, getattr(sought, field), among, values))
    return found


def _facet(
    field: str, title: str, chosen: str, among: Iterable[Entry], values: Callable[[Entry], Iterable[tuple[str, str]]]
) -> Facet:
    numbers: Counter[tuple[str, str]] = Counter()
    for entry in among:
        numbers.update(set(values(entry)))
    in_order = sorted(numbers.items(), key=lambda told: (told[0][0] != chosen, -told[1], told[0][1]))
    choices = (Choice(value, words, number) for (value, words), number in in_order[:_MOST_CHOICES])
    return Facet(field, title, chosen, tuple(choices))


_MOST_CHOICES = 12


def _countries(entry: Entry) -> Iterable[tuple[str, str]]:
    return [(entry.country, country_name(entry.country) or entry.country)] if entry.country else []


def _years(entry: Entry) -> Iterable[tuple[str, str]]:
    day = entry.row.about.day
    return [(str(day.year), str(day.year))] if day != date.max else []


_FACETS: tuple[tuple[str, str, Callable[[Entry], Iterable[tuple[str, str]]]], ...] = (
    ("country", "Country", _countries),
    ("actor", "Actor", lambda e: e.actors.items()),
    ("kind", "Kind", lambda e: [(kind.value, kind.value) for kind in e.row.about.kinds if kind in Kind]),
    ("year", "Year", _years),
    ("contested", "Contested", lambda e: [("yes", "contested")] if e.row.contested else [("no", "not contested")]),
    ("grade", "Grade (Airwars)", lambda e: [(e.grade, e.grade)] if e.grade else []),
    ("review", "Review", lambda e: [(state, state) for state in _reviews(e)]),
)
