"""A set as somebody asks for it, and the draw that makes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from counterclaim.coding.candidate import Candidate
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.drawing import blind_share, drawn, shuffled
from counterclaim.knowledge.folding import plain

MOST = 500
"""Reports of one kind in a set."""


@dataclass(frozen=True, slots=True)
class SetWish:
    """`having` and `lacking` are how many reports with and without claims; `share` of them are coded without
    suggestions. Only reports of the outlet, of these days of publication, with these words in the title are drawn.
    Raises ValueError where so many cannot be asked for.
    """

    name: str
    coders: tuple[str, str]
    having: int
    lacking: int
    share: float
    seed: int
    outlet: str = ""
    words: str = ""
    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if max(self.having, self.lacking) > MOST:
            raise ValueError(f"a set has at most {MOST} reports with claims and as many without")

    def takes(self, candidate: Candidate) -> bool:
        return (
            self.outlet in ("", candidate.outlet)
            and self._has_day(candidate.day)
            and all(word in plain(candidate.title) for word in plain(self.words).split())
        )

    def _has_day(self, day: date | None) -> bool:
        if self.first is None and self.last is None:
            return True
        return day is not None and (self.first or date.min) <= day <= (self.last or date.max)

    def draw(self, candidates: Iterable[Candidate], used: Collection[str], by: str, at: datetime) -> CodingSet:
        """Of reports that fit and are not used, at most one of each story. Raises ValueError, in words."""
        fitting = one_of_each(filter(self.takes, candidates), used, self.seed)
        having = [report for report, candidate in fitting.items() if candidate.claims]
        chosen = [*drawn(having, self.having, self.seed), *drawn(fitting.keys() - having, self.lacking, self.seed)]
        blind = frozenset(blind_share(chosen, self.share, self.seed))
        suggested = {report: fitting[report].suggested for report in chosen if report not in blind}
        in_order = tuple(shuffled(chosen, str(self.seed)))
        return CodingSet(self.name, self.coders, in_order, blind, suggested, self.seed, self.share, by, at)


def one_of_each(candidates: Iterable[Candidate], used: Collection[str], seed: int) -> dict[str, Candidate]:
    """By id; of the copies of a story that are not used the one that the seed draws."""
    free = {candidate.id: candidate for candidate in candidates if candidate.id not in used}
    stories: dict[str, Candidate] = {}
    for report in shuffled(free, f"{seed} copies"):
        stories.setdefault(free[report].story, free[report])
    return {candidate.id: candidate for candidate in stories.values()}
