"""How far a set is, and its agreement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.coding.agreement import Agreement, agreement, separately
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.last import both_codings
from counterclaim.coding.store import RULING, Codings, Looks, States, coded_by_both
from counterclaim.ledger.hashing import digest
from counterclaim.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Standing:
    """`done` counts finished reports by coder, `begun` those that are under way; `both` are finished by both; `looks`
    are at claims of reports that were still to be coded blind.
    """

    coding_set: CodingSet
    states: States
    done: Mapping[str, int]
    begun: Mapping[str, int]
    both: Sequence[str]
    ruled: int
    looks: Looks

    @property
    def key(self) -> str:
        """Another one where any finished coding is another, or somebody has looked."""
        coders = self.coding_set.coders
        told = [self.states[report, coder].id for report in self.both for coder in coders]
        return digest(" ".join([*told, *sorted(self.looks)]))

    def looked(self, coder: str) -> int:
        """How many reports the coder looked at."""
        return sum(coder in coders for coders in self.looks.values())


@dataclass(frozen=True, slots=True)
class Agreed:
    """Over all reports that both have coded, over those coded blind without a look before, and over those with
    suggestions.
    """

    all: Agreement
    blind: Agreement
    suggested: Agreement


def standing(ledger: Ledger, coding_set: CodingSet) -> Standing:
    codings = Codings(ledger)
    states = codings.states(coding_set.id)
    of = {coder: [s for r in coding_set.reports if (s := states.get((r, coder)))] for coder in coding_set.coders}
    ruled = (states.get((report, RULING)) for report in coding_set.reports)
    return Standing(
        coding_set,
        states,
        done={coder: sum(state.is_done for state in found) for coder, found in of.items()},
        begun={coder: sum(not state.is_done for state in found) for coder, found in of.items()},
        both=coded_by_both(coding_set, states),
        ruled=sum(state is not None and state.is_done for state in ruled),
        looks=codings.looks(coding_set.id),
    )


def agreed(ledger: Ledger, now: Standing) -> Agreed:
    both = both_codings(Codings(ledger), now.coding_set, now.states)
    return Agreed(agreement(both), *separately(both, now.coding_set.blind, now.looks))
