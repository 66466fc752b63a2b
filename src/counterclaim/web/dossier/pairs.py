"""Claims that deny, contradict, revise or bear out each other, two and two in their own sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.claims.kinds import HARM
from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.accounts import Account
from counterclaim.publishing.condensing import condensed
from counterclaim.publishing.tellings import VAGUE
from counterclaim.publishing.visible import one_line
from counterclaim.weighing.relations import Relating, Relation, as_compared
from counterclaim.weighing.testimony import Testimony

MOST_PAIRS = 30
"""Of each kind; the rest is counted."""
_CONTRADICTIONS, _DENIALS, _REVISIONS = "Contradictions", "Denials", "Revisions"
_COMPATIBLE = "Compatible, and independent of each other"
_PERHAPS_OTHERS = "Contradictions about people of no named side, who may not be the same"
_PERHAPS_REVISED = "Revisions about people of no named side, who may not be the same"
_HEADS: tuple[tuple[str, Relating, bool | None], ...] = (
    (_CONTRADICTIONS, Relating.CONTRADICTS, False),
    (_DENIALS, Relating.DENIES, None),
    (_REVISIONS, Relating.REVISES, False),
    (_COMPATIBLE, Relating.CORROBORATES, None),
    (_PERHAPS_OTHERS, Relating.CONTRADICTS, True),
    (_PERHAPS_REVISED, Relating.REVISES, True),
)
"""Each with its relation, and whether it is about people of no named side (None: of whomever)."""


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


def pairs(
    accounts: Iterable[Account], relations: Sequence[Relation], evidence: Sequence[Record], actors: ActorIndex
) -> tuple[Pairs, ...]:
    """Relations that set the same two figures beside each other are one pair; each revision is one."""
    told, records = as_compared(evidence, actors), {record.id: record for record in evidence}
    same = {id: telling.records for account in accounts for telling in account.tellings for id in telling.records}
    groups: list[Pairs] = []
    for head, kind, is_vague in _HEADS:
        found = [r for r in relations if r.kind is kind and is_vague in (None, _is_vague(told[r.one]))]
        revised = kind is Relating.REVISES
        pairs = list(_revisions(found, same, records) if revised else _pairs(found, told, records))
        groups += [_cut(head, kind, pairs)] if pairs else []
    return tuple(groups)


def _is_vague(testimony: Testimony) -> bool:
    return testimony.kind in HARM and testimony.side in VAGUE


def _cut(head: str, kind: Relating, found: Sequence[Pair]) -> Pairs:
    return Pairs(head, kind, tuple(found[:MOST_PAIRS]), max(0, len(found) - MOST_PAIRS))


def _pairs(found: Iterable[Relation], told: Mapping[str, Testimony], records: Mapping[str, Record]) -> Iterator[Pair]:
    for sentence in condensed(found, told):
        one, other, *others = sentence.records
        yield Pair(sentence.words, records[one], records[other], tuple(others))


def _revisions(
    found: Iterable[Relation], same: Mapping[str, Sequence[str]], records: Mapping[str, Record]
) -> Iterator[Pair]:
    """In the order of their days; `same` gives, of a claim, all that tell its figure."""
    for relation in sorted(found, key=lambda r: (records[r.one].source.published or date.min, r)):
        ids = (*same.get(relation.one, ()), *same.get(relation.other, ()))
        others = tuple(id for id in dict.fromkeys(ids) if id not in (relation.one, relation.other))
        why = one_line(relation.why)
        yield Pair(why[:1].upper() + why[1:], records[relation.one], records[relation.other], others)
