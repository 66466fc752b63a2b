"""The database under a ledger: one file by default, PostgreSQL by a URL."""

from __future__ import annotations

from pathlib import Path
from sqlite3 import SQLITE_BUSY, OperationalError
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

WRITES = {"writes": True}
"""Execution options of a connection that is going to write."""
_TURN = 7_201_554_936
"""A number that only this program asks PostgreSQL's locks for."""
_MOMENT = 0.05
_PATIENCE = 60
"""Seconds that a writer waits for another."""


def open_engine(address: str) -> Engine:
    """`address` is a path, or a URL of SQLAlchemy (`sqlite:///…`, `postgresql://…`)."""
    if "://" not in address:
        address = f"sqlite:///{Path(address).resolve()}"
    if address.startswith("postgresql://"):
        address = address.replace("postgresql://", "postgresql+psycopg://", 1)
    engine = create_engine(address)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: Any) -> None:
    """Transactions begin where we say so; readers do not wait for the writer; what is committed is on the disk."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={_PATIENCE * 1000}")
    _log_ahead(connection)
    for pragma in ("synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _log_ahead(connection: Any) -> None:
    """A file that others are making right now cannot change its mode, and SQLite does not wait for that by itself."""
    until = monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except OperationalError as error:
            if error.sqlite_errorcode != SQLITE_BUSY or monotonic() > until:
                raise
            sleep(_MOMENT)


def _begin(connection: Connection) -> None:
    """A writer takes its turn at once: one that read first could not go on after another's write."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def take_turn(connection: Connection) -> None:
    """Wait until nobody else makes or changes tables; on SQLite a transaction that writes has waited already."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")


def self_check(connection: Connection) -> list[str]:
    """What the engine itself finds wrong with its file: a damaged index can hide rows that are still there.

    PostgreSQL has no such check within a session; its pages carry checksums.
    """
    if connection.dialect.name != "sqlite":
        return []
    found = [str(line) for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars()]
    return [] if found == ["ok"] else found
