"""Rulings as a gold file that the evaluation takes."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.check.evaluation import evaluate_readings, load_gold
from counterclaim.claims.kinds import Kind
from counterclaim.claims.report import Report
from counterclaim.cli.main import app
from counterclaim.coding.gold import gold_lines
from tests.coding.making import TEXT, claims
from tests.ledger.making import reading


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two reports of one name, one of them without a claim."""
    first, second = claims()
    told = [("aaa", reading(TEXT, doc="report").report, (second, replace(first, part_of=2)))]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(gold_lines([*told, ("bbb", Report("report", "Nothing\r\nhappened."), ())])), "utf-8")
    return path


def test_a_report_is_a_line_as_the_codebook_has_it(gold: Path) -> None:
    one, other = (json.loads(line) for line in gold.read_text("utf-8").splitlines())
    assert (one["doc"], other["doc"]) == ("report aaa", "report bbb")
    assert (one["published"], other["published"]) == ("2024-08-02", None)
    assert other["text"] == "Nothing\r\nhappened." and other["claims"] == []
    assert [(c["id"], c["part_of"], c["affected"]) for c in one["claims"]] == [
        (1, 2, {"text": "soldiers", "start": 17, "end": 25}),
        (2, None, {"text": "clerks", "start": 32, "end": 38}),
    ]
    assert one["claims"][0].keys().isdisjoint({"confidence", "confidences", "reader"})


def test_evaluated_against_itself_it_is_fully_right(gold: Path) -> None:
    told = load_gold([gold])
    score = evaluate_readings(told, {report["doc"]: report["claims"] for report in told}).scores["harm"]
    assert (score.core.f1, score.claim.f1, set(score.fields.values())) == (1.0, 1.0, {1.0})
    assert told[0]["claims"][0]["kind"] == Kind.KILLED


def test_the_command_takes_it(gold: Path) -> None:
    answer = CliRunner().invoke(app, ["evaluate", str(gold)])
    assert answer.exit_code == 0 and "reports: 2" in answer.output


def test_half_characters_make_no_broken_file() -> None:
    (line,) = gold_lines([("aaa", Report("report", "Half \ud800 of one."), ())])
    assert json.loads(line.encode())["text"] == "Half \ud800 of one."
