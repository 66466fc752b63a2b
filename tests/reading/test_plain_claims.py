"""What the grammar alone tells, and what it leaves to the recogniser."""

import pytest

from counterclaim.claims.span import Span
from counterclaim.reading.plain_claims import add_plain_claims
from tests.reading.making import drafts

CASES = [
    # the sentence; kind, stance, claimant, perpetrator and affected of what it tells
    (
        "Neither the army nor the Front has disclosed how many men were killed.",
        ("killed", "withholds", "the army", None, "men"),
    ),
    (
        "Although neither the army nor the Front had yet given the number of troops lost, one spoke.",
        ("casualties", "withholds", "the army", None, "troops"),
    ),
    (
        "The mayor has alleged collusion between the Front and the army.",
        ("alliance", "accuses", "The mayor", "the Front", "the army"),
    ),
    (
        "It rained, but the mayor accused the Front of siding with the U.S. Army in May.",
        ("alliance", "accuses", "the mayor", "the Front", "the U.S. Army"),
    ),
    ("The mayor accused Azul of arming the Front.", ("alliance", "accuses", "The mayor", "Azul", "the Front")),
    ("The Front said that it fought alone.", ("alliance", "denies", "The Front", "The Front", None)),
    ("The Front repeatedly denied any links with Azul.", ("alliance", "denies", "The Front", "The Front", "Azul")),
    ("The Front denied any links with the murder.", None),
    ("The mayor accused Azul of supporting terrorism.", None),
    ("The mayor said that the Front fought bravely.", None),
    ("Neither the army nor the Front has said who was killed.", None),
    ("In May the mayor walked alone.", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_a_sentence_tells(text: str, expected: tuple[str | None, ...] | None) -> None:
    found = drafts(text, *add_plain_claims(text, [Span(0, len(text))], []))
    told = [
        (d.kind.value, d.stance.value, *(m.text if m else None for m in (d.claimant, d.perpetrator, d.affected)))
        for d in found
    ]
    assert told == ([expected] if expected else [])


def test_what_the_recogniser_finds_is_left_to_it() -> None:
    text = "The Front said that it fought alone."
    found = add_plain_claims(text, [Span(0, len(text))], [])
    assert add_plain_claims(text, [Span(0, len(text))], found) == found
