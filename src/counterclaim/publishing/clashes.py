"""How the accounts of an incident changed, and which cannot hold beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from counterclaim.claims.kinds import HARM
from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.accounts import Account
from counterclaim.publishing.condensing import condensed
from counterclaim.publishing.memo import Block, Head, Items, Section
from counterclaim.publishing.naming import day_words
from counterclaim.publishing.tellings import VAGUE, Telling
from counterclaim.publishing.visible import one_line
from counterclaim.weighing.relations import Relating, Relation, as_compared
from counterclaim.weighing.testimony import Testimony

_HEADS = {
    Relating.DENIES: "Denials",
    Relating.CONTRADICTS: "Contradictions",
    Relating.CORROBORATES: "Compatible, and independent of each other",
}
"""Relations that are spelt out; repetitions and parts stand in the accounts."""
_PERHAPS_OTHERS = "Contradictions about people of no named side, who may not be the same"
_PERHAPS_REVISED = "Revisions about people of no named side, who may not be the same"


def clashes(
    accounts: Iterable[Account],
    relations: Sequence[Relation],
    evidence: Sequence[Record],
    actors: ActorIndex,
) -> Iterator[Block]:
    """Revisions, denials, contradictions and corroborations with their reasons and the numbers of the claims."""
    numbers = {record.id: number for number, record in enumerate(evidence, 1)}
    told = as_compared(evidence, actors)
    groups = {"Revisions": [line for account in accounts for line in revisions(account, numbers)]}
    for kind, head in _HEADS.items():
        groups |= {head: _lines(kind, relations, told, numbers, vague=False)}
    groups |= {_PERHAPS_OTHERS: _lines(Relating.CONTRADICTS, relations, told, numbers, vague=True)}
    unnamed = (r for r in relations if r.kind is Relating.REVISES and _is_vague(told[r.one]))
    groups |= {_PERHAPS_REVISED: [f"{one_line(r.why)} {references((r.one, r.other), numbers)}" for r in unnamed]}
    if any(groups.values()):
        yield Section("How the accounts changed and clash")
    for head, lines in groups.items():
        if lines:
            yield Head(head)
            yield Items(lines)


def references(records: Iterable[str], numbers: Mapping[str, int]) -> str:
    """ "[3, 12–15]"."""
    told = sorted({numbers[id] for id in records})
    runs = [list(run) for _, run in groupby(told, key=lambda number: number - told.index(number))]
    shown = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return f"[{', '.join(shown)}]"


def revisions(account: Account, numbers: Mapping[str, int]) -> Iterator[str]:
    """CSP on Wagner Group: “dozens” killed or wounded on 28 Jul 2024, then “at least 84” killed on 2 Aug 2024 [2]."""
    chain: list[Telling] = []
    for telling in (*account.tellings, None):
        if telling is not None and telling.revises:
            chain.append(telling)
            continue
        if len(chain) > 1:
            steps = ", then ".join(f"{t.words} {t.harm} on {day_words(t.day)}" for t in chain)
            ids = [id for t in chain for id in t.records]
            yield f"{account.name} on {chain[0].whose}: {steps} {references(ids, numbers)}"
        chain = [telling] if telling is not None else []


def _lines(
    kind: Relating,
    relations: Sequence[Relation],
    told: Mapping[str, Testimony],
    numbers: Mapping[str, int],
    vague: bool,
) -> list[str]:
    """In the order of the evidence. Contradictions are told apart by whether they are about people of a named side."""
    found = [
        r for r in relations if r.kind is kind and (_is_vague(told[r.one]) and kind is Relating.CONTRADICTS) is vague
    ]
    sentences = sorted(condensed(found, told), key=lambda s: (min(numbers[id] for id in s.records), s.words))
    return [f"{sentence.words} {references(sentence.records, numbers)}" for sentence in sentences]


def _is_vague(testimony: Testimony) -> bool:
    return testimony.kind in HARM and testimony.side in VAGUE
