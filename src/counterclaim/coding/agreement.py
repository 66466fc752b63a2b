"""How far two coders agree: field by field, in what they found, and why they differ."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.check.evaluation import GROUPS
from counterclaim.check.score import score
from counterclaim.claims.claim import Claim
from counterclaim.coding.alpha import Alpha, alpha
from counterclaim.coding.causes import Cause, causes
from counterclaim.coding.fields import FIELDS, Field
from counterclaim.coding.pairing import Row, rows

Codings = Mapping[str, tuple[Sequence[Claim], Sequence[Claim]]]
"""By report what the first and the second coder made of it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of a report in which the coders differ, and why."""

    report: str
    row: Row
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over some reports. `both` of the claims were found by both, `first` and `second` by one alone; `core_f1` and
    `claim_f1` take the first coder for the gold of the second. None where there is no claim.
    """

    reports: int
    both: int
    first: int
    second: int
    core_f1: float | None
    claim_f1: float | None
    fields: Mapping[str, Alpha]
    differences: tuple[Difference, ...]

    @property
    def claims(self) -> int:
        return self.both + self.first + self.second

    @property
    def found_by_both(self) -> float | None:
        return self.both / self.claims if self.claims else None

    def by_cause(self) -> dict[Cause, tuple[Difference, ...]]:
        """Every cause that there is, the most frequent first; a row may have several."""
        found = {cause: tuple(d for d in self.differences if cause in d.causes) for cause in Cause}
        return dict(sorted(((c, d) for c, d in found.items() if d), key=lambda told: -len(told[1])))


def agreement(codings: Codings) -> Agreement:
    """Of reports that both have coded."""
    told = {report: rows(one, other) for report, (one, other) in codings.items()}
    every = [(report, row) for report, found in told.items() for row in found]
    return Agreement(
        reports=len(codings),
        both=sum(row.one is not None and row.other is not None for _, row in every),
        first=sum(row.other is None for _, row in every),
        second=sum(row.one is None for _, row in every),
        core_f1=_f1(codings, "core"),
        claim_f1=_f1(codings, "claim"),
        fields={field.name: _alpha(field, told) for field in FIELDS},
        differences=tuple(Difference(report, row, why) for report, row in every if (why := causes(row))),
    )


def separately(codings: Codings, blind: Collection[str], looked: Collection[str] = ()) -> tuple[Agreement, Agreement]:
    """Of the reports that were coded blind, and of those with suggestions. Those that a coder of the blind ones has
    looked at before are in neither.
    """
    return (
        agreement({report: both for report, both in codings.items() if report in blind and report not in looked}),
        agreement({report: both for report, both in codings.items() if report not in blind}),
    )


def _alpha(field: Field, told: Mapping[str, Sequence[Row]]) -> Alpha:
    return alpha(
        [
            (number, *field.values(row.one, row.other))
            for number, found in enumerate(told.values())
            for row in found
            if row.one is not None and row.other is not None
        ],
        field.level,
    )


def _f1(codings: Codings, which: str) -> float | None:
    kinds = frozenset(kind for group in GROUPS.values() for kind in group)
    one = {report: [claim.to_dict() for claim in both[0]] for report, both in codings.items()}
    other = {report: [claim.to_dict() for claim in both[1]] for report, both in codings.items()}
    tally = getattr(score(one, other, kinds), which)
    return tally.f1 if tally.gold or tally.read else None
