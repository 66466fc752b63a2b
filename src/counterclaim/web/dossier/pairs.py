"""Claims that deny, contradict, revise or bear out each other, two and two in their own sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.claims.kinds import HARM
from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.accounts import Account
from counterclaim.publishing.condensing import condensed
from counterclaim.publishing.naming import day_words
from counterclaim.publishing.tellings import VAGUE, Telling
from counterclaim.weighing.relations import Relating, Relation, as_compared
from counterclaim.weighing.testimony import Testimony

MOST_PAIRS = 30
"""Of each kind; the rest is counted."""
_CONTRADICTIONS, _DENIALS, _REVISIONS = "Contradictions", "Denials", "Revisions"
_COMPATIBLE = "Compatible, and independent of each other"
_PERHAPS_OTHERS = "Contradictions about people of no named side, who may not be the same"
_IN_ORDER = (_CONTRADICTIONS, _DENIALS, _REVISIONS, _COMPATIBLE, _PERHAPS_OTHERS)
_HEADS: tuple[tuple[str, Relating, bool | None], ...] = (
    (_CONTRADICTIONS, Relating.CONTRADICTS, False),
    (_PERHAPS_OTHERS, Relating.CONTRADICTS, True),
    (_DENIALS, Relating.DENIES, None),
    (_COMPATIBLE, Relating.CORROBORATES, None),
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
    """Relations that set the same two figures beside each other are one pair; revisions are those of the accounts."""
    told, records = as_compared(evidence, actors), {record.id: record for record in evidence}
    groups: dict[str, list[Pair]] = {}
    for head, kind, is_vague in _HEADS:
        found = [r for r in relations if r.kind is kind and is_vague in (None, _is_vague(told[r.one]))]
        groups[head] = list(_pairs(found, told, records))
    groups[_REVISIONS] = [pair for account in accounts for pair in _revisions(account, records)]
    kinds = {head: kind for head, kind, _ in _HEADS} | {_REVISIONS: Relating.REVISES}
    return tuple(_cut(head, kinds[head], groups[head]) for head in _IN_ORDER if groups[head])


def _is_vague(testimony: Testimony) -> bool:
    return testimony.kind in HARM and testimony.side in VAGUE


def _cut(head: str, kind: Relating, found: Sequence[Pair]) -> Pairs:
    return Pairs(head, kind, tuple(found[:MOST_PAIRS]), max(0, len(found) - MOST_PAIRS))


def _pairs(found: Iterable[Relation], told: Mapping[str, Testimony], records: Mapping[str, Record]) -> Iterator[Pair]:
    for sentence in condensed(found, told):
        one, other, *others = sentence.records
        yield Pair(sentence.words, records[one], records[other], tuple(others))


def _revisions(account: Account, records: Mapping[str, Record]) -> Iterator[Pair]:
    for earlier, later in pairwise(account.tellings):
        if later.revises:
            why = f"{account.name} on {later.whose}: {_step(earlier)}, then {_step(later)}"
            others = (*earlier.records[1:], *later.records[1:])
            yield Pair(why, records[later.records[0]], records[earlier.records[0]], others)


def _step(telling: Telling) -> str:
    return f"{telling.words} {telling.harm} on {day_words(telling.day)}"
