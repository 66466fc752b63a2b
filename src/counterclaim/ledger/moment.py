"""Points in time, as they are written: UTC, to the microsecond, so that later sorts behind earlier."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

Clock = Callable[[], datetime]
_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"


def now() -> datetime:
    return datetime.now(UTC)


def written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(_FORMAT)


def read_moment(words: str) -> datetime:
    """A day means its end: what was known on 3 May is what was known when it was over.

    Raises ValueError for what is neither a day nor a time in ISO 8601; a time without a zone is UTC.
    """
    if len(words) == 10:
        day = date.fromisoformat(words)
        return datetime.combine(day, time.min, UTC) + timedelta(days=1) - timedelta(microseconds=1)
    found = datetime.fromisoformat(words)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
