"""The time left is reckoned by what was worked on; what was passed over quickly promises nothing."""

import pytest

from counterclaim.cli.pace import Pace, spoken


def test_what_was_known_tells_nothing_of_the_pace() -> None:
    pace = Pace(1000, begun=10.0)
    assert pace.left() is None
    pace.reach(400, now=11.0, worked=False)
    assert pace.left() is None
    pace.reach(500, now=31.0, worked=True)
    assert pace.left() == pytest.approx(500 * 20 / 100)
    pace.reach(1000, now=41.0, worked=True)
    assert pace.left() == 0


@pytest.mark.parametrize(("seconds", "words"), [(3.2, "3 s"), (89, "89 s"), (600, "10 min"), (9000, "2.5 h")])
def test_spoken(seconds: float, words: str) -> None:
    assert spoken(seconds) == words
