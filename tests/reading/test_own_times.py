"""A claim's own sentence tells when, if it names one time and the recogniser is not sure of another."""

from dataclasses import replace
from datetime import date

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.claims.span import Span
from counterclaim.reading.recognition.proposal import Role
from counterclaim.reading.timing import claim_times
from tests.reading.making import drafts, proposal

_LEAD = "On 20 August the court met. "


@pytest.mark.parametrize(
    ("sentence", "sure", "day"),
    [
        ("The bombing on 7 August killed nine people.", 0.6, date(2001, 8, 7)),
        ("Nine people were shot dead on 7 August in Azul.", 0.6, date(2001, 8, 7)),
        ("Nine people were shot dead on 7 August in Azul.", 0.95, date(2001, 8, 20)),
        ("The mayor said on 7 August that nine people had died.", 0.6, date(2001, 8, 20)),
        ("The nine people who died were buried on 7 August.", 0.6, date(2001, 8, 20)),
        ("The bombing on 7 August, like that of 2 August, killed nine people.", 0.6, date(2001, 8, 20)),
        ("Nine people were shot dead in August 2001.", 0.6, date(2001, 8, 20)),
        ("Nine people died.", 0.6, date(2001, 8, 20)),
    ],
)
def test_the_sentences_own_time(sentence: str, sure: float, day: date) -> None:
    text = _LEAD + sentence
    nine = "Nine" if "Nine" in text else "nine"
    given = proposal(text, Kind.KILLED, count=nine, affected="people", time="20 August")
    elsewhere = given.roles["time"].span
    given = replace(given, roles={**given.roles, "time": Role(elsewhere, sure, 1 - sure)})
    (draft,) = drafts(text, given)
    lead, own = Span(0, len(_LEAD) - 1), Span(len(_LEAD), len(text))
    (when,) = claim_times(text, [lead, own], [replace(draft, sentence=own)], date(2001, 8, 25))
    assert when is not None
    assert when.first == when.last == day
