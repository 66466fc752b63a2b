"""Iraq Body Count (policies.md, row `ibc`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.weighing.estimate import Row, Use
from counterclaim.weighing.figures import largest, smallest
from counterclaim.weighing.rules.parameters import Value, names, whole
from counterclaim.weighing.rules.verdict import Verdict, range_verdict, split
from counterclaim.weighing.sifting import independent_sources
from counterclaim.weighing.testimony import Testimony
from counterclaim.weighing.voices import Interest


def decide(standing: Sequence[Testimony], parameters: Mapping[str, Value]) -> Verdict:
    """The minimum and maximum across at least `sources` independent sources; with fewer, nothing. No best figure."""
    credible, aside = split(standing, map(Interest, names(parameters["credible"])))
    needed, found = whole(parameters["sources"]), independent_sources(credible)
    if found < needed:
        why = f"{found} independent source{'' if found == 1 else 's'} where {needed} are needed"
        return Verdict(rows=(*(Row(t, Use.UNCONFIRMED, why) for t in credible), *aside))
    low, high = smallest(t.figure.lowest for t in credible), largest(t.figure.highest for t in credible)
    return range_verdict(credible, low, None, high, aside)
