"""What is said of a claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_readings import TEXT, reading

from counterclaim.claims.count import Count
from counterclaim.claims.mention import Mention, ResolvedPlace
from counterclaim.claims.span import Span
from counterclaim.publishing.visible import UNSAFE, one_line, visible
from counterclaim.publishing.wording import (
    bounds_words,
    claimant_words,
    core_spans,
    count_words,
    place_words,
    report_words,
    scope_words,
    shortened,
    time_words,
)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (Count("84", None, 84, 84), "84"),
        (Count("at least 84", None, 84), "84 or more"),
        (Count("up to 50", None, None, 50), "up to 50"),
        (Count("10 to 15", None, 10, 15), "10 to 15"),
        (Count("some 1,500", None, 1500, 1500, True), "about 1,500"),
        (Count("dozens", None, word="dozen"), ""),
    ],
)
def test_bounds(count: Count, said: str) -> None:
    assert bounds_words(count) == said


def test_a_claim_is_said_field_by_field() -> None:
    guard, teacher, part = reading().claims
    assert count_words(guard) == "at least 40 (40 or more)"
    assert place_words(guard.place) == "Orsk Ford (XKX)"
    assert time_words(guard.time) == "2023-05-01 to 2023-05-10"
    assert claimant_words(teacher) == "a teacher (through state radio)"
    assert scope_words(part) == "part of claim 2"
    assert report_words(reading()) == "ford · Marra Post · published 2023-05-16 · 3 claims"


@pytest.mark.parametrize(
    ("worded", "name", "precision", "said"),
    [
        ("Gao", "Gao", 1, "Gao (Mali)"),
        ("Tin Zaouatine", "Ti-n-Zaouâtene", 1, "Tin Zaouatine (Ti-n-Zaouâtene, Mali)"),
        ("Mali", "Republic of Mali", 6, "Mali"),
    ],
)
def test_a_place_is_said_with_what_its_words_leave_out(worded: str, name: str, precision: int, said: str) -> None:
    found = ResolvedPlace(1, name, "ML", None, 0.0, 0.0, precision, 1.0)
    assert place_words(Mention(worded, Span(0, len(worded)), place=found)) == said


def test_a_sentence_is_shortened_around_the_claim() -> None:
    guard = reading().claims[0]
    words = shortened(TEXT, guard.span, core_spans(guard), 50)
    assert "at least 40 militiamen" in words
    assert words.startswith("…") and words.endswith("…") and len(words) <= 50


@given(st.text(max_size=200), st.data(), st.integers(10, 80))
def test_a_shortened_sentence_fits_its_room(text: str, data: st.DataObject, room: int) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    assert len(shortened(text, Span(0, len(text)), [Span(start, end)], room)) <= room


@given(st.text(st.characters()))
def test_nothing_unsafe_is_left_visible(text: str) -> None:
    assert not UNSAFE.search(visible(text))
    assert "\n" not in one_line(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\u202eabc", "⟨U+202E⟩abc"),
        ("\x1b[31m", "⟨U+001B⟩[31m"),
        ("\ud800", "⟨U+D800⟩"),
        ("جندي\u200cها", "جندي\u200cها"),
        ("a\tb\n", "a\tb\n"),
    ],
)
def test_unsafe_characters_have_signs(text: str, shown: str) -> None:
    assert visible(text) == shown
