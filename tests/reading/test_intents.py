"""What is only meant is no claim."""

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.reading.intents import drop_intents
from tests.reading.making import drafts, proposal


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The rebels threatened to kill nine judges.", False),
        ("THE REBELS WERE PREPARING TO KILL NINE JUDGES.", False),
        ("He called for the assassination of the nine judges.", False),
        ("It was an operation aimed at killing nine judges.", False),
        ("The rebels kept their word to kill, and shot nine judges.", True),
        ("He called for an inquiry into the murder of nine judges.", True),
        ("The rebels threatened the court and killed nine judges.", True),
        ("The rebels planned the murder of nine judges.", True),
    ],
)
def test_meant_harm_is_no_claim(text: str, kept: bool) -> None:
    nine, judges = ("NINE", "JUDGES") if text.isupper() else ("nine", "judges")
    read = drafts(text, proposal(text, Kind.KILLED, count=nine, affected=judges))
    assert drop_intents(text, read) == (read if kept else [])
