"""ACLED (policies.md, row `acled`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.weighing.figures import smallest
from counterclaim.weighing.rules.parameters import Value, names, whole
from counterclaim.weighing.rules.verdict import Verdict, single_verdict
from counterclaim.weighing.sifting import independent_sources
from counterclaim.weighing.testimony import Testimony


def decide(standing: Sequence[Testimony], parameters: Mapping[str, Value]) -> Verdict:
    """The lowest figure, until `corroborating` independent sources agree on one, or one of `reliable` gives one."""
    corroborated = smallest(_corroborated(standing, whole(parameters["corroborating"])))
    if corroborated is not None:
        return single_verdict(standing, corroborated, "the figure that independent sources agree on")
    reliable = names(parameters["reliable"])
    preferred = smallest(t.figure.point for t in standing if t.interest.value in reliable)
    if preferred is not None:
        return single_verdict(standing, preferred, "the lowest figure of the more reliable sources")
    return single_verdict(standing, smallest(t.figure.point for t in standing), "the lowest figure")


def _corroborated(standing: Sequence[Testimony], needed: int) -> list[int]:
    figures = {t.figure.point for t in standing if t.figure.point is not None}
    agreeing = {figure: [t for t in standing if t.figure.point == figure] for figure in figures}
    return [figure for figure, sources in agreeing.items() if independent_sources(sources) >= needed]
