"""Who was harmed did not do it, and nobody is allied to himself."""

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.reading.selves import part_selves
from tests.reading.making import drafts, proposal


@pytest.mark.parametrize(
    ("text", "affected", "doer", "kept"),
    [
        ("Nine policemen died in the fighting.", "policemen", "policemen", False),
        ("Nine men of the Azul Battalion died.", "men of the Azul Battalion", "Azul Battalion", False),
        ("Rebels killed nine policemen.", "policemen", "Rebels", True),
        ("Nine militants killed themselves.", "militants", "militants", True),
    ],
)
def test_the_harmed_are_not_the_doers(text: str, affected: str, doer: str, kept: bool) -> None:
    (draft,) = part_selves(text, drafts(text, proposal(text, Kind.KILLED, affected=affected, perpetrator=doer)))
    assert (draft.perpetrator is not None) is kept


@pytest.mark.parametrize(
    ("affected", "doer", "kept"), [("Contras", "the Contras", False), ("Contras", "The army", True)]
)
def test_nobody_is_his_own_ally(affected: str, doer: str, kept: bool) -> None:
    text = "The army has stood by the Contras for years."
    read = drafts(text, proposal(text, Kind.ALLIANCE, affected=affected, perpetrator=doer))
    assert part_selves(text, read) == (read if kept else [])
