"""How far a set is, and its agreement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.coding.agreement import Agreement, agreement, separately
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.last import both_codings
from counterclaim.coding.store import RULING, Codings, States, coded_by_both
from counterclaim.ledger.hashing import digest
from counterclaim.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Standing:
    """`done` counts finished reports by coder, `begun` those that are under way; `both` are finished by both."""

    coding_set: CodingSet
    states: States
    done: Mapping[str, int]
    begun: Mapping[str, int]
    both: Sequence[str]
    ruled: int

    @property
    def key(self) -> str:
        """Another one where any finished coding is another."""
        coders = self.coding_set.coders
        return digest(" ".join(self.states[report, coder].id for report in self.both for coder in coders))


@dataclass(frozen=True, slots=True)
class Agreed:
    """Over all reports that both have coded, over those coded blind, and over those with suggestions."""

    all: Agreement
    blind: Agreement
    suggested: Agreement


def standing(ledger: Ledger, coding_set: CodingSet) -> Standing:
    states = Codings(ledger).states(coding_set.id)
    of = {coder: [s for r in coding_set.reports if (s := states.get((r, coder)))] for coder in coding_set.coders}
    ruled = (states.get((report, RULING)) for report in coding_set.reports)
    return Standing(
        coding_set,
        states,
        done={coder: sum(state.is_done for state in found) for coder, found in of.items()},
        begun={coder: sum(not state.is_done for state in found) for coder, found in of.items()},
        both=coded_by_both(coding_set, states),
        ruled=sum(state is not None and state.is_done for state in ruled),
    )


def agreed(ledger: Ledger, now: Standing) -> Agreed:
    both = both_codings(Codings(ledger), now.coding_set, now.states)
    return Agreed(agreement(both), *separately(both, now.coding_set.blind))
