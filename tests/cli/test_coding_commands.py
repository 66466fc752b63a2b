"""Double coding on the command line: a set drawn, coded by two made-up people, compared, exported, evaluated."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from counterclaim.accounts.accounts import Accounts
from counterclaim.accounts.person import Role
from counterclaim.check.evaluation import load_gold
from counterclaim.claims.claim import Claim
from counterclaim.claims.kinds import Stance
from counterclaim.claims.report import Reading, Report
from counterclaim.cli.coding import app as coding_app
from counterclaim.cli.main import app
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.draft import Draft, Outcome
from counterclaim.coding.event import Step
from counterclaim.coding.pairing import rows
from counterclaim.coding.ruling import begun, taken
from counterclaim.coding.store import Codings
from counterclaim.ledger.ledger import open_ledger
from counterclaim.ledger.verify import find_faults
from tests.ledger.making import reading
from tests.web.making import ledger_of

TAILS = {
    "Gao": "Nobody else spoke of it while the market stayed shut and goats wandered between empty stalls.",
    "Kidal": "Nobody heard the lorries which had left before dawn with water, millet, tents, blankets, fuel.",
    "Ber": "Nobody repaired the broken bridge, so ferries carried pupils, letters, salt across for months.",
}
"""Of each place words that no other story has."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three reports with two claims each, of different stories, and one without."""
    path = tmp_path / "ledger.db"
    told = [
        reading(f"The army said 12 soldiers and 3 clerks died in {place}. {tail}", "12 soldiers", "3 clerks", doc=place)
        for place, tail in TAILS.items()
    ]
    ledger_of(path, [*told, Reading(Report("quiet", "Rain fell on the hills."), ())]).engine.dispose()
    return path


def coding(path: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["coding", *words, "--ledger", str(path)])


def drawn(path: Path, *words: str) -> CodingSet:
    told = coding(path, "draw", "Trial", "Ana", "Ben", *words)
    assert told.exit_code == 0, told.output
    return next(made for made in Codings(open_ledger(str(path))).sets() if made.id == told.stdout.strip())


def coded(path: Path, made: CodingSet) -> None:
    """Ana has all that was read. Ben misses the clerks of one report, and has the army deny another's soldiers."""
    ledger = open_ledger(str(path))
    codings = Codings(ledger)
    for filed in ledger.facts().reports:
        ana = tuple(each.claim for each in ledger.facts().claims if each.report == filed.id)
        for name, claims in (("Ana", ana), ("Ben", as_ben(filed.report.doc, ana))):
            codings.write(Step.CODED, made.id, filed.id, name, Draft(claims), "")


def as_ben(doc: str, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    if doc == "Gao":
        return claims[:1]
    return (replace(claims[0], stance=Stance.DENIES), claims[1]) if doc == "Ber" else claims


def ruled(path: Path, made: CodingSet, *docs: str) -> None:
    """The adjudicator goes with Ana."""
    ledger = open_ledger(str(path))
    codings = Codings(ledger)
    states = codings.states(made.id)
    for filed in (each for each in ledger.facts().reports if each.report.doc in docs):
        ids = [states[filed.id, coder].id for coder in made.coders]
        found = codings.drafts(ids)
        both = rows(found[ids[0]].claims, found[ids[1]].claims)
        draft = begun(both)
        for row in both:
            draft = draft if row.key in draft.settled else taken(draft, row, Outcome.FIRST)
        codings.write(Step.RULED, made.id, filed.id, "Ada", draft, "")
    assert find_faults(ledger) == []


def test_a_set_is_drawn_as_it_is_asked_for(path: Path) -> None:
    made = drawn(path, "--with", "2", "--without", "1", "--blind", "34", "--seed", "7", "--author", "Ada")
    assert (made.name, made.coders, made.by, made.seed) == ("Trial", ("Ana", "Ben"), "Ada", 7)
    assert (len(made.reports), len(made.blind), len(made.suggested)) == (3, 1, 2)
    (listed,) = json.loads(coding(path, "sets", "--format", "json").stdout)
    assert (listed["id"], listed["reports"], listed["done"]) == (made.id, 3, {"Ana": 0, "Ben": 0})
    assert "Trial" in coding(path, "sets").stdout


def test_a_report_is_in_one_set_and_too_few_are_told(path: Path) -> None:
    one, other = drawn(path, "--with", "1", "--without", "0"), drawn(path)
    assert (len(one.reports), len(other.reports)) == (1, 3)
    assert not set(one.reports) & set(other.reports)
    assert "no report fits" in coding(path, "draw", "Third", "Ana", "Ben").stderr


def test_only_such_reports_are_drawn(path: Path) -> None:
    made = drawn(path, "--words", "kidal", "--from", "2024-08-01")
    (filed,) = open_ledger(str(path)).reports(made.reports)
    assert filed.report.doc == "Kidal"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["draw", "Trial", "Ana", "ana"], "two coders with different names"),
        (["draw", "Trial", "Ana", "Ben", "--with", "501"], "at most 500 reports"),
        (["draw", "Trial", "Ana", "Ben", "--from", "soon"], "soon"),
        (["draw", "Trial", "Ana", "Ben", "--outlet", "nobody"], "no report fits"),
        (["agreement"], "no set was made yet"),
        (["export", "zz"], "no set begins with 'zz'"),
        (["sets", "--format", "xml"], "xml is none of"),
    ],
)
def test_what_is_wrong_is_one_line(path: Path, words: list[str], line: str) -> None:
    told = coding(path, *words)
    assert told.exit_code == 2 and line in told.stderr
    assert len(told.stderr.splitlines()) == 1


