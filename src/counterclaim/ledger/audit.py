"""The log of every write: only ever added to, and chained, so that no row can be changed or taken out unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from sqlalchemy import Connection, insert, select, update

from counterclaim.ledger.hashing import canonical, digest
from counterclaim.ledger.tables import head, log

BEGINNING = "0" * 64
HEAD = "log"


class Action(StrEnum):
    REPORT = "report"
    READING = "reading"
    DECISION = "decision"
    ACCOUNT = "account"
    CODING = "coding"


Write = tuple[Action, str, str]
"""What was done, to what, and the hash of what was written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One write. `content` is the hash of what was written, `previous` that of the entry before."""

    number: int
    added: str
    author: str
    action: str
    subject: str
    content: str
    previous: str

    @property
    def hash(self) -> str:
        told = (self.number, self.added, self.author, self.action, self.subject, self.content, self.previous)
        return digest(canonical(told))


def begin(connection: Connection) -> None:
    """The head of an empty log."""
    if connection.execute(select(head.c.name)).first() is None:
        connection.execute(insert(head).values(name=HEAD, number=0, hash=BEGINNING))


def hold(connection: Connection) -> None:
    """Wait for other writers to end; until this transaction ends, others wait for it."""
    connection.execute(select(head.c.number).where(head.c.name == HEAD).with_for_update()).first()


def append(connection: Connection, added: str, author: str, action: Action, subject: str, content: str) -> None:
    """Adds an entry behind the last, in a transaction that holds the head."""
    append_all(connection, added, author, [(action, subject, content)])


def append_all(connection: Connection, added: str, author: str, writes: Sequence[Write]) -> None:
    """As `append`, for many of one author and time."""
    if not writes:
        return
    number, previous = connection.execute(select(head.c.number, head.c.hash).where(head.c.name == HEAD)).one()
    rows = []
    for action, subject, content in writes:
        entry = Entry(number + 1, added, author, action.value, subject, content, previous)
        number, previous = entry.number, entry.hash
        rows.append({field.name: getattr(entry, field.name) for field in fields(entry)} | {"hash": previous})
    connection.execute(insert(log), rows)
    connection.execute(update(head).where(head.c.name == HEAD).values(number=number, hash=previous))


def entries(connection: Connection) -> Iterator[tuple[Entry, str]]:
    """The log in order, each entry with the hash that is written beside it."""
    for row in connection.execute(select(log).order_by(log.c.number)):
        told = (row.number, row.added, row.author, row.action, row.subject, row.content, row.previous)
        yield Entry(*told), row.hash


def last_entries(connection: Connection, most: int, before: int | None = None) -> list[Entry]:
    """The newest entries, those before a number where one is given; the newest first."""
    asked = select(log).order_by(log.c.number.desc()).limit(most)
    rows = connection.execute(asked.where(log.c.number < before) if before is not None else asked)
    return [Entry(r.number, r.added, r.author, r.action, r.subject, r.content, r.previous) for r in rows]


def broken_links(chain: Iterable[tuple[Entry, str]]) -> Iterator[str]:
    """What is wrong with the chain, in words."""
    number, previous = 0, BEGINNING
    for entry, written_hash in chain:
        number += 1
        if entry.number != number:
            yield f"log entry {number} is missing"
            number = entry.number
        if entry.previous != previous:
            yield f"log entry {entry.number} does not follow the one before"
        if entry.hash != written_hash:
            yield f"log entry {entry.number} was changed"
        previous = written_hash
