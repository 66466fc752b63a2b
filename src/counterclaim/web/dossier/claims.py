"""An incident's claims as rows: claimant by claimant, each in the order of days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.naming import OWN_VOICE, full_voice
from counterclaim.web.dossier.marked import Piece, marked
from counterclaim.weighing.estimate import Row
from counterclaim.weighing.voices import voice_of

ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """`number` is the one that the memo gives it; `row` what the policy made of it."""

    number: int
    record: Record
    pieces: tuple[Piece, ...]
    row: Row | None
    is_sum: bool


@dataclass(frozen=True, slots=True)
class Claimant:
    """`key` is an actor's id where it is one."""

    name: str
    actor: str | None
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers of claims, and on which page of the list each one stands."""

    numbers: Mapping[str, int]
    pages: Mapping[str, int]
    last: int


@dataclass(frozen=True, slots=True)
class _Voice:
    name: str
    actor: str | None


def in_order(evidence: Sequence[Record], actors: ActorIndex) -> list[tuple[_Voice, Record]]:
    """The claims of a claimant together, claimants by their first claim, the reports themselves last."""
    voices: dict[str, tuple[_Voice, list[Record]]] = {}
    for record in evidence:
        voice = voice_of(record, actors)
        key = "" if voice.is_reports else voice.key
        named = _Voice(OWN_VOICE, None) if voice.is_reports else _Voice(full_voice(voice, actors), voice.actor)
        voices.setdefault(key, (named, []))[1].append(record)
    last = sorted(voices.items(), key=lambda entry: not entry[0])
    return [(voice, record) for _, (voice, theirs) in last for record in theirs]


def numbering(evidence: Sequence[Record], ordered: Sequence[tuple[_Voice, Record]]) -> Numbering:
    return Numbering(
        numbers={record.id: number for number, record in enumerate(evidence, 1)},
        pages={record.id: place // ON_A_PAGE + 1 for place, (_, record) in enumerate(ordered)},
        last=max(1, -(-len(ordered) // ON_A_PAGE)),
    )


def claimants(
    ordered: Sequence[tuple[_Voice, Record]],
    numbers: Mapping[str, int],
    rows: Mapping[str, Row],
    sums: frozenset[str],
    page: int,
) -> tuple[Claimant, ...]:
    """The rows of one page of the list."""
    found: dict[_Voice, list[ClaimRow]] = {}
    for voice, record in ordered[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]:
        row = ClaimRow(numbers[record.id], record, marked(record), rows.get(record.id), record.id in sums)
        found.setdefault(voice, []).append(row)
    return tuple(Claimant(voice.name, voice.actor, tuple(theirs)) for voice, theirs in found.items())
