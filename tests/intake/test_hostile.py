"""What strangers put into files and pages is refused in one clear line or taken as plain text; nothing else is lost.

Addresses inside the own network are in test_addresses.py, redirects and bombs from servers in test_fetch.py, bombs and
damages in web archives in test_warc.py, entities in test_feed.py.
"""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.claims.report import Report
from counterclaim.intake.raw import Raw
from counterclaim.intake.refusal import Refusal
from counterclaim.intake.sources import Options, find_sources
from counterclaim.intake.taken import Taken
from counterclaim.intake.warc import pages_from_warc

TEXT = "Nine soldiers were killed in Dura on Thursday, the army said, and two trucks were destroyed.\n"
UPWARDS = [
    "../../escaped",
    "/tmp/escaped",
    "..\\..\\escaped",
    "a/../../escaped",
    "~/escaped",
    "escaped\x00.txt",
    "C:\\escaped",
]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder of reports deep in another; at the end nothing lies anywhere that did not lie there before."""
    inner = tmp_path / "a" / "b" / "reports"
    inner.mkdir(parents=True)
    (inner / "good.txt").write_text(TEXT)
    yield inner
    assert not [p for p in tmp_path.rglob("*") if "escaped" in p.name and inner not in p.parents]


def read(folder: Path) -> list[Report | Refusal]:
    before = {p: p.stat().st_size for p in folder.rglob("*")}
    found = [f.take() if isinstance(f, Raw) else f for f in find_sources([str(folder)], Options())]
    assert {p: p.stat().st_size for p in folder.rglob("*")} == before
    return [f if isinstance(f, Refusal) else f.report for f in found]


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name.replace("\x00", "")), TEXT)
    return buffer.getvalue()


def tarred(name: str) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo(name.replace("\x00", ""))
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT.encode()))
    return buffer.getvalue()


def gzipped(name: str) -> bytes:
    """With the name in the head of the file, where other programs unpack to."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="x", mode="wb", fileobj=buffer) as archive:
        archive.write(TEXT.encode())
    return buffer.getvalue().replace(b"\x00x\x00"[1:], name.replace("\x00", "").encode() + b"\x00", 1)


@pytest.mark.parametrize("name", UPWARDS)
def test_archives_are_never_unpacked_to_the_disk(folder: Path, name: str) -> None:
    (folder / "a.txt").write_bytes(zipped(name))
    (folder / "b.txt").write_bytes(tarred(name))
    (folder / "c.txt.gz").write_bytes(gzipped(name))
    found = read(folder)
    assert [str(f) for f in found if isinstance(f, Refusal)] == [
        f"{folder / 'a.txt'}: is a ZIP archive or an office document, not text",
        f"{folder / 'b.txt'}: is a binary file, not text",
    ]
    assert [f.doc for f in found if isinstance(f, Report)] == ["c", "good"]


@pytest.mark.parametrize("name", UPWARDS)
def test_names_within_web_archives_lead_nowhere(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    attached = f"Content-Type: text/html\r\nContent-Disposition: attachment; filename={name}"
    page = f"HTTP/1.1 200 OK\r\n{attached}\r\n\r\n<p>{TEXT}</p>"
    named = f"WARC-Target-URI: {name}\r\nWARC-Filename: {name}"
    head = f"WARC/1.0\r\nWARC-Type: response\r\n{named}\r\nContent-Type: application/http\r\n"
    monkeypatch.chdir(folder)
    before = set(folder.rglob("*"))
    (raw,) = pages_from_warc(
        io.BytesIO(f"{head}Content-Length: {len(page)}\r\n\r\n{page}\r\n\r\n".encode()), source="a.warc"
    )
    assert isinstance(raw, Raw)
    found = raw.take()
    assert isinstance(found, Taken)
    assert found.report.text.strip() == TEXT.strip()
    assert found.report.doc.isprintable()
    assert set(folder.rglob("*")) == before


def test_one_bad_file_of_each_kind_and_a_good_one(folder: Path) -> None:
    bad = {
        "bomb.txt.gz": gzip.compress(b"x" * 50_000_000),
        "cut.txt.gz": gzip.compress(TEXT.encode())[:-9],
        "deep.html": b"<div>" * 50_000 + b"x",
        "deep.jsonl": b"[" * 100_000,
        "empty.html": b"",
        "nul.txt": b"\x00\x07" * 5_000 + b"\x01",
        "pdf.html": b"%PDF-1.7",
    }
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    found = read(folder)
    refusals = [f for f in found if isinstance(f, Refusal)]
    assert [f.doc for f in found if isinstance(f, Report)] == ["good"]
    assert sorted(Path(r.source.split(":")[0]).name for r in refusals) == sorted(bad)
    assert all("\n" not in str(r) and len(r.reason) < 100 for r in refusals)


PLAIN = [
    '=HYPERLINK("http://x.org","Dura")',
    "=1+1",
    "-2.86",
    "@SUM(A1:A9)",
    "+cmd|' /C calc'!A0",
    "\u202eDura\u202c falls",
    "D\u0301\u0327" * 60,
    "Dura\u200b\u2060 falls \U0001f4a3",
    "\U000e0041Dura",
    "ﷺ ﷽ Dura",
    "{{ 7*7 }} ${7*7} %s %n",
    "'; DROP TABLE reports; --",
]


@pytest.mark.parametrize("title", PLAIN)
def test_titles_and_texts_stay_as_they_were_written(folder: Path, title: str) -> None:
    told = f"{title} {TEXT}"
    shown = title.replace("&", "&amp;").replace("<", "&lt;")
    (folder / "a.txt").write_text(told, "utf-8")
    (folder / "b.html").write_text(
        f"<html><head><title>{shown}</title></head><body><article><p>{shown} {TEXT}</p></article>", "utf-8"
    )
    text, page, _ = read(folder)
    assert isinstance(text, Report) and text.text == told
    assert isinstance(page, Report) and page.text.strip().endswith(TEXT.strip())
    assert page.title and visible(page.title) == visible(title), "the extraction of pages drops what nobody sees"


def visible(text: str) -> str:
    return "".join(c for c in text if c.isprintable())
