"""The ledger's own rule (policies.md, row `ledger`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median_low

from counterclaim.weighing.figures import largest, smallest
from counterclaim.weighing.rules.parameters import Value, names, whole
from counterclaim.weighing.rules.verdict import Verdict, range_verdict, split
from counterclaim.weighing.sifting import independent_sources
from counterclaim.weighing.testimony import Testimony
from counterclaim.weighing.voices import Interest

TIERS = ("several_independent", "against_interest", "one_independent", "about_others", "self_serving")
"""Two or more independent third parties, a claim against interest, one third party, a belligerent about people of
neither side, a belligerent about its enemy."""
_INTERESTS = {
    "several_independent": Interest.INDEPENDENT,
    "against_interest": Interest.AGAINST,
    "one_independent": Interest.INDEPENDENT,
    "about_others": Interest.ABOUT_OTHERS,
    "self_serving": Interest.SELF_SERVING,
}


def decide(standing: Sequence[Testimony], parameters: Mapping[str, Value]) -> Verdict:
    """best: the figure of the first tier of `prefer` that gives one, the lower median where it gives several, so that
    somebody said it. low and high: the smallest lower and the largest upper bound of all tiers, open where one is.
    """
    tiers = names(parameters["prefer"])
    credible, aside = split(standing, (_INTERESTS[tier] for tier in tiers))
    figures = [_figure(tier, credible, whole(parameters["corroborating"])) for tier in tiers]
    best = next((figure for figure in figures if figure is not None), None)
    low = smallest(t.figure.low for t in credible)
    is_open = any(t.figure.high is None for t in credible)
    high = None if is_open else largest(t.figure.high for t in credible)
    return range_verdict(credible, low, best, high, aside)


def _figure(tier: str, credible: Sequence[Testimony], corroborating: int) -> int | None:
    of_tier = [t for t in credible if t.interest is _INTERESTS[tier] and t.figure.point is not None]
    if tier == "several_independent" and independent_sources(of_tier) < corroborating:
        return None
    points = [t.figure.point for t in of_tier if t.figure.point is not None]
    return median_low(points) if points else None
