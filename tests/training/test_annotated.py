"""What a file of annotated reports says, and what it does not."""

import json
import random
from pathlib import Path

import pytest

pytest.importorskip("torch")

from counterclaim.reading.recognition.labels import KINDS
from counterclaim.training.annotated import load_reports
from counterclaim.training.batches import batches
from counterclaim.training.examples import make_examples

CLAIM = {
    "kind": "killed",
    "start": 0,
    "end": 17,
    "count": {"text": "12", "low": 12, "high": 12},
    "affected": {"text": "rebels"},
    "perpetrator": None,
    "claimant": None,
    "via": [],
    "place": None,
    "time": None,
    "stance": "asserts",
    "scope": "incident",
    "status": "combatant",
}


def test_a_kind_that_is_never_marked_teaches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "killed.jsonl"
    path.write_text(json.dumps({"doc": "a", "text": "12 rebels killed.", "claims": [CLAIM]}) + "\n")
    (report,) = load_reports([path])
    assert set(report["unmarked"]) == {kind.value for kind in KINDS} - {"killed"}
    (batch,) = batches(list(make_examples(report, 60)), 512, 0.0, random.Random(1))
    assert [kind.value for kind, marked in zip(KINDS, batch.marked[0].tolist(), strict=True) if marked] == ["killed"]


def test_examples_without_unmarked_kinds_count_for_all() -> None:
    report = {"doc": "a", "text": "12 rebels killed.", "claims": [CLAIM]}
    (batch,) = batches(list(make_examples(report, 60)), 512, 0.0, random.Random(1))
    assert bool(batch.marked.all())
