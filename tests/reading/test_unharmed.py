"""Who was unharmed is counted as nobody harmed."""

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.reading.unharmed import count_unharmed
from tests.reading.making import drafts, proposal


@pytest.mark.parametrize(
    ("text", "affected", "high"),
    [
        ("The mayor escaped unharmed from the attack.", "mayor", 0),
        ("THE MAYOR WAS UNHURT.", "MAYOR", 0),
        ("The mayor, who was in the house, escaped serious injury.", "mayor", 0),
        ("The mayor was wounded, but his wife was unhurt.", "mayor", 1),
        ("The mayor was wounded and his wife escaped unhurt.", "mayor", 1),
        ("The mayor was wounded.", "mayor", 1),
    ],
)
def test_the_unharmed_are_none(text: str, affected: str, high: int) -> None:
    given = proposal(text, Kind.WOUNDED, affected=affected)
    (draft,) = count_unharmed(text, drafts(text, given))
    assert (draft.count.low, draft.count.high) == ((0, 0) if high == 0 else (None, None))
