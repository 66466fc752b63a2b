"""A whole ledger copied, row by row, to another address: a backup is a ledger in one file, whatever the engine."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from counterclaim.ledger.ledger import Ledger, create_ledger
from counterclaim.ledger.tables import head, log, metadata, reports
from counterclaim.ledger.verify import find_faults

_ROWS = 500
"""Rows that are carried at once."""


class NotCopied(ValueError):
    """The copy would overwrite something, or is not what it was copied from."""


def copy_ledger(source: Ledger, address: str) -> Ledger:
    """Copy to an address where there is no ledger yet, or an empty one; then verify the copy. Raises NotCopied."""
    target = create_ledger(address, source.clock)
    with source.engine.connect() as given, target.writing() as taken:
        if _holds_anything(taken):
            raise NotCopied(f"there is something at {address} already")
        taken.execute(delete(head))
        for table in metadata.sorted_tables:
            for rows in given.execute(select(table)).mappings().partitions(_ROWS):
                taken.execute(insert(table), [dict(row) for row in rows])
    if faults := find_faults(target):
        raise NotCopied(f"the copy at {address} is not sound: {faults[0]}")
    return target


def _holds_anything(connection: Connection) -> bool:
    return any(connection.execute(select(table).limit(1)).first() for table in (reports, log))
