"""The made-up war of the measuring tool, at a size that is quickly linked."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.linking.link import link
from counterclaim.linking.link_new import link_new

TOOL = Path(__file__).parents[2] / "tools" / "synthetic_claims.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("synthetic_claims", TOOL)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_a_war_of_a_thousand_claims(tool: ModuleType) -> None:
    records, truth = tool.claims(1000)
    assert tool.claims(1000) == (records, truth)
    incidents = link(records)
    holder = {record.id: incident.id for incident in incidents for record in incident.records}
    _, _, linked = tool.b_cubed(truth, [holder[record.id] for record in records])
    _, _, chained = tool.b_cubed(truth, tool.chained(records))
    assert linked > 0.97 and linked > chained
    assert link_new(link(records[:950]), records[950:]) == incidents


def test_b_cubed_of_a_case_worked_by_hand(tool: ModuleType) -> None:
    """Two events of two claims, one claim in the other's incident: precisions 2/3, 2/3, 1/3, 1; recalls 1, 1, ½, ½."""
    precision, recall, f1 = tool.b_cubed(["a", "a", "b", "b"], [1, 1, 1, 2])
    assert (precision, recall) == pytest.approx((2 / 3, 3 / 4))
    assert f1 == pytest.approx(2 * (2 / 3) * (3 / 4) / (2 / 3 + 3 / 4))
