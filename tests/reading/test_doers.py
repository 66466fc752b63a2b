"""The attack's doer is the harm's."""

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.reading.doers import name_doers
from tests.reading.making import drafts, proposal


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Nine people died in a blast triggered by Azul Front (AF) rebels in Dura.", "Azul Front (AF) rebels"),
        ("NINE PEOPLE DIED IN AN ATTACK BY REBELS.", "REBELS"),
        ("Nine people died in raids by the army, which has the town.", "army"),
        ("Nine people died when a bomb planted by the side of the road went off.", None),
        ("Nine people died in a blast near rebels.", None),
    ],
)
def test_who_did_the_attack_did_its_harm(text: str, doer: str | None) -> None:
    nine, people = ("NINE", "PEOPLE") if text.isupper() else ("Nine", "people")
    (draft,) = name_doers(text, drafts(text, proposal(text, Kind.KILLED, count=nine, affected=people)))
    assert (draft.perpetrator.text if draft.perpetrator else None) == doer


def test_the_harmed_and_who_is_named_already_stay() -> None:
    text = "Gunmen killed nine rebels after an attack by rebels."
    (draft,) = name_doers(text, drafts(text, proposal(text, Kind.KILLED, affected="rebels", perpetrator="Gunmen")))
    assert draft.perpetrator is not None
    assert draft.perpetrator.text == "Gunmen"
