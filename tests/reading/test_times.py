"""What time words name, seen from the day of publication (codebook sections 7 and 10)."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.claims.interval import Interval
from counterclaim.claims.span import Span
from counterclaim.reading.times import find_times, resolve_time

SHARED = Path(__file__).parents[2].parent / "shared"
FRIDAY = date(2024, 8, 2)


def _rows(name: str) -> list[tuple[str, ...]]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("sentence", "words", "first", "last", "precision"), _rows("time_wordings.txt"))
def test_days(sentence: str, words: str, first: str, last: str, precision: str) -> None:
    found = find_times(sentence, 0, len(sentence))[0]
    assert (found.text, found.span.of(sentence)) == (words, words)
    interval = resolve_time(found, FRIDAY)
    assert interval == Interval(date.fromisoformat(first), date.fromisoformat(last), int(precision), found.span, words)


@pytest.mark.parametrize(("sentence", "first", "last"), _rows("time_wordings_undated.txt"))
def test_days_without_the_day_of_publication(sentence: str, first: str, last: str) -> None:
    interval = resolve_time(find_times(sentence, 0, len(sentence))[0], None)
    assert (str(interval.first), str(interval.last)) == (first, last) if interval else first == "-"


@pytest.mark.parametrize(
    "sentence",
    [
        "Troops may have fled and may return.",
        "THEY MARCH AND MAY BE KILLED.",
        "The paper said The Sun sat on the story.",
        "They seized 2012 rifles.",
        "The 14th Brigade and the 19 April Movement fought.",
        "He is 34 and fired 12 rounds.",
    ],
)
def test_no_time(sentence: str) -> None:
    assert find_times(sentence, 0, len(sentence)) == []


def test_several_times_of_a_sentence() -> None:
    sentence = "Two died on Monday, four on 30 July and nine last week."
    assert [t.text for t in find_times(sentence, 0, len(sentence))] == ["Monday", "30 July", "last week"]


def test_no_event_lies_after_the_report() -> None:
    for sentence in (
        "This week two died.",
        "In August two died.",
        "This year two died.",
        "In 2024 two died.",
    ):
        interval = resolve_time(find_times(sentence, 0, len(sentence))[0], FRIDAY)
        assert interval is not None and interval.last == FRIDAY


_WORDS = (
    "since|between|and|to|last|the|29|31|2024|99|Feb.|May|ſunday|weeks ago|early|999 decades ago|winter|next"
    "|weekend|the first|months of|-|,|fall|Monday|13/13/2024|in|year|of"
)
_PIECES = st.sampled_from(_WORDS.split("|"))
_TEXTS = st.text() | st.lists(_PIECES, max_size=12).map(" ".join)


@given(_TEXTS, st.none() | st.dates(), st.data())
def test_any_text_is_read(text: str, anchor: date | None, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = find_times(text, start, end)
    for words in found:
        assert Span(start, end).contains(words.span) and words.span.of(text) == words.text
        interval = resolve_time(words, anchor)
        assert interval is None or interval.first <= interval.last
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_dates_read_back(day: date) -> None:
    for form in ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d %b %y"):
        words = day.strftime(form)
        interval = resolve_time(find_times(words, 0, len(words))[0], None)
        assert interval is not None and (interval.first, interval.last) == (day, day)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 300))
def test_a_yearless_date_is_the_latest_past_one(anchor: date, back: int) -> None:
    day = date.fromordinal(anchor.toordinal() - back)
    words = day.strftime("%d %B")
    interval = resolve_time(find_times(words, 0, len(words))[0], anchor)
    assert interval is not None and interval.first == day


@pytest.mark.skipif(not SHARED.exists(), reason="annotated reports are not at hand")
@pytest.mark.parametrize(("name", "share"), [("gva", 0.83), ("muc", 0.89), ("timebank", 0.8)])
def test_finds_the_times_of_the_annotated_reports(name: str, share: float) -> None:
    """A time that was named so far in the report covers half or more of the claim's."""
    lines = (SHARED / "train" / f"{name}.jsonl").read_text("utf-8").splitlines()
    hits = [hit for line in lines for hit in _hits(json.loads(line))]
    assert sum(hits) / len(hits) >= share


def _hits(report: dict) -> list[bool]:  # type: ignore[type-arg]
    anchor = date.fromisoformat(report["published"]) if report["published"] else None
    named = [resolve_time(words, anchor) for words in find_times(report["text"], 0, len(report["text"]))]
    timed = [claim for claim in report["claims"] if claim["time"] and claim["time"]["from"] and claim["time"]["to"]]
    return [any(_agree(i, c["time"]) for i in named if i and i.span and i.span.start < c["end"]) for c in timed]


def _agree(interval: Interval, gold: dict[str, str]) -> bool:
    first, last = date.fromisoformat(gold["from"]).toordinal(), date.fromisoformat(gold["to"]).toordinal()
    own_first, own_last = interval.first.toordinal(), interval.last.toordinal()
    shared = max(0, min(last, own_last) - max(first, own_first) + 1)
    return 2 * shared >= (last - first + 1) + (own_last - own_first + 1) - shared
