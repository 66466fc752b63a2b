"""Kinds of text are left out whole, and a curve of learning goes on from what it had."""

import pytest

pytest.importorskip("torch")

from counterclaim.check.evaluation import evaluate_readings
from counterclaim.training.crossval import figures, share_of


def test_a_larger_share_holds_the_smaller() -> None:
    reports = [{"doc": str(n)} for n in range(400)]
    few, more = share_of(reports, 0.25, seed=1), share_of(reports, 0.5, seed=1)
    assert 60 < len(few) < 140
    assert all(report in more for report in few)
    assert list(share_of(reports, 1.0, seed=1)) == reports


FIELDS = {"stance": "asserts", "status": "unknown", "scope": "incident"}


def test_figures_of_nothing_read() -> None:
    claim = {"kind": "killed", "start": 0, "end": 9, "count": {"low": 1, "high": 1}, **FIELDS}
    told = figures(evaluate_readings([{"doc": "a", "text": "One died.", "claims": [claim]}], {"a": []}))
    assert told["harm"]["core"] == 0.0
    assert (told["harm"]["gold"], told["harm"]["read"]) == (1, 0)
