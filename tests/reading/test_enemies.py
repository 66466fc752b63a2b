"""Who fights with somebody is not allied to him."""

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.reading.enemies import drop_enemies
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
