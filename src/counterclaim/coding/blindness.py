"""Which reports are still to be coded blind, and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.store import Codings, Looks, States

StillBlind = Mapping[str, Mapping[str, CodingSet]]
"""By coder and report the set that has it."""


def still_blind(codings: Codings) -> StillBlind:
    """Of all sets of the ledger. A coder who has finished a report, or looked at its claims, is not blind to it."""
    found: dict[str, dict[str, CodingSet]] = defaultdict(dict)
    for coding_set in codings.sets():
        if coding_set.blind:
            for coder, report in _open(coding_set, codings.states(coding_set.id), codings.looks(coding_set.id)):
                found[coder][report] = coding_set
    return found


def _open(coding_set: CodingSet, states: States, looks: Looks) -> Iterator[tuple[str, str]]:
    for coder in coding_set.coders:
        for report in coding_set.blind:
            state = states.get((report, coder))
            if not (state is not None and state.is_done) and coder not in looks.get(report, ()):
                yield coder, report
