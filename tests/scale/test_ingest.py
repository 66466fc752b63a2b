"""One process and two make the same ledger; what was read is passed over by its bytes, and nothing else is."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from counterclaim.intake.raw import Form, Raw
from counterclaim.intake.refusal import Refusal
from counterclaim.intake.sources import Options
from counterclaim.intake.taking import Intake
from counterclaim.ledger.filing import filing
from counterclaim.ledger.known import known
from counterclaim.ledger.ledger import Ledger, create_ledger
from counterclaim.ledger.verify import find_faults
from counterclaim.reading.reader import load_reader
from counterclaim.scale.chunks import Chunk, chunks
from counterclaim.scale.ingest import Summary, ingest
from counterclaim.scale.work import reader_name, start_filing
from tests.ledger.making import READER, reading

FRENCH = "Au moins douze soldats ont été tués mardi près de Gao, a annoncé l'armée dans un communiqué publié hier soir."


BUNDLED = partial(start_filing, None)


def line(n: int) -> str:
    text = FRENCH if n % 9 == 4 else f"The army said {n + 2} rebels were killed near Gao on Monday. Shops were open."
    return json.dumps({"doc": f"report {n}", "text": text, "published": "2024-05-07"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lines, more than are read before processes are begun, a packed page, an empty file, and a line that is none."""
    path = tmp_path_factory.mktemp("reports")
    (path / "a.jsonl").write_text("\n".join([*map(line, range(70)), "oops"]))
    page = (
        "<html lang=en><title>Gao</title><body><article><p>Nine farmers were killed by soldiers near Gao, said Ana Ba."
    )
    (path / "b.html.gz").write_bytes(gzip.compress(page.encode()))
    (path / "c.txt").write_bytes(b"")
    return path


def run(
    ledger: Ledger,
    sources: list[str],
    jobs: int = 1,
    starter: Callable[[int], Callable[[Any], Any]] = BUNDLED,
    name: str = "",
) -> tuple[Summary, list[Refusal]]:
    intake, summary, refusals = Intake(Options()), Summary(), []
    found = chunks(intake.find(sources), intake.meter)
    for step in ingest(ledger, name or reader_name(), found, starter, jobs, summary):
        refusals += step.refusals
    return summary, refusals


def test_the_name_is_known_before_the_reader_is_loaded() -> None:
    assert reader_name() == load_reader().name


def test_one_process_and_two_make_the_same(folder: Path, tmp_path: Path) -> None:
    one, two = create_ledger(str(tmp_path / "one.db")), create_ledger(str(tmp_path / "two.db"))
    told, refused = run(one, [str(folder)], jobs=1)
    assert (told.added, told.known, told.refused) == (63, 0, 10)
    assert told.claims >= 60
    again = run(two, [str(folder)], jobs=2)
    assert (again[0], again[1]) == (told, refused)
    assert one.content_hash() == two.content_hash()
    assert find_faults(two) == []
    third, _ = run(two, [str(folder)], jobs=2)
    assert (third.added, third.known, third.claims) == (0, 63, 0)
    assert two.content_hash() == one.content_hash()


def start_unread(_: int) -> Callable[[Raw], Any]:
    raise AssertionError("what is known is read again")


def test_nothing_is_loaded_for_what_is_known(tmp_path: Path) -> None:
    path, ledger = tmp_path / "a.txt", create_ledger(str(tmp_path / "ledger.db"))
    path.write_text("The army said 12 rebels were killed near Gao.")
    taken = Raw(Form.TEXT, path.read_bytes(), "a", str(path), "file").take()
    assert not isinstance(taken, Refusal)
    ledger.file([filing(replace(reading("", doc="a"), report=taken.report))], "reader 1")
    told, _ = run(ledger, [str(path)], starter=start_unread, name="reader 1")
    assert (told.added, told.known) == (0, 1)
    with pytest.raises(AssertionError):
        run(ledger, [str(path)], starter=start_unread, name="reader 2")


TEXT = b"The army said 12 rebels were killed near Gao. Residents fled to the hills and came back later."
RAW = Raw(Form.TEXT, TEXT, "gao", "gao.txt", "file gao.txt", date(2024, 5, 7))


@pytest.mark.parametrize(
    ("changed", "is_known"),
    [
        ({}, True),
        ({"way": "file elsewhere/gao.txt", "source": "elsewhere/gao.txt"}, True),
        ({"doc": "another"}, False),
        ({"data": TEXT + b"!"}, False),
        ({"published": date(2024, 5, 8)}, False),
        ({"published": None}, True),
        ({"language": "en"}, True),
        ({"language": "fr"}, False),
        ({"url": "https://example.org/gao"}, False),
    ],
)
def test_what_is_known_by_its_bytes(changed: dict[str, Any], is_known: bool, tmp_path: Path) -> None:
    ledger, taken = create_ledger(str(tmp_path / "ledger.db")), RAW.take()
    assert not isinstance(taken, Refusal)
    ledger.file([filing(replace(reading(""), report=taken.report), taken.way)], READER)
    assert known(ledger, READER, [replace(RAW, **changed), RAW]) == [is_known, True]
    assert known(ledger, "another reader", [RAW]) == [False]


@pytest.mark.parametrize(("record", "doc", "is_known"), [("{}", "a:2", False), ('{"doc": "own"}', "a:2", True)])
def test_a_line_is_known_by_its_own_name_or_its_number(record: str, doc: str, is_known: bool, tmp_path: Path) -> None:
    data = json.dumps(json.loads(record) | {"text": TEXT.decode()}).encode()
    first, ledger = Raw(Form.LINE, data, "a:1", "a.jsonl:1", "file"), create_ledger(str(tmp_path / "ledger.db"))
    taken = first.take()
    assert not isinstance(taken, Refusal)
    ledger.file([filing(replace(reading(""), report=taken.report))], READER)
    assert known(ledger, READER, [first, replace(first, doc=doc)]) == [True, is_known]


def test_chunks_say_how_far_they_are(folder: Path) -> None:
    """Bytes as they lie on the disk, packed or not; every item is in one chunk."""
    intake = Intake(Options())
    cut: list[Chunk] = list(chunks(intake.find([str(folder)]), intake.meter))
    assert sum(len(chunk.items) for chunk in cut) == 73
    assert [chunk.read for chunk in cut] == sorted(chunk.read for chunk in cut)
    assert cut[-1].read == sum(path.stat().st_size for path in folder.iterdir())
