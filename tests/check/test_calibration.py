"""Nine of ten claims that are given nine in ten are right, or the error says how far it is off."""

import pytest

from counterclaim.check.calibration import Bin, calibration_error, judged, reliability

TOLD = [
    ("well told", [(0.9, True)] * 9 + [(0.9, False)], 0.0),
    ("too sure", [(0.9, True)] * 4 + [(0.9, False)] * 6, 0.5),
    ("too modest", [(0.25, True)] * 4, 0.75),
    ("sure of half, at a loss about half", [(1.0, True)] * 2 + [(0.5, False)] * 2, 0.25),
    ("nothing told", [], 0.0),
]


@pytest.mark.parametrize(("case", "told", "error"), TOLD, ids=[case for case, _, _ in TOLD])
def test_calibration_error(case: str, told: list[tuple[float, bool]], error: float) -> None:
    assert calibration_error(reliability(told)) == pytest.approx(error)


def test_certainty_falls_into_the_last_bin() -> None:
    assert reliability([(1.0, True), (0.95, False)]) == (Bin(2, pytest.approx(0.975), 0.5),)


def test_a_claim_is_right_with_its_claimant_and_stance() -> None:
    claim = {
        "kind": "killed", "start": 0, "end": 30, "count": {"low": 3, "high": 3, "word": None},
        "affected": {"text": "men"}, "claimant": {"text": "the army"}, "stance": "asserts", "status": "unknown",
    }  # fmt: skip
    denied = {**claim, "stance": "denies"}
    told = judged({"a": [claim], "b": [claim]}, {"a": [claim], "b": [denied, claim | {"kind": "wounded"}]})
    assert [right for _, right in told] == [True, False, False]
