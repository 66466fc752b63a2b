"""What the user types, and what bad input gets: one clear line, the rest still read, an honest exit status."""

import gzip
import json
import shutil
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

import pytest

STORY = "At least 12 soldiers were killed on Tuesday near Gao, the army said.\n"


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "counterclaim.cli.main", *arguments], input=stdin, capture_output=True, timeout=300
    )


def lines(result: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.decode().splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Good reports among bad ones."""
    here = tmp_path_factory.mktemp("reports")
    (here / "good.txt").write_text(STORY, "utf-8")
    (here / "good2.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    (here / "latin.txt").write_bytes(
        "Twelve soldiers were killed near Nioro, colonel José Peña said.\n".encode("cp1252")
    )
    (here / "empty.txt").write_bytes(b"")
    (here / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (here / "cut.txt.gz").write_bytes(gzip.compress(STORY.encode() * 50)[:-20])
    (here / "script.html").write_text("<html><body><script>var dead = 12;</script></body></html>", "utf-8")
    (here / "lines.jsonl").write_text(
        json.dumps({"doc": "a", "text": STORY, "published": "2024-08-02"})
        + "\n[1, 2]\n{broken\n"
        + json.dumps({"doc": "b", "text": STORY, "published": "2024-13-45"})
        + "\n",
        "utf-8",
    )
    (here / "notes.md").write_text("not a report", "utf-8")
    return here


@pytest.fixture(scope="module")
def mixed(folder: Path) -> subprocess.CompletedProcess[bytes]:
    return run("read", str(folder), "--published", "2024-08-02", "--format", "jsonl")


def test_the_rest_is_read_and_the_status_says_so(mixed: subprocess.CompletedProcess[bytes]) -> None:
    assert mixed.returncode == 1
    assert sorted(str(line["doc"]) for line in lines(mixed)) == ["a", "good", "good2", "latin"]


@pytest.mark.parametrize(
    "name", ["empty.txt", "binary.txt", "cut.txt.gz", "script.html", "lines.jsonl:2", "lines.jsonl:3", "lines.jsonl:4"]
)
def test_each_refusal_is_one_line_that_names_the_file(mixed: subprocess.CompletedProcess[bytes], name: str) -> None:
    said = mixed.stderr.decode().splitlines()
    assert sum(name in line for line in said) == 1
    assert not any("Traceback" in line for line in said)


def test_the_line_of_a_report(mixed: subprocess.CompletedProcess[bytes]) -> None:
    report = next(line for line in lines(mixed) if line["doc"] == "good")
    assert report["published"] == "2024-08-02" and report["language"] == "en"
    assert len(str(report["report_id"])) == 64
    (claim,) = report["claims"]  # type: ignore[misc]
    assert claim["count"]["low"] == 12 and claim["claimant"]["text"].endswith("army")
    assert set(claim) >= {"confidence", "reader", "stance", "scope", "via", "same_as", "part_of"}


def test_all_read(folder: Path) -> None:
    assert run("read", str(folder / "good.txt"), "--format", "jsonl").returncode == 0


def test_standard_input() -> None:
    result = run("read", "-", "--format", "jsonl", stdin=STORY.encode())
    assert result.returncode == 0 and len(lines(result)) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "/nowhere/at/all.txt"],
        ["read", "-", "--published", "2024-13-45"],
        ["read", "-", "--model", "/nowhere"],
        ["read"],
        ["evaluate", "/nowhere.jsonl"],
    ],
)
def test_nothing_to_do_or_wrong_usage(arguments: list[str]) -> None:
    result = run(*arguments, stdin=STORY.encode())
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr and result.stderr.strip()


def test_a_folder_without_reports_is_named(tmp_path: Path) -> None:
    result = run("read", str(tmp_path))
    assert result.returncode == 2 and str(tmp_path).encode() in result.stderr


def test_another_language_is_named_and_skipped(tmp_path: Path) -> None:
    text = (
        "Au moins douze soldats ont été tués mardi près de Gao, a annoncé l'armée dans un communiqué publié hier soir."
    )
    (tmp_path / "fr.txt").write_text(text, "utf-8")
    skipped = run("read", str(tmp_path / "fr.txt"))
    assert skipped.returncode == 2 and b"French" in skipped.stderr
    forced = run("read", str(tmp_path / "fr.txt"), "--language", "en", "--format", "jsonl")
    assert forced.returncode == 0 and len(lines(forced)) == 1


def test_jobs_and_page(folder: Path, tmp_path: Path) -> None:
    good = [str(folder / "good.txt"), str(folder / "good2.txt.gz"), str(folder / "latin.txt")]
    one, two = run("read", *good, "--format", "jsonl"), run("read", *good, "--format", "jsonl", "--jobs", "2")
    assert one.stdout == two.stdout
    page = tmp_path / "page.html"
    assert run("read", *good, "--format", "html", "-o", str(page)).returncode == 0
    assert "At least 12" in page.read_text("utf-8")


def test_the_table() -> None:
    result = run("read", "-", "--format", "table", stdin=STORY.encode())
    assert b"army" in result.stdout and b"at least 12" in result.stdout.lower()


def test_import_is_light() -> None:
    modules = "('numpy', 'onnxruntime', 'yaml', 'trafilatura')"
    heavy = f"import counterclaim, sys; print([m for m in {modules} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", heavy], capture_output=True).stdout.strip() == b"[]"


def test_a_damaged_model_is_one_line(tmp_path: Path) -> None:
    with as_file(files("counterclaim.reading.recognition") / "model") as model:
        copy = Path(shutil.copytree(model, tmp_path / "model"))
    (copy / "claims.onnx").write_bytes(b"not a network")
    result = run("read", "-", "--model", str(copy), stdin=STORY.encode())
    assert result.returncode == 2 and result.stderr.decode().count("\n") == 1
    assert b"claims.onnx" in result.stderr
