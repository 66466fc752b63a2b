"""Short forms are exchanged for what they stand for."""

import pytest

from counterclaim.reading.antecedents import load_short_forms


@pytest.mark.parametrize("words", ["it", "It", "they", "the group", "The statement", "this ministry", "the spokesman"])
def test_short_forms(words: str) -> None:
    assert load_short_forms().stands_for_a_source(words)


@pytest.mark.parametrize("words", ["the army", "CSP", "the Islamic group", "witnesses", "group leaders", "the"])
def test_names_are_not_short_forms(words: str) -> None:
    assert not load_short_forms().stands_for_a_source(words)


@pytest.mark.parametrize("words", ["the same area", "the town", "that village", "there"])
def test_places_that_point_back(words: str) -> None:
    assert load_short_forms().stands_for_a_place(words)


@pytest.mark.parametrize("words", ["the northern border town of Tora", "Gao", "the town hall"])
def test_places_that_do_not(words: str) -> None:
    assert not load_short_forms().stands_for_a_place(words)
