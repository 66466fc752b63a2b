"""What count wordings commit to, by the table of codebook section 3."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.claims.span import Span
from counterclaim.reading.counts import find_counts, read_count
from counterclaim.reading.lexicon import load_table

SHARED = Path(__file__).parents[2].parent / "shared"


def _wordings() -> list[tuple[str, bool, int | None, int | None, str | None]]:
    lines = Path(__file__).with_name("count_wordings.txt").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if not line.startswith("#")]
    return [
        (
            words.removeprefix("~ "),
            words.startswith("~"),
            _open(low),
            _open(high),
            None if word == "-" else word,
        )
        for words, low, high, word in rows
    ]


def _open(cell: str) -> int | None:
    return None if cell == "-" else int(cell)


@pytest.mark.parametrize(("wording", "approximate", "low", "high", "word"), _wordings())
def test_wording(wording: str, approximate: bool, low: int | None, high: int | None, word: str | None) -> None:
    count = read_count(wording)
    assert (count.low, count.high, count.word, count.approximate) == (low, high, word, approximate)
    assert (count.text, count.span) == (wording, None)


# sentence | the counts in it
SENTENCES = [
    ("At least 84 fighters and 47 soldiers were killed.", ["At least 84", "47"]),
    ("A convoy lost between 10 and 15 vehicles.", ["A", "between 10 and 15"]),
    ("Dozens died and several hundred fled.", ["Dozens", "several hundred"]),
    ("Seven of them, including three children, were buried.", ["Seven", "three"]),
    ("NO CASUALTIES WERE REPORTED.", ["NO"]),
    ("The army suffered heavy losses.", ["heavy"]),
    ("The driver lifted a heavy stone.", ["a"]),
    ("They seized a significant quantity of ammunition.", ["a significant quantity of"]),
    ("An unspecified number of rebels surrendered.", ["An unspecified number of"]),
    ("Twenty-five houses burned.", ["Twenty-five"]),
    ("More than 2000 people fled.", ["More than 2000"]),
    ("On 29 July 2024 two soldiers died.", ["two"]),
    ("On July 29, 12 soldiers died.", ["12"]),
    ("On 29/7/2024 three died, and on 2024-07-30 four.", ["three", "four"]),
    ("The attack began around 7:15 p.m. and at approximately 1500 GMT.", []),
    ("At 0200 the post was shelled.", []),
    ("In 2012 the war began; by 2013, 90 villages were empty.", ["90"]),
    ("Musa Keita, 34, and Awa Diarra (22) were wounded.", []),
    ("A man aged 41 and a 16-year-old girl died.", ["A", "a"]),
    ("The raid cost $5 million and 300 euros.", []),
    ("About 60 percent of the town was burned.", []),
    ("They walked 12 km, some 450 kilometres from the capital.", []),
    ("He ruled for two years and a few months.", []),
    ("It was the 12th raid with a .50 calibre gun, AK-47 rifles and 9 mm rounds.", ["a"]),
    ("Call 555-0199 or come to 12 Baker Street, the 4300 block of Main.", []),
    ("A five-member crew fled.", ["A"]),
    ("Two night guards and two second lieutenants died; 12 won medals.", ["Two", "two", "12"]),
    ("The 3,000-pound bomb left 12 dead.", ["12"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_find(sentence: str, expected: list[str]) -> None:
    assert [span.of(sentence) for span in find_counts(sentence, 0, len(sentence))] == expected


def test_find_within_a_stretch() -> None:
    text = "Nine died. Ten fled. Eleven stayed."
    assert [span.of(text) for span in find_counts(text, 11, 20)] == ["Ten"]


@given(st.integers(0, 10**12 - 1))
def test_numerals_read_back(number: int) -> None:
    for wording in (f"{number}", f"{number:,}"):
        count = read_count(wording)
        assert (count.low, count.high) == (number, number)


@given(st.integers(1, 999_999))
def test_words_read_back(number: int) -> None:
    count = read_count(_in_words(number))
    assert (count.low, count.high) == (number, number)


_NUMBERS = load_table("number_words")
_ONES: list[str] = ["zero", *_NUMBERS["units"], *_NUMBERS["teens"]]
_TENS: list[str] = ["", "", *(word for word in _NUMBERS["tens"] if word != "fourty")]


def _in_words(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{_ONES[number // 100]} hundred" + (f" and {_in_words(number % 100)}" if number % 100 else "")
    return f"{_in_words(number // 1000)} thousand" + (f" {_in_words(number % 1000)}" if number % 1000 else "")


@given(
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.sampled_from(["between {} and {}", "{} to {}", "{}-{}", "{} or {}"]),
)
def test_ranges_are_in_order(one: int, other: int, wording: str) -> None:
    count = read_count(wording.format(one, other))
    assert (count.low, count.high) == (min(one, other), max(one, other))


_PIECES = st.sampled_from(
    [
        "at least",
        "about",
        "no more than",
        "84",
        "1,2",
        "9" * 400,
        "dozen",
        "million",
        "a",
        "and",
        "of",
        "-",
        ".",
        "(",
        "ſome",
        "ıı",
    ]
)


@given(st.text() | st.lists(_PIECES, max_size=12).map(" ".join))
def test_any_text_is_read(text: str) -> None:
    count = read_count(text)
    assert count.low is None or count.high is None or count.low <= count.high
    assert count.word is None or (count.low is None and count.high is None)


@given(st.text() | st.lists(_PIECES, max_size=12).map(" ".join), st.data())
def test_counts_lie_inside_and_apart(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = find_counts(text, start, end)
    assert all(Span(start, end).contains(span) and len(span) > 0 for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.skipif(not SHARED.exists(), reason="annotated reports are not at hand")
def test_agrees_with_the_annotated_reports() -> None:
    paths = sorted((SHARED / "train").glob("*.jsonl"))
    reports = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    counts = [claim["count"] for report in reports for claim in report["claims"] if (claim["count"] or {}).get("text")]
    agreed = [c for c in counts if _bounds(c["text"]) == (c["low"], c["high"], c["word"])]
    assert len(agreed) / len(counts) >= 0.985


def _bounds(wording: str) -> tuple[int | None, int | None, str | None]:
    count = read_count(wording)
    return count.low, count.high, count.word
