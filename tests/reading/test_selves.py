"""Who was harmed did not do it, and nobody is allied to himself."""

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.reading.selves import part_selves
from tests.reading.making import drafts, proposal


@pytest.mark.parametrize(
    ("text", "affected", "doer", "told"),
    [
        ("Nine rebels died in a clash with the army near Azul.", "rebels", None, "army"),
        ("Nine people died in a clash with the army near Azul.", "people", None, None),
        ("Nine policemen died in the fighting.", "policemen", "policemen", None),
        ("Nine men of the Azul Battalion died.", "men of the Azul Battalion", "Azul Battalion", None),
        ("Nine victims of the air force were buried.", "victims of the air force", "air force", "air force"),
        ("A rebel died in a clash with the army near Azul.", "rebel", "rebel", "army"),
        (
            "Armed rebels came, and a rebel died in fighting between the army and rebels.",
            "a rebel",
            "Armed rebels",
            "army",
        ),
        ("Rebels came, and nine suspected rebels died.", "suspected rebels", "Rebels", None),
        ("Rebels came, and nine Azul rebels died.", "Azul rebels", "Rebels", None),
        ("Dura rebels came, and nine Azul rebels died.", "Azul rebels", "Dura rebels", "Dura rebels"),
        ("Men came, and nine men died.", "nine men", "Men", "Men"),
        ("Rebels killed nine policemen.", "policemen", "Rebels", "Rebels"),
        ("Nine militants killed themselves.", "militants", "militants", "militants"),
    ],
)
def test_the_harmed_are_not_the_doers(text: str, affected: str, doer: str | None, told: str | None) -> None:
    roles = {"affected": affected} | ({"perpetrator": doer} if doer else {})
    (draft,) = part_selves(text, drafts(text, proposal(text, Kind.KILLED, **roles)))
    assert (draft.perpetrator.text if draft.perpetrator else None) == told


@pytest.mark.parametrize(
    ("affected", "doer", "kept"), [("Contras", "the Contras", False), ("Contras", "The army", True)]
)
def test_nobody_is_his_own_ally(affected: str, doer: str, kept: bool) -> None:
    text = "The army has stood by the Contras for years."
    read = drafts(text, proposal(text, Kind.ALLIANCE, affected=affected, perpetrator=doer))
    assert part_selves(text, read) == (read if kept else [])
