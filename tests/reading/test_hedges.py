"""A hedge on the harm is an unnamed claimant; one on the attack, or far away, is none."""

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.reading.hedges import give_hedges
from tests.reading.making import drafts, proposal


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Nine traders were allegedly killed by soldiers near Azul.", "allegedly"),
        ("Soldiers reportedly shot nine traders near Azul.", "reportedly"),
        ("NINE TRADERS WERE ALLEGEDLY KILLED.", "ALLEGEDLY"),
        ("An alleged air strike killed nine traders near Azul.", None),
        ("Nine traders died near Azul, where two villagers were allegedly killed.", None),
    ],
)
def test_hedged_harm(text: str, claimant: str | None) -> None:
    nine = next(word for word in ("Nine", "nine", "NINE") if word in text)
    traders = "TRADERS" if text.isupper() else "traders"
    (told,) = give_hedges(text, drafts(text, proposal(text, Kind.KILLED, count=nine, affected=traders)))
    assert (told.claimant and told.claimant.text) == claimant


@pytest.mark.parametrize(("named", "kept"), [("confirmed", False), ("The mayor", True)])
def test_confirmed_alone_is_no_source(named: str, kept: bool) -> None:
    text = "The mayor was there. Nine traders were confirmed dead."
    read = drafts(text, proposal(text, Kind.KILLED, count="Nine", affected="traders", claimant=named))
    (told,) = give_hedges(text, read)
    assert (told.claimant is not None) is kept
