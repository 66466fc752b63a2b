"""How the accounts of an incident changed, and which cannot hold beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from counterclaim.claims.kinds import HARM
from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.accounts import Account
from counterclaim.publishing.memo import Block, Head, Items, Section
from counterclaim.publishing.naming import day_words
from counterclaim.publishing.tellings import VAGUE, Telling
from counterclaim.publishing.visible import one_line
from counterclaim.weighing.relations import Relating, Relation
from counterclaim.weighing.sides import side_of

_HEADS = {
    Relating.DENIES: "Denials",
    Relating.CONTRADICTS: "Contradictions",
    Relating.CORROBORATES: "Compatible, and independent of each other",
}
"""Relations that are spelt out; repetitions and parts stand in the accounts."""
_PERHAPS_OTHERS = "Contradictions about people of no named side, who may not be the same"


def clashes(
    accounts: Iterable[Account],
    relations: Sequence[Relation],
    evidence: Sequence[Record],
    actors: ActorIndex,
) -> Iterator[Block]:
    """Revisions, denials, contradictions and corroborations with their reasons and the numbers of the claims."""
    numbers = {record.id: number for number, record in enumerate(evidence, 1)}
    vague = {r.id for r in evidence if r.claim.kind in HARM and side_of(r.claim, actors) in VAGUE}
    groups = {"Revisions": [line for account in accounts for line in revisions(account, numbers)]}
    for kind, head in _HEADS.items():
        found = [r for r in relations if r.kind is kind]
        unsure = [r for r in found if kind is Relating.CONTRADICTS and r.one in vague]
        groups[head] = list(_told_once([r for r in found if r not in unsure], numbers))
        groups[_PERHAPS_OTHERS] = [*groups.get(_PERHAPS_OTHERS, ()), *_told_once(unsure, numbers)]
    if any(groups.values()):
        yield Section("How the accounts changed and clash")
    for head, lines in groups.items():
        if lines:
            yield Head(head)
            yield Items(lines)


def references(records: Iterable[str], numbers: Mapping[str, int]) -> str:
    """ "[3, 12]"."""
    return f"[{', '.join(map(str, sorted({numbers[id] for id in records})))}]"


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


def _told_once(found: Sequence[Relation], numbers: Mapping[str, int]) -> Iterator[str]:
    """Each reason once, whatever number of claims stand so to each other; in the order of the evidence."""
    by_reason: dict[str, list[str]] = {}
    for relation in found:
        by_reason.setdefault(relation.why, []).extend((relation.one, relation.other))
    first = {why: min(numbers[id] for id in ids) for why, ids in by_reason.items()}
    for why in sorted(by_reason, key=lambda why: (first[why], why)):
        yield f"{_capital(one_line(why))} {references(by_reason[why], numbers)}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
