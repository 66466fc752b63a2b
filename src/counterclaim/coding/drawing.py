"""Drawing by a seed: the same seed and the same ids give the same draw on every machine."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.ledger.hashing import digest


def shuffled(ids: Iterable[str], seed: str) -> list[str]:
    """In an order that only the seed tells, whatever order they came in."""
    return sorted(set(ids), key=lambda id: digest(f"{seed} {id}"))


def drawn(ids: Iterable[str], number: int, seed: int) -> list[str]:
    """So many of the ids, all of them where there are no more."""
    return shuffled(ids, f"{seed} reports")[:number]


def blind_share(ids: Iterable[str], share: float, seed: int) -> list[str]:
    """The nearest whole number to that share of the ids (0 to 1). Raises ValueError for another share."""
    if not 0 <= share <= 1:
        raise ValueError(f"no share: {share}")
    told = shuffled(ids, f"{seed} blind")
    return told[: int(share * len(told) + 0.5)]
