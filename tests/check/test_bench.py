"""What the bench runs on, that everybody gets a turn, and what it prints; never a number of seconds."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from counterclaim.check.bench import Bench, Race, Speed, race, render_bench, run_bench
from counterclaim.check.contenders import Contender, reader_contender
from counterclaim.check.corpus import Corpus, load_corpus

CORPUS = Corpus("made up", ("Three guards died.", "Nothing happened."))


def test_a_corpus_is_gathered_from_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one two", "utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": "three"}) + "\n\n", "utf-8")
    (tmp_path / "c.json").write_text(json.dumps({"x": {"articleBody": "four"}, "y": {}}), "utf-8")
    (tmp_path / "d.html.gz").write_bytes(gzip.compress(b"<p>five"))
    (tmp_path / "e.png").write_bytes(b"\x89PNG")
    found = load_corpus("all", [tmp_path])
    assert (found.texts, found.pages, found.words) == (("one two", "three", "four"), (b"<p>five",), 4)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jsonl", b"{"), ("a.json", b"[1]"), ("a.html.gz", b"\x1f\x8bnot gzip"), ("a.txt.gz", b"plain")],
)
def test_a_malformed_file_is_named(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ValueError, match=name):
        load_corpus("all", [path])


def test_contenders_take_turns() -> None:
    turns: list[str] = []

    def contender(name: str) -> Contender:
        return Contender(name, lambda corpus: turns.append(name) or corpus.words)

    found = race([contender("a"), contender("b"), Contender("c", None, "not installed (c)")], CORPUS, rounds=2)
    assert turns == ["a", "b"] * 3
    assert [len(speed.rates) for speed in found.speeds] == [2, 2, 0]


def test_the_reader_reads_every_text() -> None:
    read: list[str] = []
    contender = reader_contender(lambda texts: map(read.append, texts))
    assert contender.run is not None
    assert (contender.run(CORPUS), read) == (5, list(CORPUS.texts))


def test_the_first_claim_is_that_of_the_first_text_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.check.bench.other_contenders", list)
    found = run_bench(lambda: lambda texts: [["claim"] * ("died" in text) for text in texts], [CORPUS], rounds=1)
    assert found.first_claim is not None
    assert 0 < found.reader_peak <= found.overall_peak
    assert run_bench(lambda: lambda texts: [[] for _ in texts], [CORPUS], rounds=1).first_claim is None


def test_what_is_printed() -> None:
    speeds = (
        Speed("counterclaim read", (900.0, 1000.0, 1100.0)),
        Speed("spaCy pipeline", (300.0, 250.0, 550.0)),
        Speed("textacy quotations", (), "not installed (textacy)"),
        Speed("main-text extraction", ()),
    )
    lines = render_bench(Bench(1.234, 150, 500.4, (Race("made up", 2, 5, 0, speeds),))).splitlines()
    assert lines[:2] == [
        "first claim: 1.23 s from a cold start",
        "peak memory: 150 MB with the reader alone, 500 MB with all",
    ]
    assert lines[3] == "made up: 2 texts, 5 words, 0 pages"
    assert lines[5].split() == ["counterclaim", "read", "1,000", "900", "1,100"]
    assert lines[6].split() == ["spaCy", "pipeline", "300", "250", "550", "3.00", "times"]
    assert [" ".join(line.split()) for line in lines[7:]] == [
        "textacy quotations not installed (textacy)",
        "main-text extraction nothing to work on",
    ]
