"""Whole numbers for ids, where a format knows nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

FIRST, LAST = 1_000_000_000, 2_147_483_647
"""Above every number that UCDP has given, within 32 bits."""


def numbers(ids: Iterable[str]) -> dict[str, int]:
    """A number of its own for each id, made of the id alone; of two that fall together the later id takes another."""
    found: dict[str, int] = {}
    taken: set[int] = set()
    for id in sorted(set(ids)):
        turn = 0
        while (number := _number(f"{id}/{turn}" if turn else id)) in taken:
            turn += 1
        taken.add(number)
        found[id] = number
    return found


def _number(words: str) -> int:
    return FIRST + int.from_bytes(hashlib.sha256(words.encode()).digest()[:8], "big") % (LAST - FIRST + 1)
