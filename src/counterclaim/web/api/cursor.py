"""A long list a piece at a time: a cursor says behind which row to go on, however the list has grown since."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar

from fastapi import HTTPException, Query

T = TypeVar("T")
Key = tuple[Any, ...]
MOST = 500

Cursor = Annotated[str | None, Query(max_length=600, description="`next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Rows at most.")]


def piece(rows: Sequence[T], key: Callable[[T], Key], cursor: str | None, limit: int) -> tuple[Sequence[T], str | None]:
    """At most `limit` of the rows, which are sorted by the key, and the cursor of those behind them. Raises 400."""
    begin = _behind(rows, key, _read(cursor)) if cursor else 0
    found = rows[begin : begin + limit]
    return found, _written(key(found[-1])) if begin + limit < len(rows) else None


def _behind(rows: Sequence[T], key: Callable[[T], Key], last: Key) -> int:
    try:
        return bisect_right(rows, last, key=key)
    except TypeError:
        raise HTTPException(400, _NONE) from None


def _written(key: Key) -> str:
    return urlsafe_b64encode(json.dumps(key, separators=(",", ":")).encode()).decode().rstrip("=")


def _read(cursor: str) -> Key:
    try:
        told = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, list):
        raise HTTPException(400, _NONE)
    return tuple(told)


_NONE = "that is no cursor of this list"
