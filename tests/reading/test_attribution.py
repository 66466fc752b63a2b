"""What a whole sentence lays to somebody rests on his word."""

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.reading.attribution import give_attributions
from tests.reading.making import drafts, proposal

PLAIN = [
    ("Nine traders were killed near Azul, the mayor said.", "the mayor"),
    ("Nine traders were killed near Azul, the mayor of Azul said on Monday.", "the mayor of Azul"),
    ("Nine traders were killed near Azul, according to the mayor.", "the mayor"),
    ("Nine traders were killed near Azul, reports Azul Herald.", "Azul Herald"),
    ("The dead traders are nine, among them Rosa Said.", None),
    ("According to the mayor, nine traders were killed.", "the mayor"),
    ("NINE TRADERS WERE KILLED, MAYOR PAZ REPORTED TODAY.", "MAYOR PAZ"),
    ("Nine traders were killed near Azul, it was reported.", None),
    ("Nine traders were killed near Azul, and the mayor said that he was sad.", None),
    ("The mayor said little. Nine traders were killed.", None),
]


@pytest.mark.parametrize(("text", "claimant"), PLAIN)
def test_plain_attributions(text: str, claimant: str | None) -> None:
    nine = next(word for word in ("Nine", "nine", "NINE") if word in text)
    traders = "TRADERS" if text.isupper() else "traders"
    (told,) = give_attributions(text, drafts(text, proposal(text, Kind.KILLED, count=nine, affected=traders)))
    assert (told.claimant and told.claimant.text) == claimant
    assert told.claimant is None or told.claimant.span.of(text) == claimant


def test_background_that_the_recogniser_is_sure_of_stays_the_reports() -> None:
    text = "The army left Azul after the killing of nine traders, the mayor said."
    read = drafts(text, proposal(text, Kind.KILLED, absent=0.98, count="nine", affected="traders"))
    assert give_attributions(text, read) == read
