"""Sets that grow together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence


class Union:
    """Disjoint sets of ids; the least id of a set stands for it, so that the order of joining does not matter."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def add(self, id: str) -> str:
        """What stands for the id's set, which is its own where it is new."""
        self._above.setdefault(id, id)
        return self.find(id)

    def find(self, id: str) -> str:
        while (above := self._above[id]) != id:
            self._above[id] = self._above[above]
            id = above
        return id

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self._above[second] = first

    def sets(self) -> Sequence[Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for id in sorted(self._above):
            found[self.find(id)].append(id)
        return list(found.values())
