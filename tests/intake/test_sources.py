"""Every file is read or named with what is wrong; one bad file never keeps the others from being read."""

import gzip
import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from counterclaim.claims.report import Report
from counterclaim.intake import unpacking
from counterclaim.intake.raw import Raw
from counterclaim.intake.refusal import Refusal
from counterclaim.intake.sources import Options, find_sources

TEXT = "Nine soldiers were killed in Dura on Thursday, the army said, and two trucks were destroyed.\n"
PAGE = f"<!DOCTYPE html><html lang='en'><title>Dura</title><body><article><p>{TEXT}</p></article></body></html>"
NOTHING_GIVEN = Options()
RECORD = json.dumps({"doc": "record", "text": TEXT}) + "\n"


def read(*paths: Path | str, options: Options = NOTHING_GIVEN) -> list[Report | Refusal]:
    found = (f.take() if isinstance(f, Raw) else f for f in find_sources([str(p) for p in paths], options))
    return [f if isinstance(f, Refusal) else f.report for f in found]


def names(found: list[Report | Refusal]) -> list[str]:
    return [f.doc if isinstance(f, Report) else str(f) for f in found]


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = data.encode() if isinstance(data, str) else data
    path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    return path


@pytest.mark.parametrize(
    ("name", "data", "doc"),
    [
        ("a.txt", TEXT, "a"),
        ("a.b.txt", TEXT, "a.b"),
        ("a.txt.gz", TEXT, "a"),
        ("A.TXT", TEXT, "A"),
        ("a.html", PAGE, "a"),
        ("a.htm", PAGE, "a"),
        ("a.html.gz", PAGE, "a"),
        ("a.jsonl", RECORD, "record"),
        ("a.jsonl.gz", RECORD, "record"),
        ("a", TEXT, "a"),
        ("a.dat", PAGE, "a.dat"),
        ("records", RECORD, "record"),
        (".txt", TEXT, ".txt"),
    ],
)
def test_kinds_of_files(tmp_path: Path, name: str, data: str, doc: str) -> None:
    (report,) = read(written(tmp_path, name, data))
    assert isinstance(report, Report)
    assert report.doc == doc
    assert report.text.strip() == TEXT.strip()


def test_a_text_keeps_every_character(tmp_path: Path) -> None:
    text = "  Nine died.\r\n\r\nBy Jane Doe\r\n\tTwo fled.\u00a0\n"
    (report,) = read(written(tmp_path, "a.txt", text))
    assert isinstance(report, Report)
    assert report.text == text
    assert [r.span.of(text) for r in report.excluded] == ["By Jane Doe"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.jsonl", b"", "is empty"),
        ("a.jsonl", b"\n \n", "is empty"),
        ("a.html", b" ", "is empty"),
        ("a.txt.gz", b"", "is empty"),
        ("a.txt", b"%PDF-1.7", "is a PDF document, not text"),
        ("a.html", b"<html><script>f()</script></html>", "is a page without an article's text"),
    ],
)
def test_refused_files(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = written(tmp_path, name, data)
    assert read(path) == [Refusal(str(path), reason)]


def test_a_truncated_gzip_file(tmp_path: Path) -> None:
    whole = gzip.compress(TEXT.encode())
    path = tmp_path / "a.txt.gz"
    path.write_bytes(whole[:-12])
    assert read(path) == [Refusal(str(path), "is a truncated gzip file")]


def test_a_file_that_only_claims_to_be_gzip(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(TEXT.encode())
    (refusal,) = read(path)
    assert str(refusal).startswith(f"{path}: is no sound gzip file (")


def test_records_before_the_end_of_a_truncated_file_are_read(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"doc": str(i), "text": f"{i * 7919} soldiers fell."}) + "\n" for i in range(500))
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode())[:-2_000])
    *reports, refusal = read(path)
    assert len(reports) > 50 and all(isinstance(r, Report) for r in reports)
    assert refusal == Refusal(str(path), "is a truncated gzip file")


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_a_bomb(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, f"{name}.gz", b"Nine " * 1_000_000)
    assert read(path) == [Refusal(str(path), "is packed tighter than a text can be")]


def test_a_file_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "LARGEST", 50)
    path = written(tmp_path, "a.txt", TEXT)
    assert read(path) == [Refusal(str(path), "is larger than 0 MB")]


def test_what_is_not_there(tmp_path: Path) -> None:
    assert names(read(tmp_path / "none.txt", "x" * 5_000)) == [
        f"{tmp_path / 'none.txt'}: does not exist",
        f"{'x' * 5_000}: cannot be read (File name too long)",
    ]


def test_an_unreadable_file_among_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for i in range(20):
        written(tmp_path, f"{i:02}.txt", TEXT)
    (tmp_path / "07.txt").unlink()
    (tmp_path / "07.txt").symlink_to(tmp_path / "07.txt")
    found = read(tmp_path)
    assert len(found) == 20
    (refusal,) = [f for f in found if isinstance(f, Refusal)]
    assert str(refusal).startswith(f"{tmp_path / '07.txt'}: cannot be read (")


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.html",
        "sub/deep/d.txt",
        "sub/c.jsonl.gz",
        ".hidden.txt",
        ".git/x.txt",
        "notes.md",
        "p.png",
    ):
        written(tmp_path, name, PAGE if "html" in name else RECORD if "jsonl" in name else TEXT)
    assert names(read(tmp_path)) == ["a", "b", "record", "d"]


def test_a_folder_without_reports(tmp_path: Path) -> None:
    written(tmp_path, "notes.md", TEXT)
    assert read(tmp_path) == [Refusal(str(tmp_path), "holds no reports (.txt, .html, .jsonl, also .gz)")]


@pytest.mark.parametrize(
    ("data", "docs"),
    [
        (TEXT.encode(), ["stdin"]),
        (PAGE.encode(), ["stdin"]),
        (RECORD.encode() * 2, ["record", "record"]),
        (gzip.compress(TEXT.encode()), ["stdin"]),
        (b"", ["-: is empty"]),
        (b"\x89PNG\r\n", ["-: is a PNG image, not text"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, docs: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert names(read("-")) == docs


def test_records_in_utf_16(tmp_path: Path) -> None:
    assert names(read(written(tmp_path, "a.jsonl", (RECORD * 2).encode("utf-16")))) == ["record", "record"]


def test_what_the_user_gives(tmp_path: Path) -> None:
    (report,) = read(written(tmp_path, "a.txt", TEXT), options=Options(date(2024, 8, 2), "fr"))
    assert isinstance(report, Report)
    assert (report.published, report.language) == (date(2024, 8, 2), "fr")


FRENCH = "L’armée a annoncé que neuf soldats avaient été tués lorsque des hommes armés ont attaqué leur poste. " * 3
SKIPPED = "is in French (fr): skipped (--language en reads it all the same)"


def test_reports_in_other_languages_are_named_and_skipped(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", FRENCH.encode())
    assert read(path) == [Refusal(str(path), SKIPPED)]


def test_a_record_in_another_language_does_not_stop_the_others(tmp_path: Path) -> None:
    lines = [json.dumps({"doc": "b", "text": FRENCH}), json.dumps({"doc": "c", "text": TEXT})]
    path = written(tmp_path, "a.jsonl", "\n".join(lines).encode())
    refusal, report = read(path)
    assert refusal == Refusal(f"{path}:1", SKIPPED)
    assert isinstance(report, Report)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_forced_language_reads_it_all_the_same(tmp_path: Path, language: str) -> None:
    (report,) = read(written(tmp_path, "a.txt", FRENCH.encode()), options=Options(language=language))
    assert isinstance(report, Report)
