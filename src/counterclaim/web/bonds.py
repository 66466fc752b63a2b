"""With whom an actor is said to work, whom it accuses and who accuses it: one line each, with its days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from counterclaim.claims.kinds import Kind, Stance
from counterclaim.claims.record import Record
from counterclaim.web.index import Index, Part


@dataclass(frozen=True, slots=True)
class Bond:
    """`all` claims of it, of which `denied`; `asks` finds them in the list of claims."""

    how: str
    key: str
    name: str
    all: int
    denied: int
    first: date | None
    last: date | None
    asks: Mapping[str, str]


_Tie = tuple[str, str]
"""How the actor stands to whom (a key)."""


def bonds(index: Index, key: str, ties: Iterable[Record]) -> tuple[Bond, ...]:
    """Of the actor's alliances and accusations, those that most claims tell of first."""
    found: dict[_Tie, list[Record]] = defaultdict(list)
    for record in ties:
        for tie in dict.fromkeys(_ties(index, key, record)):
            found[tie].append(record)
    made = (_bond(index, key, tie, records) for tie, records in found.items())
    return tuple(sorted(made, key=lambda bond: (-bond.all, bond.how, bond.name, bond.key)))


def _ties(index: Index, key: str, record: Record) -> Iterator[_Tie]:
    """Others go by their own keys, not by the state that they belong to."""
    parts: dict[Part, list[str]] = defaultdict(list)
    for part, side in index.casts[index.shelf.position[record.id]]:
        parts[part].append(side.key)
    if record.claim.kind is Kind.ALLIANCE:
        yield from _between("works with", key, parts[Part.DOER], parts[Part.PARTNER])
        yield from _between("is worked with by", key, parts[Part.PARTNER], parts[Part.DOER])
    if record.claim.stance is Stance.ACCUSES:
        yield from _between("accuses", key, parts[Part.CLAIMANT], parts[Part.DOER])
        yield from _between("is accused by", key, parts[Part.DOER], parts[Part.CLAIMANT])


def _between(how: str, key: str, own: list[str], others: list[str]) -> Iterator[_Tie]:
    if key in own and others and key not in others:
        yield how, others[0]


def _bond(index: Index, key: str, tie: _Tie, records: list[Record]) -> Bond:
    how, other = tie
    days = sorted(record.source.published for record in records if record.source.published)
    asks = {
        "works with": {"doer": key, "partner": other, "kind": "alliance"},
        "is worked with by": {"doer": other, "partner": key, "kind": "alliance"},
        "accuses": {"claimant": key, "doer": other, "stance": "accuses"},
        "is accused by": {"claimant": other, "doer": key, "stance": "accuses"},
    }[how]
    denied = sum(record.claim.stance is Stance.DENIES for record in records)
    first, last = (days[0], days[-1]) if days else (None, None)
    return Bond(how, other, index.names.get(other, other), len(records), denied, first, last, asks)
