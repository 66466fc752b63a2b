"""The whole way from text to claims: spans cannot lie, and a reading depends on its report alone."""

import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from importlib.resources import files
from json import loads

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import counterclaim
from counterclaim.claims.report import Reading, Report
from counterclaim.intake.text import report_from_text
from counterclaim.reading.reader import load_reader

EXAMPLES = [
    report_from_text(
        record["text"], doc=record["doc"], published=date.fromisoformat(record["published"]), language="en"
    )
    for record in map(loads, (files("counterclaim") / "examples" / "tinzaouaten.jsonl").read_text("utf-8").splitlines())
]
PHRASES = [
    "The army said 12 rebels were killed near Gao on Tuesday.", "Dozens of people fled.", "Nobody was hurt.",
    "It denied killing civilians.", "“We lost many men,” he said.", "\n\n", "YOU MAY ALSO READ: Nine dead in Kidal\n",
    "Colonel Sidi Diarra was wounded", " at least 84 ", "🙂 ", "\u202e", "according to the ministry", ", ", "۱۲ ",
    "\r\n", "By Jane Doe\n", "killed " * 40,
]  # fmt: skip


def read(report: Report) -> Reading:
    return load_reader(threads=1).read(report)


def spans_hold(reading: Reading) -> None:
    text = reading.report.text
    for claim in reading.claims:
        assert 0 <= claim.span.start < claim.span.end <= len(text)
        for mention in claim.mentions().values():
            assert text[mention.span.start : mention.span.end] == mention.text
        if claim.count.span is not None:
            assert claim.count.span.of(text) == claim.count.text
        if claim.time is not None and claim.time.span is not None:
            assert claim.time.span.of(text) == claim.time.text
        assert not any(r.span.overlaps(claim.span) for r in reading.report.excluded)
        assert 0 <= claim.confidence <= 1
        assert claim.reader


@pytest.mark.parametrize("report", EXAMPLES, ids=[r.doc for r in EXAMPLES])
def test_examples_have_claims_whose_spans_hold(report: Report) -> None:
    reading = read(report)
    assert reading.claims
    spans_hold(reading)
    assert [c.id for c in reading.claims] == list(range(1, len(reading.claims) + 1))


@given(st.lists(st.sampled_from(PHRASES), max_size=14).map("".join))
@settings(max_examples=40, deadline=None)
def test_spans_hold_whatever_the_text(text: str) -> None:
    spans_hold(read(report_from_text(text, doc="x", published=date(2024, 8, 2), language="en")))


@given(st.text(max_size=300))
@settings(max_examples=40, deadline=None)
def test_no_text_breaks_the_reader(text: str) -> None:
    spans_hold(read(report_from_text(text, doc="x", language="en")))


def test_a_report_reads_the_same_alone_and_among_others() -> None:
    alone = [load_reader(threads=1).read(r).to_dict() for r in EXAMPLES]
    backwards = [load_reader(threads=1).read(r).to_dict() for r in reversed(EXAMPLES)]
    together = [r.to_dict() for r in load_reader().read_all(EXAMPLES * 3)]
    with ProcessPoolExecutor(2) as pool:
        beside = [r.to_dict() for r in pool.map(read, EXAMPLES)]
    assert alone == backwards[::-1] == beside
    assert together == alone * 3


@pytest.mark.parametrize("seed", ["0", "1"])
def test_a_report_reads_the_same_in_whatever_order_python_keeps_sets(seed: str) -> None:
    code = "import sys, counterclaim; print(counterclaim.read(sys.stdin.read()).to_dict())"
    text = "\n\n".join(report.text for report in EXAMPLES)
    read_elsewhere = subprocess.run(
        [sys.executable, "-c", code], input=text, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}, encoding="utf-8",
    ).stdout  # fmt: skip
    assert read_elsewhere.strip() == str(counterclaim.read(text).to_dict())


def test_nothing_comes_from_an_excluded_region() -> None:
    text = "The mayor spoke.\n\nYOU MAY ALSO READ: Bomb kills 40 soldiers in Dura\n"
    assert counterclaim.read(text).claims == ()


def test_the_python_interface() -> None:
    reading = counterclaim.read("At least 12 soldiers were killed on Tuesday near Gao.", published="2024-08-02")
    (claim,) = reading.claims
    assert (claim.kind, claim.count.low, claim.count.high) == ("killed", 12, None)
    assert reading.to_dict()["published"] == "2024-08-02"
    assert "soldiers" in reading._repr_html_()


def test_a_date_that_is_none() -> None:
    with pytest.raises(ValueError, match="2024-13-45"):
        counterclaim.read("Nobody was hurt.", published="2024-13-45")
