"""A table of claims that went through a spreadsheet, back as decisions."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.cli.main import app
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.judging import decide
from counterclaim.ledger.ledger import Ledger, create_ledger
from counterclaim.ledger.view import records
from counterclaim.publishing.exports.likeness import same, whole
from counterclaim.publishing.exports.reading import read_rows
from counterclaim.publishing.exports.schema import load_schema
from tests.ledger.making import reading

TEXT = "The army said 12 rebels\nof Gao and 3 farmers died. General Diallo said so; the General\nDiallo was there."
Rows = list[dict[str, str]]
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = create_ledger(str(tmp_path / "ledger.db"))
    made.add(reading(TEXT, "12 rebels", "3 farmers"), "reader 1")
    return made


@pytest.fixture
def run(ledger: Ledger, tmp_path: Path) -> Run:
    def command(*words: str) -> tuple[int, str]:
        told = CliRunner().invoke(app, [*words, "--ledger", str(tmp_path / "ledger.db")])
        return told.exit_code, told.output

    return command


def exported(run: Run, tmp_path: Path) -> tuple[Path, Rows]:
    path = tmp_path / "claims.csv"
    assert run("export", "--format", "csv", "-o", str(path))[0] == 0
    return path, list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def saved(path: Path, rows: Rows, separator: str = ",", encoding: str = "utf-8") -> None:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(rows[0]), delimiter=separator, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(file.getvalue().encode(encoding))


def test_what_was_not_changed_decides_nothing(run: Run, tmp_path: Path) -> None:
    path, _ = exported(run, tmp_path)
    assert run("import", str(path)) == (0, "decided: nothing; 2 rows unchanged\n")


@pytest.mark.parametrize("separator, encoding", [(";", "cp1252"), ("\t", "utf-16"), (",", "utf-8-sig"), (",", "utf-8")])
def test_what_a_spreadsheet_does_to_a_file_changes_nothing(
    separator: str, encoding: str, run: Run, tmp_path: Path
) -> None:
    path, rows = exported(run, tmp_path)
    for row in rows:
        row["published"] = "02/08/2024"
        row["low"], row["approximate"], row["word"] = row["low"] + ".0", row["approximate"].upper(), "NA"
    saved(path, rows[::-1], separator, encoding)
    assert run("import", str(path)) == (0, "decided: nothing; 2 rows unchanged\n")


def test_changed_cells_correct_and_the_review_accepts(run: Run, ledger: Ledger, tmp_path: Path) -> None:
    path, rows = exported(run, tmp_path)
    rebels, farmers = rows
    rebels |= {"low": "10", "status": "Combatant", "claimant": "the General Diallo", "review": "OK"}
    farmers |= {"review": "rejected"}
    for row in rows:
        row["reason"] = "seen twice"
    saved(path, rows)
    status, told = run("import", str(path), "--dry-run", "--author", "Ana")
    assert status == 0 and told.endswith("would be decided: 1 accept, 1 correct, 1 reject; 0 rows unchanged\n")
    assert ledger.facts().decisions == ()
    status, told = run("import", str(path), "--author", "Ana")
    assert status == 0 and told.endswith("decided: 1 accept, 1 correct, 1 reject; 0 rows unchanged\n")
    decided = ledger.facts().decisions
    assert {(d.author, d.reason) for d in decided} == {("Ana", "seen twice")}
    found = {r.claim.affected.text: r for r in records(ledger.facts(), {}) if r.claim.affected}
    corrected = found["rebels"].claim
    assert (corrected.count.low, corrected.count.high, corrected.status) == (10, 12, "combatant")
    # The words as the report has them, its line break included.
    assert corrected.claimant is not None and corrected.claimant.text == "the General\nDiallo"
    assert (found["rebels"].review, found["farmers"].review) == ("accepted", "rejected")
    assert run("import", str(path), "--author", "Ana") == (0, "decided: nothing; 2 rows unchanged\n")


def test_an_old_file_does_not_undo_what_others_decided_since(run: Run, ledger: Ledger, tmp_path: Path) -> None:
    path, rows = exported(run, tmp_path)
    decide(ledger, Decision(Verdict.CORRECT, (rows[0]["id"],), "Ben", ledger.clock(), "", {"low": 11}))
    assert run("import", str(path)) == (0, "decided: nothing; 2 rows unchanged\n")
    rows[0]["low"] = "9"
    saved(path, rows)
    status, told = run("import", str(path))
    assert status == 1
    assert "row 2: low was '12' when exported, is '11' by now, and '9' here: decide by hand" in told


def test_one_bound_corrected_keeps_what_was_corrected_before(run: Run, ledger: Ledger, tmp_path: Path) -> None:
    for name, value in (("low", "10"), ("high", "20")):
        path, rows = exported(run, tmp_path)
        rows[0][name] = value
        saved(path, rows)
        assert run("import", str(path))[0] == 0
    (found,) = (r.claim.count for r in records(ledger.facts(), {}) if r.id == rows[0]["id"])
    assert (found.low, found.high) == (10, 20)


@pytest.mark.parametrize(
    "change, line",
    [
        ({"id": "nothing"}, "row 2: no claim has the id 'nothing'"),
        ({"id": ""}, "row 2: it has no id"),
        ({"low": "a dozen"}, "row 2: low needs a whole number, not 'a dozen'"),
        ({"low": "-3"}, "row 2: low needs a whole number, not '-3'"),
        ({"low": "13"}, "row 2: low 13 is above high 12"),
        ({"status": "soldier"}, "row 2: 'soldier' is no status; there are combatant, civilian, unknown"),
        ({"claimant": "the navy"}, "row 2: 'the navy' does not stand in the report"),
        ({"review": "perhaps"}, "row 2: 'perhaps' is no review: accepted or rejected"),
        ({"sentence": "Nobody died."}, "sentence differs in 1 row, and takes no correction"),
        ({"date_start": "2024-08-01"}, "date_start differs in 1 row, and takes no correction"),
    ],
)
def test_what_cannot_be_decided_is_named(
    change: dict[str, str], line: str, run: Run, ledger: Ledger, tmp_path: Path
) -> None:
    path, rows = exported(run, tmp_path)
    rows[0] |= change
    saved(path, rows)
    status, told = run("import", str(path))
    assert status == 1 and f"counterclaim: {line}\n" in told
    assert ledger.facts().decisions == ()


def test_a_claim_that_stands_twice_is_taken_once(run: Run, ledger: Ledger, tmp_path: Path) -> None:
    path, rows = exported(run, tmp_path)
    saved(path, [rows[0] | {"review": "accepted"}, rows[0] | {"review": "rejected"}])
    status, told = run("import", str(path))
    assert status == 1 and "row 3: the claim" in told and len(ledger.facts().decisions) == 1


def test_two_columns_are_enough(run: Run, ledger: Ledger, tmp_path: Path) -> None:
    path, rows = exported(run, tmp_path)
    path.write_text(f"Review;ID\nreject;{rows[0]['id']}\n;{rows[1]['id']}\n")
    assert run("import", str(path))[1].endswith("decided: 1 reject; 1 rows unchanged\n")


@pytest.mark.parametrize("content", [b"", b"name,sum\nAna,3\n", b"\x00\x01\x02", b'"' * 10, b"\xff\xfe\x00", b"=1+1"])
def test_what_is_no_such_table_is_one_line(content: bytes, run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    status, told = run("import", str(tmp_path / "x.csv"))
    assert status == 2 and told.startswith("counterclaim: ") and told.count("\n") == 1


GED_ROW = ",".join(["7", "MLI-1", "2024", *[""] * 46])


@pytest.mark.parametrize(
    "text, numbers",
    [
        (GED_ROW + "\n", [1]),
        ("\ufeff" + ",".join(load_schema("ged").names) + "\n" + GED_ROW + "\n", [2]),
        (",".join(load_schema("ged").names) + "\n,,#date+year" + "," * 46 + "\n" + GED_ROW + "\n", [3]),
        ("sep=;\n" + ";".join(load_schema("ged").names) + "\n\n" + GED_ROW.replace(",", ";") + "\n", [3]),
    ],
)
def test_tables_without_header_with_marks_and_with_tags_are_read(text: str, numbers: list[int]) -> None:
    found = read_rows(text.encode(), load_schema("ged"))
    assert [row.number for row in found] == numbers
    assert (found[0].cells["id"], found[0].cells["relid"], found[0].cells["year"]) == ("7", "MLI-1", "2024")


def test_the_real_ged_file_is_read() -> None:
    path = next(
        (p for f in Path(__file__).resolve().parents if (p := f / "shared/data/ucdp_ukraine.csv").is_file()), None
    )
    if path is None:
        pytest.skip("UCDP's file is not here")
    found = read_rows(path.read_bytes(), load_schema("ged"))
    assert found[0].cells["relid"] == "UKR-2014-1-14085-0"
    assert all(int(row.cells["best"]) >= 0 and row.cells["iso3"] == "UKR" for row in found)


@pytest.mark.parametrize(
    "cell, written, type, alike",
    [
        ("84.0", "84", "integer", True),
        ("1,234", "1234", "integer", True),
        ("-2,86", "-2.86", "number", True),
        ("85", "84", "integer", False),
        ("", "84", "integer", False),
        ("TRUE", "true", "boolean", True),
        ("25/07/2024", "2024-07-25", "date", True),
        ("7/25/2024", "2024-07-25", "date", True),
        ("26.07.2024", "2024-07-25", "date", False),
        ("??? army", "\u0642\u0648\u0629 army", "string", True),
    ],
)
def test_what_counts_as_the_same(cell: str, written: str, type: str, alike: bool) -> None:
    assert same(cell, written, type) is alike


@pytest.mark.parametrize("cell, number", [("84", 84), ("84,0", 84), ("1 234", 1234), ("8.5", None), ("x", None)])
def test_whole_numbers(cell: str, number: int | None) -> None:
    assert whole(cell) == number


WRONG = [
    (["export", "--format", "gtd"], "gtd is no format; there are ged, acled"),
    (["export", "--format", "ged", "--policy", "boldest"], "no 'boldest'"),
    (["export", "--format", "ged", "-o", "no/such/folder/ged.csv"], "cannot be written"),
    (["import", "missing.csv"], "missing.csv: No such file"),
]


@pytest.mark.parametrize("words, line", WRONG)
def test_wrong_commands_are_one_line(words: list[str], line: str, run: Run) -> None:
    status, told = run(*words)
    assert status == 2 and line in told and told.count("\n") == 1


def test_an_export_of_a_moment_is_the_same_bytes(run: Run, ledger: Ledger, tmp_path: Path) -> None:
    moment = ledger.clock().isoformat()
    paths = [tmp_path / name for name in ("a.zip", "b.zip")]
    for path in paths:
        assert run("export", "--format", "datapackage", "--as-of", moment, "-o", str(path))[0] == 0
    assert paths[0].read_bytes() == paths[1].read_bytes()
