"""The commands on incidents, on a ledger of a few reports on a made-up fight."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.cli.main import app

REPORTS = [
    {
        "doc": "first",
        "outlet": "River Radio",
        "published": "2024-05-07",
        "text": "The Malian army said on Tuesday that 12 rebels were killed near Gao on Monday. It acknowledged that "
        "2 soldiers were killed in the fighting.",
    },
    {
        "doc": "second",
        "outlet": "The Delta Post",
        "published": "2024-05-08",
        "text": "The Permanent Strategic Framework (CSP) said on Wednesday that 30 Malian soldiers were killed near "
        "Gao on Monday. Residents of Gao said 3 farmers were killed in the fighting.",
    },
    {
        "doc": "third",
        "outlet": "The Delta Post",
        "published": "2024-05-11",
        "text": "The United Nations said on Saturday that 20 Malian soldiers were killed near Gao on Monday.",
    },
    {
        "doc": "far away",
        "outlet": "Harbour News",
        "published": "2024-06-20",
        "text": "Police in Colombia said that gunmen killed 5 people near Cali on June 18.",
    },
]


def run(*words: str) -> str:
    told = CliRunner().invoke(app, [*words])
    assert told.exit_code == 0, told.output
    return told.stdout


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("incidents")
    (path / "reports.jsonl").write_text("".join(json.dumps(report) + "\n" for report in REPORTS))
    run("ingest", str(path / "reports.jsonl"), "--ledger", str(path / "ledger.db"))
    return str(path / "ledger.db")


def listed(ledger: str, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("incidents", "--ledger", ledger, "--format", "json", *words))
    return found


def test_incidents_come_by_date_and_can_be_asked_for(ledger: str) -> None:
    everything = listed(ledger)
    days = [row["when"]["from"] for row in everything if row["when"]]  # type: ignore[index]
    assert days == sorted(days) and len(days) >= 2
    assert {row["where"]["country"] for row in listed(ledger, "--country", "Colombia")} == {"CO"}  # type: ignore[index]
    assert listed(ledger, "--from", "2025-01-01") == []
    assert [r["id"] for r in listed(ledger, "--place", "Cali")] == [
        r["id"] for r in listed(ledger, "--words", "gunmen")
    ]
    assert listed(ledger, "--as-of", "2020-01-01") == []


def test_the_table_is_as_wide_as_the_paper(ledger: str) -> None:
    lines = run("incidents", "--ledger", ledger).splitlines()
    assert all(len(line) <= 120 for line in lines)
    assert any(re.search(r"18 Jun 2024 .*Cali.* 5 .*1 outlet, 1 origin", line) for line in lines)


def test_a_sheet_by_place_or_by_id(ledger: str) -> None:
    by_place = run("incident", "--ledger", ledger, "--place", "Cali")
    id = str(listed(ledger, "--place", "Cali")[0]["id"])
    as_known = re.compile(r"as known on .*")
    assert as_known.sub("", by_place) == as_known.sub("", run("incident", id[:8], "--ledger", ledger))
    assert f"“{REPORTS[3]['text']}”" in " ".join(by_place.split())


def test_a_sheet_for_a_memo_and_for_a_program(ledger: str) -> None:
    assert run("incident", "--ledger", ledger, "--place", "Cali", "--format", "markdown").startswith("# Cali")
    told = json.loads(run("incident", "--ledger", ledger, "--place", "Cali", "--format", "json"))
    assert {row["policy"] for row in told["estimates"]} >= {"ledger", "ucdp"}
    for claim in told["evidence"]:
        text = next(r["text"] for r in REPORTS if r["doc"] == claim["report"])
        assert text[claim["start"] : claim["end"]] == claim["sentence"]


def test_all_that_fits_on_one_sheet(ledger: str) -> None:
    told = json.loads(run("incident", "--ledger", ledger, "--from", "2024-01-01", "--together", "--format", "json"))
    assert {claim["report"] for claim in told["evidence"]} == {"first", "second", "third", "far away"}


def test_a_policy_explains_itself(ledger: str) -> None:
    told = run("explain", "--ledger", ledger, "--place", "Cali", "--policy", "ucdp")
    assert "Policy ucdp, version 1" in told and "Used for" in told
    assert json.loads(run("explain", "--ledger", ledger, "--place", "Cali", "--format", "json"))["policy"] == "ledger"


def test_claimants_beside_independent_figures(ledger: str) -> None:
    told = json.loads(run("claimants", "--ledger", ledger, "--min", "1", "--format", "json"))
    factors = {(row["claimant"], row["losses"]): row["factor"] for row in told}
    assert factors["mli.csp", "enemy"] == pytest.approx(30.5 / 20.5, abs=0.001)
    assert factors["mli.forces", "own"] == pytest.approx(2.5 / 20.5, abs=0.001)
    assert "with fewer than 3 pairs are left out" in run("claimants", "--ledger", ledger)


def test_changes_since_a_day(ledger: str) -> None:
    told = json.loads(run("changes", "--ledger", ledger, "--since", "2024-01-01", "--format", "json"))
    assert {row["report"] for row in told["reports"]} == {report["doc"] for report in REPORTS}
    assert {change["became"] for change in told["incidents"]} == {"new"}
    assert "0 NEW REPORTS" in run("changes", "--ledger", ledger, "--since", "2024-01-01", "--as-of", "2024-01-02")


WRONG = [
    (["incident"], "which incident?"),
    (["incident", "zzz"], "no incident begin with 'zzz'"),
    (["incident", "--place", "Nowhere"], "no incident has all that"),
    (["incident", "abc", "--together"], "an id is of one incident"),
    (["incident", "--place", "Nowhere", "--together"], "no incident has all that"),
    (["incidents", "--kind", "cursed"], "cursed is no kind"),
    (["incidents", "--country", "Atlantis"], "'Atlantis' names no country"),
    (["incidents", "--from", "yesterday"], "'yesterday' is no date"),
    (["incidents", "--policy", "mine"], "no 'mine'"),
    (["changes", "--since", "2024-01-02", "--as-of", "2024-01-01"], "2024-01-02 lies behind 2024-01-01"),
    (["incidents", "--format", "xml"], "xml is none of table, json"),
]


@pytest.mark.parametrize(("words", "line"), WRONG)
def test_what_is_wrong_is_one_line(words: list[str], line: str, ledger: str) -> None:
    told = CliRunner().invoke(app, [*words, "--ledger", ledger])
    assert told.exit_code == 2
    assert line in told.stderr and len(told.stderr.splitlines()) == 1


def test_copies_are_counted_when_they_come_in(tmp_path: Path) -> None:
    story = " ".join(f"The army said that {n} rebels were killed near Gao on day {n} of May." for n in range(2, 14))
    lines = [{"doc": f"r{n}", "outlet": f"Outlet {n}", "text": story} for n in range(3)] + [REPORTS[3]]
    (tmp_path / "wire.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    told = run("ingest", str(tmp_path / "wire.jsonl"), "--ledger", str(tmp_path / "ledger.db"))
    assert "4 reports filed" in told
    assert "3 of them tell what others of them tell: 3 outlets, 1 origin" in told
