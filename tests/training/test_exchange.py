"""Parties and peoples change places in training reports, and every span still holds its words."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.training.exchange import exchanged

TEXT = "Hamas said on Monday that it had killed 12 Israeli soldiers in Tora. An Israeli spokesman said Hamas lied."


def mention(words: str, after: int = 0) -> dict[str, object]:
    start = TEXT.index(words, after)
    return {"text": words, "start": start, "end": start + len(words)}


REPORT = {
    "doc": "x",
    "text": TEXT,
    "claims": [
        {
            "start": 0, "end": 68, "count": mention("12"), "affected": mention("Israeli soldiers"),
            "perpetrator": {"text": "Hamas"}, "claimant": mention("Hamas"), "via": ["Hamas radio"],
            "place": mention("Tora"),
        }
    ],
}  # fmt: skip


@given(st.integers(0, 1000))
@settings(max_examples=50, deadline=None)
def test_spans_hold_their_words(seed: int) -> None:
    fresh = exchanged(REPORT, random.Random(seed))
    (claim,) = fresh["claims"]
    for role in ("count", "affected", "claimant", "place"):
        held = claim[role]
        assert fresh["text"][held["start"] : held["end"]] == held["text"]
    assert claim["count"]["text"] == "12" and claim["place"]["text"] == "Tora"
    assert claim["affected"]["text"].endswith(" soldiers")
    assert fresh["text"][: claim["end"]].endswith("Tora.")


def test_a_name_keeps_its_new_one_through_the_report() -> None:
    fresh = exchanged(REPORT, random.Random(3))
    (claim,) = fresh["claims"]
    name = claim["claimant"]["text"]
    assert name != "Hamas" and "Hamas" not in fresh["text"]
    assert claim["perpetrator"]["text"] == name and claim["via"] == [f"{name} radio"]
    assert fresh["text"].count(name) == 2


def test_the_report_itself_stays_as_it_was() -> None:
    exchanged(REPORT, random.Random(5))
    assert REPORT["text"] == TEXT