def test_where_there_are_accounts_who_cannot_code_is_named(path: Path) -> None:
    Accounts(open_ledger(str(path))).open("Ana", Role.CODER, "correct horse battery", by="setup")
    told = coding(path, "draw", "Trial", "Ana", "Ben")
    assert told.exit_code == 0 and "Ben has no account" in told.stderr and "Ana has no" not in told.stderr


def test_agreement_is_told_with_its_causes(path: Path) -> None:
    made = drawn(path)
    coded(path, made)
    told = coding(path, "agreement", made.id[:8], "--cause", "stance").stdout
    assert "missed by Ben: 1" in told and "stance: 1" in told
    assert "The army said 12 soldiers and 3 clerks died in Ber." in told and "died in Gao" not in told
    found = json.loads(coding(path, "agreement", "--format", "json").stdout)
    assert (found["all"]["claims"], found["all"]["both"], found["all"]["second"]) == (6, 5, 0)
    assert found["all"]["fields"]["low"]["value"] == 1.0
    assert found["all"]["fields"]["stance"]["same"] == 4 and found["all"]["fields"]["stance"]["low"] is not None
    assert found["causes"] == {"missed-by-second": 1, "stance": 1}
    assert found["blind"]["reports"] + found["suggested"]["reports"] == found["all"]["reports"] == 4


def test_a_look_at_the_claims_before_coding_is_told(path: Path) -> None:
    made = drawn(path, "--blind", "100")
    Codings(open_ledger(str(path))).look(made.id, made.reports[0], ["Ben"], "Ben")
    coded(path, made)
    assert "1 of the blind ones were looked at with their claims before (Ben 1)" in coding(path, "agreement").stdout
    found = json.loads(coding(path, "agreement", "--format", "json").stdout)
    assert (found["all"]["reports"], found["blind"]["reports"], found["suggested"]["reports"]) == (4, 3, 0)
    assert found["set"]["looked"] == {made.reports[0]: ["Ben"]}


def test_every_command_is_in_the_manual() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "coding.md").read_text("utf-8")
    for command in coding_app.registered_commands:
        assert command.callback is not None and f"`counterclaim coding {command.callback.__name__}" in manual


def test_what_was_ruled_on_is_exported_and_evaluated(path: Path, tmp_path: Path) -> None:
    made, gold = drawn(path), tmp_path / "gold.jsonl"
    coded(path, made)
    assert "ruled on yet" in coding(path, "export", "-o", str(gold)).stderr and not gold.exists()
    ruled(path, made, "Gao", "Ber", "quiet")
    told = coding(path, "export", "-o", str(gold))
    assert told.exit_code == 0 and "3 of 4 reports are ruled on" in told.stderr
    found = {each["doc"]: [claim["stance"] for claim in each["claims"]] for each in load_gold([gold])}
    assert found == {"Gao": ["asserts", "asserts"], "Ber": ["asserts", "asserts"], "quiet": []}
    assert coding(path, "export").stdout == gold.read_text("utf-8")
    answer = CliRunner().invoke(app, ["evaluate", str(gold)])
    assert answer.exit_code == 0 and "reports: 3" in answer.output
