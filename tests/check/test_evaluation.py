"""Loading annotated reports, and what an evaluation prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.check.evaluation import evaluate_readings, load_gold, render_evaluation
from counterclaim.check.floors import floor_claims

TEXT = "The river guard said 12 soldiers were killed. Nine guards were wounded."


def report(doc: str = "r") -> dict[str, Any]:
    first, second = floor_claims(TEXT)
    return {"doc": doc, "text": TEXT, "claims": [first | {"claimant": {"text": "The river guard"}}, second]}


def test_an_evaluation_holds_scores_floors_and_errors() -> None:
    read = report()["claims"][:1]
    found = evaluate_readings([report()], {"r": read})
    assert (found.scores["harm"].core.f1, found.scores["harm"].claim.recall) == (pytest.approx(2 / 3), 0.5)
    assert {name: floor["harm"].claim.right for name, floor in found.floors.items()} == {
        "report's own voice": 1,
        "nearest speaker": 2,
    }
    assert [(e.fault, e.doc) for e in found.errors] == [("missed", "r")]


def test_what_is_printed() -> None:
    found = evaluate_readings([report()], {"r": report()["claims"][:1]})
    lines = render_evaluation(found, errors=5).splitlines()
    assert lines[0] == "reports: 1"
    assert lines[2].split() == ["harm", "0.667", "1.000", "0.500", "0.667", "1.000", "0.500", "2", "1"]
    assert lines[-3:] == [
        "MISSED r",
        "  annotated  wounded 'Nine' [9, 9, None] of 'guards' by None · None asserts, incident",
        "  Nine guards were wounded.",
    ]
    assert "MISSED" not in render_evaluation(found)


def test_gold_files_are_read_together(tmp_path: Path) -> None:
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    one.write_text(json.dumps(report("a")) + "\n\n", "utf-8")
    other.write_text(json.dumps(report("b")) + "\n", "utf-8")
    assert [r["doc"] for r in load_gold([one, other])] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "no JSON"),
        ("[1]", "no report with doc, text and claims"),
        ('{"doc": "a", "text": "t"}', "no report with doc, text and claims"),
        ('{"doc": "a", "text": "t", "claims": [{}]}', "a claim lacks one of kind, start, end"),
        (
            '{"doc": "a", "text": "t", "claims": [{"kind": "killed", "start": "0", "end": 1,'
            ' "stance": "asserts", "status": "unknown"}]}',
            "has a malformed one",
        ),
        ('{"doc": "a", "text": "t", "claims": [3]}', "a claim lacks one of kind, start, end"),
        ('{"doc": "a", "text": "t", "claims": []}\n' * 2, "line 2: a is annotated twice"),
    ],
)
def test_a_malformed_gold_file_is_refused_by_line(line: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line, "utf-8")
    with pytest.raises(ValueError, match=said):
        load_gold([path])


def test_a_binary_gold_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ValueError, match="not UTF-8"):
        load_gold([path])
