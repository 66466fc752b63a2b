"""What is found, cut into chunks that are worth a journey to another process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.intake.meter import Meter
from counterclaim.intake.raw import Raw
from counterclaim.intake.refusal import Refusal
from counterclaim.intake.taken import Taken

Found = Raw | Taken | Refusal
_MOST_ITEMS = 32
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Chunk:
    """`read` are the bytes of the input that were read up to its end; `known` is how many were left out of it."""

    items: tuple[Found, ...]
    size: int
    read: int
    known: int = 0


def chunks(found: Iterable[Found], meter: Meter) -> Iterator[Chunk]:
    """In order; a chunk is closed when it has enough items or bytes."""
    items: list[Found] = []
    size = 0
    for each in found:
        items.append(each)
        size += _size(each)
        if len(items) >= _MOST_ITEMS or size >= _MOST_BYTES:
            yield Chunk(tuple(items), size, meter.read)
            items, size = [], 0
    if items:
        yield Chunk(tuple(items), size, meter.read)


def _size(found: Found) -> int:
    if isinstance(found, Raw):
        return len(found.data)
    return 0 if isinstance(found, Refusal) else len(found.report.text)
