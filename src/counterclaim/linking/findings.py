"""What people's judgements come to: which claims belong together, and which never do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.ledger.view import Judgement
from counterclaim.linking.union import Union


@dataclass(frozen=True, slots=True)
class Findings:
    """`party` gives each judged claim the claims that it belongs with, by the least of their ids.

    `foes` gives a party those that never share an incident with it. Where judgements contradict each other the later
    counts, so the two never do.
    """

    party: Mapping[str, str] = field(default_factory=dict)
    foes: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def clash(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether a claim of the ones is judged different from a claim of the others."""
        here = self.parties(others)
        return bool(here) and any(not here.isdisjoint(self.foes.get(party, ())) for party in self.parties(some))

    def parties(self, ids: Iterable[str]) -> set[str]:
        return {self.party[id] for id in ids if id in self.party}

    def opposed(self, id: str) -> bool:
        """Whether the claim is judged different from any other, itself or through those that it belongs with."""
        return self.party.get(id, id) in self.foes


def find(judgements: Iterable[Judgement], known: Iterable[str]) -> Findings:
    """The findings of judgements in their order, about the claims of these ids; others are passed over."""
    ids = set(known)
    kept = list(_consistent([j for j in judgements if j.one in ids and j.other in ids and j.one != j.other]))
    together = Union()
    for judgement in kept:
        together.add(judgement.one)
        together.add(judgement.other)
        if judgement.same:
            together.join(judgement.one, judgement.other)
    party = {id: least for least, members in _by_least(together) for id in members}
    foes: dict[str, set[str]] = defaultdict(set)
    for judgement in kept:
        if not judgement.same:
            one, other = party[judgement.one], party[judgement.other]
            foes[one].add(other)
            foes[other].add(one)
    return Findings(party, {id: frozenset(others) for id, others in foes.items()})


def _by_least(together: Union) -> Iterator[tuple[str, Sequence[str]]]:
    for members in together.sets():
        yield min(members), members


def _consistent(judgements: Sequence[Judgement]) -> Iterator[Judgement]:
    """The latest first, and of the others what does not contradict those."""
    together = Union()
    apart: list[Judgement] = []
    for judgement in reversed(judgements):
        one, other = together.add(judgement.one), together.add(judgement.other)
        if judgement.same:
            if any({together.find(a.one), together.find(a.other)} == {one, other} for a in apart):
                continue
            together.join(one, other)
        elif one == other:
            continue
        else:
            apart.append(judgement)
        yield judgement
