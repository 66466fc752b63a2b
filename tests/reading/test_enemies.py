"""Who fights with somebody is not allied to him, and in a clash of two nobody says who hit the bystander."""

from dataclasses import replace

import pytest

from counterclaim.claims.kinds import Kind, Status
from counterclaim.reading.enemies import blame_neither, drop_enemies
from tests.reading.making import drafts, proposal


@pytest.mark.parametrize(
    ("text", "ally", "kept"),
    [
        ("The rebels took Azul after three days of fighting with the army.", "army", False),
        ("The rebels took Azul after they clashed with local militiamen.", "militiamen", False),
        ("THE REBELS TOOK AZUL AFTER A BATTLE WITH THE ARMY.", "ARMY", False),
        ("The rebels fight beside the army.", "army", True),
        ("The rebels are working with the army.", "army", True),
        ("After fighting with the army the rebels joined the militia.", "militia", True),
    ],
)
def test_who_is_fought_is_no_ally(text: str, ally: str, kept: bool) -> None:
    read = drafts(text, proposal(text, Kind.ALLIANCE, affected=ally))
    assert (drop_enemies(text, read) == read) is kept


@pytest.mark.parametrize(
    ("text", "affected", "status", "doer", "blamed"),
    [
        ("Fighting between rebels and the army left nine people dead.", "people", Status.UNKNOWN, "rebels", False),
        ("Nine people died in clashes in Azul between rebels and soldiers.", "people", Status.UNKNOWN, "rebels", False),
        ("Fighting between rebels and the army left nine soldiers dead.", "soldiers", Status.COMBATANT, "rebels", True),
        ("Between Azul and Verde rebels killed nine people.", "people", Status.UNKNOWN, "rebels", True),
    ],
)
def test_a_clash_of_two_blames_neither(text: str, affected: str, status: Status, doer: str, blamed: bool) -> None:
    read = drafts(text, proposal(text, Kind.KILLED, affected=affected, perpetrator=doer))
    told = blame_neither(text, replace(read[0], status=status))
    assert (told.perpetrator is not None) is blamed
