"""A changed bit is found, wherever it is."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from counterclaim.accounts.accounts import Accounts
from counterclaim.accounts.person import Role
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.store import Codings
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.hashing import digest
from counterclaim.ledger.ledger import create_ledger, open_ledger
from counterclaim.ledger.tables import metadata
from counterclaim.ledger.verify import find_faults
from tests.ledger.making import READER, Clock, reading

CELLS = [(table.name, column.name) for table in metadata.sorted_tables for column in table.columns]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with two reports, their bytes, a decision, an account and a coding."""
    path = tmp_path_factory.mktemp("sound") / "ledger.db"
    ledger = create_ledger(str(path), Clock())
    for place in ("Gao", "Kidal"):
        told = reading(f"The army said 12 soldiers died in {place}.", "12 soldiers", doc=place)
        object.__setattr__(told.report, "original", 20 * told.report.text.encode())
        ledger.add(told, READER, "file")
    ledger.decide(Decision(Verdict.REJECT, (ledger.facts().claims[0].id,), "Ana", ledger.clock(), "seen"))
    Accounts(ledger).open("Ana", Role.ADMIN, "correct horse battery", by="setup")
    reports = tuple(report.id for report in ledger.facts().reports)
    Codings(ledger).make(CodingSet("first", ("Ana", "Ben"), reports, frozenset(), {}, 1, 0.5, "Ana", ledger.clock()))
    ledger.engine.dispose()
    return path


@pytest.fixture
def copied(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path / "ledger.db"))


def test_a_sound_ledger_has_no_faults(sound: Path) -> None:
    assert find_faults(open_ledger(str(sound))) == []


@pytest.mark.parametrize(("table", "column"), CELLS)
def test_a_changed_cell_is_found(table: str, column: str, copied: Path) -> None:
    connection = sqlite3.connect(copied)
    value = connection.execute(f"select {column} from {table} limit 1").fetchone()[0]
    connection.execute(f"update {table} set {column} = ? where {column} is ?", (_flipped(value), value))
    connection.commit()
    connection.close()
    assert find_faults(open_ledger(str(copied))) != []


def _flipped(value: str | bytes | int) -> str | bytes | int:
    """The value with its lowest bit turned, in the middle of text and bytes."""
    if isinstance(value, int):
        return value ^ 1
    middle = len(value) // 2
    if isinstance(value, bytes):
        return value[:middle] + bytes([value[middle] ^ 1]) + value[middle + 1 :]
    return value[:middle] + chr(ord(value[middle]) ^ 1) + value[middle + 1 :]


@pytest.mark.parametrize("table", [t.name for t in metadata.sorted_tables])
def test_a_missing_row_is_found(table: str, copied: Path) -> None:
    connection = sqlite3.connect(copied)
    connection.execute(f"delete from {table} where rowid = (select max(rowid) from {table})")
    connection.commit()
    connection.close()
    assert find_faults(open_ledger(str(copied))) != []


def test_a_bit_of_the_file_is_found_or_belongs_to_nothing(sound: Path, tmp_path: Path) -> None:
    """Of bits turned at random in the file each is found, unless every row is still as it was."""
    content, rng, rows, found = sound.read_bytes(), random.Random(1), _rows(sound), 0
    for number in range(400):
        path = tmp_path / f"{number}.db"
        at = rng.randrange(len(content))
        path.write_bytes(content[:at] + bytes([content[at] ^ (1 << rng.randrange(8))]) + content[at + 1 :])
        try:
            faults = find_faults(open_ledger(str(path)))
        except ValueError as error:
            faults = [str(error)]
        assert faults or _rows(path) == rows
        found += bool(faults)
    assert found > 5


def _rows(path: Path) -> str:
    connection = sqlite3.connect(path)
    told = [
        connection.execute(f"select * from {table.name} order by 1, 2").fetchall() for table in metadata.sorted_tables
    ]
    connection.close()
    return digest(repr(told))
