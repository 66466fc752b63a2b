"""A report is cut where its sentences end, and nowhere else."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.claims.report import Region
from counterclaim.claims.span import Span
from counterclaim.reading.sentences import LONGEST, split_sentences

CASES = {
    "two sentences": ("The army left. The rebels stayed.", ["The army left.", "The rebels stayed."]),
    "an initial and a title": (
        "Col. A. Keita of the U.N. force died. Two others live.",
        ["Col. A. Keita of the U.N. force died.", "Two others live."],
    ),
    "a headline without a full stop": (
        "Blast kills 12 in Gao\n\nThe army said so.",
        ["Blast kills 12 in Gao", "The army said so."],
    ),
    "lines that are paragraphs": ("Twelve died\nNine were hurt", ["Twelve died", "Nine were hurt"]),
    "glued by a page": ("Police arrived.Officers found two bodies.", ["Police arrived.", "Officers found two bodies."]),
    "behind a monitor's mark": (
        "LIMA, 3 MAY 89 -- [TEXT] TWO POLICEMEN DIED. ONE FLED.",
        ["LIMA, 3 MAY 89 -- [TEXT]", "TWO POLICEMEN DIED.", "ONE FLED."],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_cut(text: str, expected: list[str]) -> None:
    assert [s.of(text) for s in split_sentences(text)] == expected


def test_full_lines_are_one_paragraph() -> None:
    line = "the patrol was on its way back from the northern market town when the"
    text = "\n".join([line] * 6) + " mine went off."
    assert len(split_sentences(text)) == 1


def test_excluded_regions_are_left_out() -> None:
    text = "Three died. You may also read: Nine dead in Gao. Two fled."
    teaser = Span(12, 48)
    told = split_sentences(text, [Region(teaser, "teaser")])
    assert [s.of(text) for s in told] == ["Three died.", "Two fled."]


@given(st.text(alphabet="aB .!?\n\"'1é,"), st.integers(0, 30), st.integers(0, 30))
def test_sentences_lie_in_order_and_outside_of_excluded_regions(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    region = Region(Span(start, end), "teaser")
    spans = split_sentences(text, [region])
    assert all(x.end <= y.start for x, y in itertools.pairwise(spans))
    assert all(s.of(text) == s.of(text).strip() != "" for s in spans)
    assert not any(s.overlaps(region.span) for s in spans)


@given(st.text(alphabet="aB .\n"))
def test_every_word_is_in_a_sentence(text: str) -> None:
    covered = {i for s in split_sentences(text) for i in range(s.start, s.end)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())


def test_a_line_without_an_end_is_cut_at_white_space() -> None:
    text = "word " * 20_000
    spans = split_sentences(text)
    assert max(map(len, spans)) <= LONGEST
    assert all(s.of(text).endswith("word") for s in spans)
