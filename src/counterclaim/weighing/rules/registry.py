"""The rules by their names, each with the parameters that a policy may set."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.weighing.estimate import Grade
from counterclaim.weighing.rules import acled, airwars, gtd, ibc, ledger, reports, ucdp
from counterclaim.weighing.rules.parameters import Choice, Choices, Number, Value
from counterclaim.weighing.rules.verdict import Verdict
from counterclaim.weighing.testimony import Testimony
from counterclaim.weighing.voices import Interest

__all__ = ["RULES", "Rule", "Value"]

Parameters = Mapping[str, Value]
_ALL = tuple(interest.value for interest in Interest)
_SELF_SERVING = (Interest.SELF_SERVING.value,)
_OTHERS = tuple(value for value in _ALL if value not in _SELF_SERVING)
_SUMS = Choice("divide", ("divide", "aside"))
_BEST_PLACED = (Interest.INDEPENDENT.value, Interest.AGAINST.value)


@dataclass(frozen=True, slots=True)
class Rule:
    """`decide` sees the claims of one kind and side that stand, oldest first; `each_latest`: one of each claimant.

    `grade` judges the whole incident, from the records that no person rejected.
    """

    name: str
    decide: Callable[[Sequence[Testimony], Parameters], Verdict]
    parameters: Mapping[str, Choice | Choices | Number] = field(default_factory=dict)
    each_latest: bool = True
    grade: Callable[[Sequence[Record], ActorIndex, Parameters], Grade] | None = None


RULES: Mapping[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule("ledger", ledger.decide, {"prefer": Choices(ledger.TIERS, ledger.TIERS), "corroborating": Number(2)}),
        Rule("ucdp", ucdp.decide, {"prefer": Choices(_ALL, _ALL), "reliable": Choices(_OTHERS, _ALL)}),
        Rule("acled", acled.decide, {"reliable": Choices(_OTHERS, _ALL), "corroborating": Number(2), "sums": _SUMS}),
        Rule("gtd", gtd.decide, {"questionable": Choices(_SELF_SERVING, _ALL), "sums": _SUMS}),
        Rule(
            "airwars", airwars.decide, {"credible": Choices(_BEST_PLACED, _ALL), "fair": Number(2)}, grade=airwars.grade
        ),
        Rule("ibc", ibc.decide, {"credible": Choices(_ALL, _ALL), "sources": Number(2)}),
        Rule(
            "reports",
            reports.decide,
            {"take": Choice("lowest", reports.TAKES), "count": Choice("origins", reports.COUNTS)},
            each_latest=False,
        ),
    )
}
