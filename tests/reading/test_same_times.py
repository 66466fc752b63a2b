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
    assert [words.of(text) for words in times_pointed_at(text, drafts) if words] == expected


@pytest.mark.parametrize(("gap", "expected"), [("\n\n", "August 25"), (" ", "late July")])
def test_a_time_in_doubt_keeps_to_its_paragraph(gap: str, expected: str) -> None:
    lead, first = f"The battle of late July is over.{gap}", "Drones killed 21 men on August 25. "
    text = lead + first + "A local politician counted 15 dead."
    dead = proposal(text, Kind.KILLED, count="21", affected="men", time="August 25")
    counted = proposal(text, Kind.KILLED, count="15", affected="dead", time="late July")
    doubt = replace(counted.roles["time"], probability=0.5 if gap != " " else 0.9)
    counted = replace(counted, sentence=1, roles={**counted.roles, "time": doubt})
    home = [Span(len(lead), len(lead + first) - 1), Span(len(lead + first), len(text))]
    *_, last = times_pointed_at(text, draft_claims(text, home, [dead, counted]))
    assert last and last.of(text) == expected
