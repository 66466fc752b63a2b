"""The matcher of MUC's answer keys, on a key that is made up in their form."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.claims.kinds import Kind

KEY = """0.  MESSAGE: ID                     TST1-MUC3-0999
1.  MESSAGE: TEMPLATE               1
21. HUM TGT: NUMBER                 1: "ANA RUIZ"
                                    12 / 14: "PEASANTS" / "FARMERS"
                                    PLURAL: "GUARDS"
22. HUM TGT: FOREIGN NATION         -
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "ANA RUIZ"
                                    DEATH / INJURY: "PEASANTS" / "FARMERS"
                                    NO INJURY: "GUARDS"

0.  MESSAGE: ID                     TST1-MUC3-1000
1.  MESSAGE: TEMPLATE               *
21. HUM TGT: NUMBER                 *
"""


@pytest.fixture(scope="module")
def muc() -> ModuleType:
    path = Path(__file__).parents[2] / "tools" / "muc_counts.py"
    spec = importlib.util.spec_from_file_location("muc_counts", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["muc_counts"] = module
    spec.loader.exec_module(module)
    return module


def test_a_key_holds_the_harmed_and_no_others(muc: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY, "latin-1")
    facts = muc.read_facts(tmp_path / "key")
    assert facts["TST1-MUC3-1000"] == set()
    assert facts["TST1-MUC3-0999"] == {
        muc.Fact(frozenset({Kind.KILLED}), (1,), ("ANA RUIZ",)),
        muc.Fact(frozenset({Kind.KILLED, Kind.WOUNDED}), (12, 14), ("PEASANTS", "FARMERS")),
    }
