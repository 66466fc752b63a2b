"""What came in, what is contested, what was revised, what waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from counterclaim.web.asking import Asked, AskedNow
from counterclaim.web.catalogue import Catalogue, Entry, Turn
from counterclaim.web.finding import Order, ranked
from counterclaim.web.pages.incidents import MAP_COLUMNS
from counterclaim.web.rendering import page
from counterclaim.web.review.reasons import WORDS, Reason
from counterclaim.web.shelf import Row, Shelf
from counterclaim.web.timeline import HEIGHT, WIDTH, Timeline, timeline

router = APIRouter(include_in_schema=False)
_SHOWN = 8
_DAYS = 7


@router.get("/")
def overview(request: Request, asked: AskedNow) -> HTMLResponse:
    catalogue, shelf = asked.catalogue, asked.site.index(asked.book).shelf
    return page(
        request,
        asked,
        "overview.html",
        reports=len(asked.book.facts.reports),
        claims=len(asked.book.records),
        news=_news(catalogue),
        waiting=_waiting(asked) if asked.as_of is None else None,
        reasons=WORDS,
        days=list(islice(_days(shelf), _DAYS)),
        last=[shelf.row[filed.id] for filed in reversed(asked.book.facts.reports[-_SHOWN:])],
        most_told=ranked(catalogue, Order.MOST_TOLD)[:_SHOWN],
        map_columns=MAP_COLUMNS,
        width=WIDTH,
        height=HEIGHT,
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """Claims that wait for a person: all of them, and how many for each reason."""

    number: int
    reasons: Mapping[Reason, int]


def _waiting(asked: Asked) -> Waiting:
    """As the queue counts it for who asks; only of now: there is no queue of an earlier moment. One queue is kept, that
    of the whole book: a redacted one is as long.
    """
    book = asked.book if asked.hides is None else asked.site.keeper.book()
    queue = asked.site.desk.pile(asked.site.index(book)).seen_by(asked.person.name)
    return Waiting(len(queue.items), queue.numbers)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of publication, with what came of it."""

    day: date | None
    reports: int
    claims: int
    outlets: int


def _days(shelf: Shelf) -> Iterator[Day]:
    """The newest first."""
    for day, rows in groupby(shelf.rows, key=lambda row: row.day):
        told: Sequence[Row] = list(rows)
        yield Day(day, len(told), sum(row.claims for row in told), len({row.filed.report.outlet for row in told}))


@dataclass(frozen=True, slots=True)
class News:
    """What the incidents come to: numbers, the newest clashes and revisions, and when they began."""

    incidents: int
    contested: int
    revised: int
    unplaced: int
    clashes: Sequence[tuple[Entry, Turn]]
    revisions: Sequence[tuple[Entry, Turn]]
    timeline: Timeline | None


def _news(catalogue: Catalogue) -> News:
    """Made once a catalogue."""
    if "news" not in catalogue.kept:
        catalogue.kept["news"] = _made(catalogue)
    told: News = catalogue.kept["news"]
    return told


def _made(catalogue: Catalogue) -> News:
    entries = catalogue.entries
    return News(
        incidents=len(entries),
        contested=sum(entry.row.contested for entry in entries),
        revised=sum(entry.revision is not None for entry in entries),
        unplaced=sum(entry.place is None for entry in entries),
        clashes=_newest(entries, lambda entry: entry.clash),
        revisions=_newest(entries, lambda entry: entry.revision),
        timeline=timeline(entries),
    )


def _newest(entries: Sequence[Entry], turn_of: Callable[[Entry], Turn | None]) -> Sequence[tuple[Entry, Turn]]:
    found = [(entry, turn) for entry in entries if (turn := turn_of(entry)) is not None]
    found.sort(key=lambda told: (told[1].day or date.min, told[0].id), reverse=True)
    return tuple(found[:_SHOWN])
