"""Of two figures a party vouches for the one that it admits."""

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.reading.conceding import leave_unadmitted
from tests.reading.making import drafts, proposal

CASES = [
    # the sentence, with 29 and 21, and the claimants of both
    ("The raid cost the army 29 dead, although it has only admitted 21 dead.", [None, "the army"]),
    ("The raid cost the army 29 dead, but later it conceded 21 dead.", [None, "the army"]),
    ("Though 29 dead were counted, the army put it at 21 dead.", ["the army", "the army"]),
    ("Yesterday the army said 29 dead, although it had admitted 21 dead.", ["the army", "the army"]),
    ("In May the army admitted 29 dead and in June 21 dead.", ["the army", "the army"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_first_figure_is_not_the_claimants(text: str, expected: list[str | None]) -> None:
    read = [proposal(text, Kind.KILLED, count=n, affected="dead", claimant="the army") for n in ("29", "21")]
    found = leave_unadmitted(text, drafts(text, *read))
    assert [d.claimant.text if d.claimant else None for d in found] == expected


def test_other_harm_is_told_by_whom_it_was() -> None:
    text = "The army counted 29 dead, but admitted 21 wounded."
    dead = proposal(text, Kind.KILLED, count="29", affected="dead", claimant="The army")
    hurt = proposal(text, Kind.WOUNDED, count="21", affected="wounded", claimant="The army")
    assert [d.claimant is not None for d in leave_unadmitted(text, drafts(text, dead, hurt))] == [True, True]
