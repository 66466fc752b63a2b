"""The Global Terrorism Database (policies.md, row `gtd`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from counterclaim.weighing.figures import smallest
from counterclaim.weighing.rules.parameters import Value, names
from counterclaim.weighing.rules.verdict import Verdict, single_verdict
from counterclaim.weighing.testimony import Testimony


def decide(standing: Sequence[Testimony], parameters: Mapping[str, Value]) -> Verdict:
    """The most recent figure, unless it is of those in `questionable` (the perpetrator's own claim is) or several of
    that day differ; then what most sources say; without a majority the lowest.
    """
    told = [t for t in standing if t.figure.point is not None]
    figures = [t.figure.point for t in told]
    if len(set(figures)) == 1:
        why = "the figure on which the sources agree" if len(figures) > 1 else "the only figure"
        return single_verdict(standing, figures[0], why)
    newest = _newest(told, names(parameters["questionable"]))
    if newest is not None:
        return single_verdict(standing, newest, "the most recent figure")
    majority = [figure for figure, number in Counter(figures).items() if 2 * number > len(figures)]
    if majority:
        return single_verdict(standing, majority[0], "the figure of most sources, the most recent one being in doubt")
    return single_verdict(standing, smallest(figures), "the lowest figure, the most recent one being in doubt")


def _newest(told: Sequence[Testimony], questionable: Sequence[str]) -> int | None:
    day = max((t.day for t in told), default=None)
    newest = [t for t in told if t.day == day]
    if not newest or any(t.interest.value in questionable for t in newest):
        return None
    figures = {t.figure.point for t in newest}
    return figures.pop() if len(figures) == 1 else None
