"""Nobody claims what nobody did."""

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.reading.accidents import drop_accidents
from tests.reading.making import drafts, proposal


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Nine soldiers died when their helicopter crashed near Azul.", False),
        ("Nine soldiers died in a traffic accident near Azul.", False),
        ("NINE SOLDIERS DIED IN THE EARTHQUAKE.", False),
        ("Nine soldiers died of malaria in the camp.", False),
        ("Nine soldiers died when rebels shot down their helicopter, which crashed near Azul.", True),
        ("Nine soldiers died when a bomb went off and their bus overturned.", True),
        ("Nine soldiers died near Azul, where a helicopter is missing.", True),
    ],
)
def test_accidents_are_no_claims(text: str, kept: bool) -> None:
    nine, soldiers = ("NINE", "SOLDIERS") if text.isupper() else ("Nine", "soldiers")
    read = drafts(text, proposal(text, Kind.KILLED, count=nine, affected=soldiers))
    assert (drop_accidents(text, read) == read) is kept


def test_what_somebody_did_is_no_accident() -> None:
    text = "The army killed nine soldiers in a training accident."
    read = drafts(text, proposal(text, Kind.KILLED, count="nine", affected="soldiers", perpetrator="The army"))
    assert drop_accidents(text, read) == read
