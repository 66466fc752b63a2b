"""One sentence's harm happened at one time."""

from dataclasses import replace

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import draft_claims
from counterclaim.reading.same_times import times_pointed_at
from tests.reading.making import proposal

LEAD = "The battle of late July is over. Drones came on August 25. "
TOLD = "He said that 21 men died on Friday and that 11 boys were hurt."


@pytest.mark.parametrize(
    ("first", "second", "sure", "expected"),
    [
        ("late July", "August 25", 0.5, ["August 25", "August 25"]),
        ("late July", "August 25", 0.9, ["late July", "August 25"]),
        ("late July", "late July", 0.5, ["late July", "late July"]),
        ("Friday", "late July", 0.5, ["Friday", "late July"]),
    ],
)
def test_the_time_named_last_before_the_sentence(first: str, second: str, sure: float, expected: list[str]) -> None:
    text = LEAD + TOLD
    dead = proposal(text, Kind.KILLED, count="21", affected="men", claimant="He", time=first)
    hurt = proposal(text, Kind.WOUNDED, count="11", affected="boys", claimant="He", time=second)
    read = [
        replace(p, roles={**p.roles, "time": replace(p.roles["time"], probability=chance)})
        for p, chance in ((dead, sure), (hurt, 0.5))
    ]
    drafts = draft_claims(text, [Span(len(LEAD), len(text))], read)
    assert [words.of(text) for words in times_pointed_at(drafts) if words] == expected
