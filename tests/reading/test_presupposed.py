"""Whoever condemns a killing does not vouch for it."""

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.reading.presupposed import leave_presupposed
from tests.reading.making import drafts, proposal


@pytest.mark.parametrize(
    ("text", "claimant", "kept"),
    [
        ("The mayor has strongly condemned the attack on Azul, which killed nine traders.", "The mayor", False),
        ("The mayor called for an inquiry into a raid that killed nine traders.", "The mayor", False),
        ("The mayor expressed deep concern over the raid that killed nine traders.", "The mayor", False),
        ("The Front claimed responsibility for the attack, which killed nine traders.", "The Front", False),
        ("THE MAYOR CONDEMNED THE MURDER OF NINE TRADERS.", "THE MAYOR", False),
        ("The Front claimed responsibility for killing nine traders.", "The Front", True),
        ("The mayor said the attack killed nine traders.", "The mayor", True),
        ("The mayor condemned the raid, and the police said it had killed nine traders.", "the police", True),
        ("The mayor condemned the raid and said it had killed nine traders.", "The mayor", True),
        ("Nine traders were killed, said the mayor, who condemned the raid.", "the mayor", True),
    ],
)
def test_harm_taken_for_given(text: str, claimant: str, kept: bool) -> None:
    nine = next(word for word in ("nine", "Nine", "NINE") if word in text)
    traders = "TRADERS" if text.isupper() else "traders"
    told = proposal(text, Kind.KILLED, count=nine, affected=traders, claimant=claimant)
    (left,) = leave_presupposed(text, drafts(text, told))
    assert (left.claimant is not None) is kept
