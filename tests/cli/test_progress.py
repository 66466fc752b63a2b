"""The time left is foretold only where the work to come is known, and nothing is shown but on a terminal."""

from pathlib import Path

import pytest

from counterclaim.cli.progress import Progress, known_bytes


@pytest.mark.parametrize(
    "sources, expected",
    [
        (["a.txt"], 3),
        (["folder"], 7),
        (["a.txt", "folder"], 10),
        (["b.jsonl.gz"], 2),
        (["a.txt", "-"], None),
        (["https://news.example/story"], None),
        (["missing.txt"], None),
    ],
)
def test_known_bytes(sources: list[str], expected: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("abc")
    (tmp_path / "b.jsonl.gz").write_bytes(b"\x1f\x8b")
    (tmp_path / "folder" / "deeper").mkdir(parents=True)
    (tmp_path / "folder" / "c.txt").write_text("four")
    (tmp_path / "folder" / "deeper" / "d.html").write_text("xyz")
    (tmp_path / "folder" / "picture.png").write_bytes(b"not a report")
    assert known_bytes(sources) == expected


@pytest.mark.parametrize("total", [None, 100])
def test_silent_where_no_terminal_is(total: int | None, capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(total) as progress:
        progress.reach(40, True, "1 report filed")
    assert capsys.readouterr() == ("", "")
