"""ACLED's event types, from what was harmed and the words for means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from counterclaim.claims.kinds import HARM, THINGS, Kind, Stance
from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.exports.event import Event
from counterclaim.weighing.sides import CIVILIANS, UNKNOWN, side_of

BATTLES, REMOTE, AGAINST_CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
STRATEGIC = "Strategic developments"
_LETHAL = frozenset({Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES})


@dataclass(frozen=True, slots=True)
class EventType:
    """`civilians`: civilians, or people of no known status, are the second actor."""

    type: str
    sub_type: str
    civilians: bool = False

    @property
    def disorder(self) -> str:
        return STRATEGIC if self.type == STRATEGIC else "Political violence"


def event_type(event: Event, actors: ActorIndex) -> EventType:
    """Battles where fighters were harmed or two parties fought, violence against civilians where only others were
    harmed, explosions where the sentences name such means and not both parties have dead; what harms nobody is a
    strategic development.
    """
    told = [r for r in event.records if r.claim.stance is not Stance.DENIES]
    harm = [r for r in told if r.claim.kind in _LETHAL and r.claim.count.high != 0]
    opposed = event.parties.b not in ((), (CIVILIANS,))
    civilians = not opposed and not any(_is_fighter(r, actors) for r in harm)
    means = _means(harm)
    if means and not (event.deaths.a and event.deaths.b):
        return EventType(REMOTE, means, civilians)
    if harm:
        return EventType(AGAINST_CIVILIANS, "Attack", True) if civilians else EventType(BATTLES, "Armed clash")
    return _without_dead(told, actors)


def _is_fighter(record: Record, actors: ActorIndex) -> bool:
    return side_of(record.claim, actors) not in (CIVILIANS, UNKNOWN)


def _without_dead(told: Iterable[Record], actors: ActorIndex) -> EventType:
    kinds = {r.claim.kind for r in told}
    taken = [r for r in told if r.claim.kind is Kind.CAPTURED]
    if any(_is_fighter(r, actors) for r in taken):
        return EventType(BATTLES, "Armed clash")
    if taken:
        return EventType(AGAINST_CIVILIANS, "Abduction/forced disappearance", True)
    if Kind.CONTROL in kinds and not kinds & HARM:
        return EventType(STRATEGIC, "Non-violent transfer of territory")
    return EventType(STRATEGIC, "Looting/property destruction" if kinds & THINGS else "Other")


def _means(records: Iterable[Record]) -> str | None:
    named: dict[str, set[str]] = defaultdict(set)
    origins = set()
    for record in records:
        origins.add(record.source.origin)
        for sub_type, pattern in _patterns().items():
            if pattern.search(record.sentence):
                named[sub_type].add(record.source.origin)
    return next((sub_type for sub_type in _patterns() if 2 * len(named[sub_type]) >= len(origins) > 0), None)


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    words: dict[str, list[str]] = acled_table()["means"]
    return {name: re.compile(rf"\b(?:{'|'.join(told)})\b", re.IGNORECASE) for name, told in words.items()}


@cache
def acled_table() -> dict[str, Any]:
    """data/acled.yaml."""
    found: dict[str, Any] = yaml.safe_load((files(__package__) / "data" / "acled.yaml").read_text("utf-8"))
    return found
