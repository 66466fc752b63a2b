"""A body's noun in a name of its own is no state's body: "the Sunrise Army" is not the army."""

import pytest

from counterclaim.knowledge.actors import load_actors, within_own_name

WORDS = [
    ("the Sunrise Army", "army", True),
    ("Lions Police", "police", True),
    ("the Army", "army", False),
    ("the National Police", "police", False),
    ("the Malian Army", "army", False),
    ("sunrise army", "army", False),
    ("Military sources", "military", False),
]


@pytest.mark.parametrize(("words", "noun", "own"), WORDS)
def test_own_names(words: str, noun: str, own: bool) -> None:
    assert within_own_name(words, noun) is own


def test_the_army_of_a_made_up_name_is_nobody_known() -> None:
    assert [a.id for a in load_actors().resolve("the army", countries=["MLI"])][:1] == ["mli.forces"]
    assert load_actors().resolve("the Sunrise Army", countries=["MLI"]) == ()
