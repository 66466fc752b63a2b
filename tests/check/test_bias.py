"""A reading that changes with a party's name is found out."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from counterclaim.check.bias import FIELDS, Filling, fillings, measure_bias, render_bias

SLOTS = Filling({"A": "the Malian army", "a": "Malian soldiers", "B": "Hamas", "b": "Hamas fighters", "X": "Tora"})


def test_a_reader_that_heeds_no_names_is_not_biased() -> None:
    def read(texts: Sequence[str]) -> Iterator[list[dict[str, Any]]]:
        return ([{"kind": "killed", "stance": "asserts"}] for _ in texts)

    bias = measure_bias(read)
    assert bias.sentences >= 300
    assert set(bias.changed) == set(FIELDS) and not any(bias.changed.values())


def test_a_reader_that_trusts_one_party_less_is_biased_in_that_field() -> None:
    def read(texts: Sequence[str]) -> Iterator[list[dict[str, Any]]]:
        return ([{"kind": "killed", "stance": "denies" if text.startswith("Hamas") else "asserts"}] for text in texts)

    bias = measure_bias(read)
    assert bias.changed["stance"] > 0 and bias.changed["kind"] == 0
    assert all(sentence.startswith("Hamas") for _, _, sentence in bias.examples)
    assert "Hamas" in render_bias(bias, examples=1)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The Malian army", "<A>"),
        ("Malian soldiers", "<a>"),
        ("Hamas fighters", "<b>"),
        ("Hamas", "<B>"),
        ("a doctor", "a doctor"),
        (None, None),
    ],
)
def test_names_are_read_as_their_slots(words: str | None, told: str | None) -> None:
    assert SLOTS.unfill(words) == told


def test_every_party_stands_on_both_sides() -> None:
    ways = fillings()
    assert {w.slots["A"] for w in ways} == {w.slots["B"] for w in ways}
