"""Readers and writers at once, for a few seconds: no error, nothing lost."""

import sys
from pathlib import Path

import pytest

from counterclaim.ledger.ledger import create_ledger
from counterclaim.web.app import make_app
from counterclaim.web.settings import Settings
from tests.ledger.conftest import address, postgres
from tests.ledger.making import READER, reading
from tests.web.conftest import serving

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

import load_team

__all__ = ["address", "postgres"]
TOLD = [
    reading(f"The army said {n} soldiers and {n + 1} rebels died.", f"{n} soldiers", f"{n + 1} rebels", doc=f"{n}")
    for n in range(2, 120)
]


def test_a_team_reads_and_decides_at_once(address: str) -> None:
    ledger = create_ledger(address)
    for each in TOLD:
        ledger.add(each, READER)
    app = make_app(Settings(ledger=address, team=True))
    with serving(app) as server:
        findings = load_team.load(server, ledger, load_team.Plan(5, readers=6, reading=0.05, deciding=0.05))
        assert load_team.faults(server, ledger, findings) == []
    app.state.site.close()
    assert len(findings.raced) > 1
    assert findings.written
    assert any(line.endswith("  all") for line in load_team.table(findings))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "/"),
        ("/incidents?q=army", "/incidents?…"),
        ("/incidents/abc.json", "/incidents/…"),
        ("/api/v1/incidents/abc/estimates", "/api/v1/incidents/…"),
    ],
)
def test_requests_are_told_apart_by_kind(path: str, kind: str) -> None:
    assert load_team.kind_of(path) == kind
