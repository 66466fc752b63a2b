"""What two say together is a claim of each."""

from dataclasses import replace

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.reading.joint_claimants import split_joint_claimants
from counterclaim.reading.recognition.proposal import Choice
from tests.reading.making import drafts, proposal

PAIRS = [
    ("Neither Mali nor Wagner has specified the number of troops lost.", "Mali", ["Mali", "Wagner"]),
    ("Neither Mali nor Wagner has specified the number of troops lost.", "Wagner", ["Mali", "Wagner"]),
    ("Both the army and the Front said troops had died.", "the army and the Front", ["the army", "the Front"]),
    ("NEITHER THE ARMY NOR THE FRONT GAVE THE NUMBER OF TROOPS LOST.", "THE ARMY", ["THE ARMY", "THE FRONT"]),
]


@pytest.mark.parametrize(("text", "claimant", "claimants"), PAIRS)
def test_each_of_a_pair_claims(text: str, claimant: str, claimants: list[str]) -> None:
    troops = "TROOPS" if text.isupper() else "troops"
    told = split_joint_claimants(text, drafts(text, proposal(text, Kind.KILLED, affected=troops, claimant=claimant)))
    assert [d.claimant and d.claimant.text for d in told] == claimants
    assert all(d.claimant and d.claimant.span.of(text) == d.claimant.text for d in told)


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Neither side has specified the number of troops lost.", "Neither side"),
        ("The army said both Gao and Kidal had lost troops.", "The army"),
        ("The army said troops had died, and neither Mali nor Wagner said why.", "The army"),
    ],
)
def test_one_claimant_stays_one(text: str, claimant: str) -> None:
    read = drafts(text, proposal(text, Kind.KILLED, affected="troops", claimant=claimant))
    assert split_joint_claimants(text, read) == read


@pytest.mark.parametrize(("stance", "claimants"), [("withholds", ["Mali", "Wagner"]), ("asserts", ["Wagner"])])
def test_who_withholds_may_be_named_again(stance: str, claimants: list[str]) -> None:
    """The recogniser points at either of two places with the same name."""
    text = "Wagner said troops died. Neither Mali nor Wagner has specified the number of troops lost."
    told = proposal(text, Kind.KILLED, affected="troops", claimant="Wagner")
    told = replace(told, fields={**told.fields, "stance": Choice(stance, 0.9)})
    split = split_joint_claimants(text, drafts(text, told))
    assert [d.claimant and d.claimant.text for d in split] == claimants


def test_who_blame_each_other_lay_the_deed_to_each_other() -> None:
    text = "The army and the Front blamed each other for the deaths of nine children."
    deed = proposal(text, Kind.RESPONSIBILITY, affected="deaths", claimant="The army")
    harm = proposal(text, Kind.KILLED, count="nine", affected="children", perpetrator="the Front")
    told = [
        (d.kind.value, d.claimant and d.claimant.text, d.perpetrator and d.perpetrator.text)
        for d in split_joint_claimants(text, drafts(text, deed, harm))
    ]
    assert told == [
        ("responsibility", "The army", "the Front"),
        ("responsibility", "the Front", "The army"),
        ("killed", None, None),
    ]
