"""How far a set is, and its agreement, made once for each state of it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

from counterclaim.coding.agreement import Agreement, agreement, separately
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.last import both_codings
from counterclaim.coding.store import RULING, Codings, States, coded_by_both
from counterclaim.ledger.hashing import digest
from counterclaim.ledger.ledger import Ledger
from counterclaim.web.site import Site

_KEPT = 8
"""Agreements that are kept."""


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


def standing(site: Site, coding_set: CodingSet) -> Standing:
    states = Codings(site.ledger).states(coding_set.id)
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


_made: WeakKeyDictionary[Site, OrderedDict[str, Agreed]] = WeakKeyDictionary()
_lock = Lock()


def agreed(site: Site, now: Standing) -> Agreed:
    """Made anew only where a coding was finished since."""
    key = f"{now.coding_set.id} {now.key}"
    with _lock:
        kept = _made.setdefault(site, OrderedDict())
        if key not in kept:
            kept[key] = _agreed(site.ledger, now)
            while len(kept) > _KEPT:
                kept.popitem(last=False)
        return kept[key]


def _agreed(ledger: Ledger, now: Standing) -> Agreed:
    both = both_codings(Codings(ledger), now.coding_set, now.states)
    return Agreed(agreement(both), *separately(both, now.coding_set.blind))
