"""A long report in parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.web.coding.parts import PART, WHOLE, parts_of

LETTERS = st.sampled_from(["a", "word ", "A sentence ends. ", "A line.\n", "A paragraph.\n\n"])


@given(st.lists(st.tuples(LETTERS, st.integers(1, 30_000)), max_size=6))
def test_parts_are_the_whole_text_and_none_is_too_long(stretches: list[tuple[str, int]]) -> None:
    text = "".join(words * (length // len(words)) for words, length in stretches)
    parts = parts_of(text)
    assert "".join(part.span.of(text) for part in parts) == text
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert len(text) <= WHOLE or max(len(part.span) for part in parts) <= PART


@pytest.mark.parametrize("end", ["\n\n", "\n", ". ", " "])
def test_a_part_ends_where_words_do(end: str) -> None:
    text = ("x" * 999 + end) * 70
    assert all(part.span.of(text).endswith(end) for part in parts_of(text))


def test_what_fits_on_a_page_is_one_part() -> None:
    assert len(parts_of("x" * WHOLE)) == 1
