"""Claims that deny, contradict, revise or bear out each other, two and two in their own sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.claims.kinds import HARM
from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.condensing import condensed
from counterclaim.publishing.tellings import VAGUE
from counterclaim.weighing.relations import Relating, Relation, as_compared
from counterclaim.weighing.testimony import Testimony

MOST_PAIRS = 30
"""Of each kind; the rest is counted."""
_HEADS = {
    Relating.CONTRADICTS: "Contradictions",
    Relating.DENIES: "Denials",
    Relating.REVISES: "Revisions",
    Relating.CORROBORATES: "Compatible, and independent of each other",
}
_PERHAPS_OTHERS = "Contradictions about people of no named side, who may not be the same"


@dataclass(frozen=True, slots=True)
class Pair:
    """`one` is the later claim where both have a day. `others` say the same as either, by their ids."""

    why: str
    one: Record
    other: Record
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """`left_out` counts those that are not shown."""

    head: str
    kind: Relating
    shown: tuple[Pair, ...]
    left_out: int


def pairs(relations: Sequence[Relation], evidence: Sequence[Record], actors: ActorIndex) -> tuple[Pairs, ...]:
    """Relations that set the same two figures beside each other are one pair."""
    told, records = as_compared(evidence, actors), {record.id: record for record in evidence}
    groups: dict[str, tuple[Relating, list[Relation]]] = {}
    for kind, head in _HEADS.items():
        groups[head] = kind, []
        if kind is Relating.CONTRADICTS:
            groups[_PERHAPS_OTHERS] = kind, []
    for relation in relations:
        if relation.kind in _HEADS:
            groups[_head(relation, told)][1].append(relation)
    in_order = sorted(groups.items(), key=lambda group: group[0] == _PERHAPS_OTHERS)
    return tuple(_cut(head, kind, _pairs(found, told, records)) for head, (kind, found) in in_order if found)


def _head(relation: Relation, told: Mapping[str, Testimony]) -> str:
    about = told[relation.one]
    is_vague = about.kind in HARM and about.side in VAGUE
    return _PERHAPS_OTHERS if is_vague and relation.kind is Relating.CONTRADICTS else _HEADS[relation.kind]


def _cut(head: str, kind: Relating, found: Iterable[Pair]) -> Pairs:
    everything = list(found)
    return Pairs(head, kind, tuple(everything[:MOST_PAIRS]), max(0, len(everything) - MOST_PAIRS))


def _pairs(found: Sequence[Relation], told: Mapping[str, Testimony], records: Mapping[str, Record]) -> Iterator[Pair]:
    if found[0].kind is Relating.REVISES:
        for relation in found:
            yield Pair(relation.why, records[relation.one], records[relation.other], ())
        return
    for sentence in condensed(found, told):
        one, other, *others = sentence.records
        yield Pair(sentence.words, records[one], records[other], tuple(others))
