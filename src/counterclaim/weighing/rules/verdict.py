"""What a rule finds for one kind of harm and one side, and what rules have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.weighing.estimate import Row, Use
from counterclaim.weighing.figures import Figure, ordered
from counterclaim.weighing.testimony import Testimony
from counterclaim.weighing.voices import Interest, interest_words


@dataclass(frozen=True, slots=True)
class Verdict:
    """`rows` hold each of the claims that the rule was given, once."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    rows: tuple[Row, ...] = ()
    conceded: Figure | None = None


def range_verdict(
    used: Sequence[Testimony],
    low: int | None,
    best: int | None,
    high: int | None,
    aside: Iterable[Row] = (),
    conceded: Figure | None = None,
) -> Verdict:
    """A verdict on all of `used`; each row says which of the three figures it gives."""
    low, best, high = ordered(low, best, high)
    rows = (Row(t, Use.USED, _why(t, high), _gives(t.figure, low, best, high)) for t in used)
    return Verdict(low, best, high, (*rows, *aside), conceded)


def single_verdict(standing: Sequence[Testimony], figure: int | None, why: str) -> Verdict:
    """One figure without bounds: the claims that give it are used for `why`, the others are outweighed."""
    if figure is None:
        return Verdict(rows=tuple(Row(t, Use.OUTWEIGHED, "no other figure to take in its stead") for t in standing))
    rows = tuple(
        Row(t, Use.USED, why, ("low", "best", "high"))
        if t.figure.point == figure
        else Row(t, Use.OUTWEIGHED, f"{figure:,} is taken: {why}")
        for t in standing
    )
    return Verdict(figure, figure, figure, rows)


def split(standing: Iterable[Testimony], interests: Iterable[Interest]) -> tuple[list[Testimony], list[Row]]:
    """Those whose interest is among `interests`, and the rows of the others, who are not credible by the rule."""
    kept, aside = [], []
    wanted = frozenset(interests)
    for testimony in standing:
        if testimony.interest in wanted:
            kept.append(testimony)
        else:
            why = f"{interest_words(testimony.interest)}: not credible by this rule"
            aside.append(Row(testimony, Use.NOT_CREDIBLE, why))
    return kept, aside


def _why(testimony: Testimony, high: int | None) -> str:
    told = interest_words(testimony.interest)
    return f"{told}, open above" if high is None and testimony.figure.high is None else told


def _gives(figure: Figure, low: int | None, best: int | None, high: int | None) -> tuple[str, ...]:
    own = (figure.low, figure.point, figure.high)
    found = {
        "low": low is not None and low in own,
        "best": best is not None and figure.point == best,
        "high": high is not None and high in own,
    }
    return tuple(part for part, given in found.items() if given)
