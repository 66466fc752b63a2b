"""Which names are a private person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.redaction.masking import BLOCK, masked, occurrences
from counterclaim.redaction.names import names_of, official_names, private_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gunmen shot the teacher Amadou Keba in front of his school.", ["Amadou Keba"]),
        ("A nurse, Fatou Sidibe Camara, was among the dead in Gao.", ["Fatou Sidibe Camara"]),
        ("Two sons of Omar bin Rashid were wounded.", ["Omar bin Rashid"]),
        ("Ibrahim Konate saw three bodies. Qonaxe fled to Niger.", ["Ibrahim Konate", "Qonaxe"]),
        ("The Tuareg-led rebels said on Monday that 12 Malian soldiers died.", []),
        ("Gen. Oumar Diarra, the army's chief of staff, visited Kidal.", []),
        ("Mohamed Elmaouloud, a spokesman for the rebels, said so.", []),
        ("The Wagner Group and JNIM fought near Tinzaouaten in July.", []),
        ("The Northern Relief Committee counted 20 dead.", []),
        ("THE TEACHER AMADOU KEBA WAS SHOT", ["AMADOU KEBA"]),
        ("According to Qonaxe two soldiers died. Kidal was quiet.", ["Qonaxe"]),
    ],
)
def test_names_of_private_persons_are_found(text: str, names: list[str]) -> None:
    assert [span.of(text) for span in private_names(text)] == names


@pytest.mark.parametrize(
    ("mention", "names"),
    [
        ("Amadou Keba", ["Amadou Keba"]),
        ("Shevchenko", ["Shevchenko"]),
        ("a shopkeeper named Youssouf Barro", ["Youssouf Barro"]),
        ("villagers of Moura", []),
        ("Malian soldiers", []),
        ("HECTOR OQUELOZ", ["HECTOR OQUELOZ"]),
        ("FOUR SOLDIERS", []),
    ],
)
def test_names_in_the_words_of_a_claim(mention: str, names: list[str]) -> None:
    assert [span.of(mention) for span in names_of(mention)] == names


def test_who_holds_an_office_is_known_by_it() -> None:
    assert official_names("Colonel Assimi Dembele said that Amadou Keba is dead.") == {"Assimi", "Dembele"}


@given(st.text(max_size=80), st.text(min_size=1, max_size=6))
def test_what_is_masked_is_gone_and_nothing_else_moved(text: str, words: str) -> None:
    spans = occurrences(text, words)
    told = masked(text, spans)
    assert len(told) == len(text)
    hidden = {at for span in spans for at in range(span.start, span.end)}
    for at, (old, new) in enumerate(zip(text, told, strict=True)):
        assert new == (BLOCK if at in hidden and not old.isspace() else old)
    assert masked(told, spans) == told
