"""An actor as its page shows it: what it tells, suffers and does, with whom, and how its figures compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from counterclaim.claims.kinds import CONDUCT, HARM, Kind, Stance
from counterclaim.claims.record import Record
from counterclaim.knowledge.actor import STATE_KINDS, Actor, Period
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.knowledge.countries import alpha2, country_name
from counterclaim.web.asking import Asked
from counterclaim.web.bonds import Bond, bonds
from counterclaim.web.index import Index, Part, Person
from counterclaim.web.lanes import Lanes, lanes
from counterclaim.web.lines import Line, lines
from counterclaim.weighing.against_independent import Deviation, Pair, deviations_of
from counterclaim.weighing.sides import GENERAL

_STATE = "state:"
_LATEST = 8
"""Claims of a kind of part that are shown with their sentences."""
_TIES = 20
_PAIRS = 60


@dataclass(frozen=True, slots=True)
class Tally:
    """How many claims of a kind, and how many of these have each stance."""

    kind: Kind
    all: int
    stances: dict[Stance, int]
    by_itself: int = 0

    @property
    def denied(self) -> int:
        return self.stances.get(Stance.DENIES, 0)


@dataclass(frozen=True, slots=True)
class Known:
    """What the actor files say of another actor: `how` it stands to this one, in which period."""

    how: str
    key: str
    name: str
    period: Period


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair of figures with its claim."""

    pair: Pair
    line: Line


@dataclass(frozen=True, slots=True)
class Portrait:
    """`actor` is None for a side, a state, or a source that no file knows. `bonds` are its alliances and accusations,
    `ties` the newest claims of them, of `ties_all`; `pairs` the newest of `pairs_all`.
    """

    key: str
    name: str
    sort: str
    actor: Actor | None
    person: Person
    known: tuple[Known, ...]
    bodies: tuple[Person, ...]
    told: tuple[Tally, ...]
    losses: tuple[Tally, ...]
    deeds: tuple[Tally, ...]
    latest: dict[str, list[Line]]
    record: tuple[Deviation, ...]
    pairs: list[Compared]
    pairs_all: int
    bonds: tuple[Bond, ...]
    ties: list[Line]
    ties_all: int
    lanes: Lanes | None

    @property
    def stances(self) -> list[Stance]:
        """Those of what it tells."""
        return [stance for stance in Stance if any(stance in tally.stances for tally in self.told)]


def portrait(asked: Asked, key: str) -> Portrait | None:
    """The actor or side of the key; None where neither the actor files nor any claim knows it."""
    index, actors = asked.site.index(asked.book), asked.book.actors
    name = name_of(key, index)
    if name is None:
        return None
    parts = {part: index.standing(key, part) for part in Part}
    told, suffered, did = parts[Part.CLAIMANT], parts[Part.AFFECTED], parts[Part.DOER]
    compared = _pairs(asked, index, told)
    ties = _ties(parts)
    return Portrait(
        key=key,
        name=name,
        sort=sort_of(key, actors),
        actor=actors.actors.get(key),
        person=Person(key, name, *(len(parts[part]) for part in Part)),
        known=tuple(_known(key, actors)),
        bodies=_bodies(index, key),
        told=_tallies(told),
        losses=_tallies((r for r in suffered if r.claim.kind not in CONDUCT), index, key),
        deeds=_tallies(did, index, key),
        latest={part.value: lines(asked, parts[part][:_LATEST]) for part in (Part.CLAIMANT, Part.AFFECTED, Part.DOER)},
        record=_deviations(compared),
        pairs=_with_lines(asked, index, compared[:_PAIRS]),
        pairs_all=len(compared),
        bonds=bonds(index, key, ties),
        ties=lines(asked, ties[:_TIES]),
        ties_all=len(ties),
        lanes=lanes({"tells": _days(told), "suffers": _days(suffered), "does": _days(did)}),
    )


def name_of(key: str, index: Index) -> str | None:
    """Of a side that is claimed about, an actor of the files, or a state with bodies in them."""
    if key in index.names:
        return index.names[key]
    if key in index.book.actors.actors:
        return index.book.actors.actors[key].name
    code = key.removeprefix(_STATE)
    is_known = key.startswith(_STATE) and f"{code.lower()}.government" in index.book.actors.actors
    return country_name(alpha2(code) or "") if is_known else None


def sort_of(key: str, actors: ActorIndex) -> str:
    """What sort of actor it is, in words."""
    if key.startswith(_STATE):
        return "state"
    if key in {side.key for side in GENERAL.values()}:
        return "people"
    actor = actors.actors.get(key)
    if actor is None:
        return "source"
    return _SORTS.get(actor.kind, actor.kind.replace("_", " "))


_SORTS = {
    "forces": "armed forces",
    "foreign": "foreign ministry",
    "defence": "defence ministry",
    "interior": "interior ministry",
}


def _known(key: str, actors: ActorIndex) -> Iterable[Known]:
    """Parent, parts and allies from the actor files; alliances stand with one of the two allies only."""
    own = actors.actors.get(key)
    if own and own.parent in actors.actors:
        yield Known("part of", own.parent or "", actors.actors[own.parent or ""].name, Period())
    if own and own.kind in STATE_KINDS and own.countries:
        code = own.countries[0]
        yield Known("body of", _STATE + code, country_name(alpha2(code) or "") or code, Period())
    for ally in own.allies if own else ():
        yield Known("allied with", ally.id, _name(ally.id, actors), ally.period)
    for other in actors.actors.values():
        if own and other.parent == key:
            yield Known("has as a part", other.id, other.name, other.period)
        for ally in other.allies:
            if ally.id == key:
                yield Known("allied with", other.id, other.name, ally.period)


def _name(id: str, actors: ActorIndex) -> str:
    return actors.actors[id].name if id in actors.actors else id


def _bodies(index: Index, key: str) -> tuple[Person, ...]:
    """Of a state, those that play a part."""
    if not key.startswith(_STATE):
        return ()
    prefix = key.removeprefix(_STATE).lower() + "."
    actors = index.book.actors.actors
    return tuple(p for p in index.people if p.key.startswith(prefix) and p.key in actors and _is_body(actors[p.key]))


def _is_body(actor: Actor) -> bool:
    return actor.kind in STATE_KINDS


def _tallies(records: Iterable[Record], index: Index | None = None, key: str = "") -> tuple[Tally, ...]:
    """By kind; with an index also how many are by the actor itself."""
    stances: dict[Kind, Counter[Stance]] = {}
    itself: Counter[Kind] = Counter()
    own = frozenset(index.parts.get((key, Part.CLAIMANT), ())) if index is not None else frozenset()
    for record in records:
        stances.setdefault(record.claim.kind, Counter())[record.claim.stance] += 1
        if own and index is not None and index.shelf.position[record.id] in own:
            itself[record.claim.kind] += 1
    return tuple(
        Tally(kind, stances[kind].total(), dict(stances[kind]), itself[kind]) for kind in Kind if kind in stances
    )


def _days(records: Iterable[Record]) -> list[date]:
    return [record.source.published for record in records if record.source.published]


def _ties(parts: dict[Part, list[Record]]) -> list[Record]:
    """Claims of alliances that it is in or tells of, and accusations by it and against it, the newest first."""
    found = {r.id: r for records in parts.values() for r in records if r.claim.kind is Kind.ALLIANCE}
    accused = (r for part in (Part.CLAIMANT, Part.DOER) for r in parts[part] if r.claim.stance is Stance.ACCUSES)
    found |= {record.id: record for record in accused}
    return sorted(found.values(), key=lambda r: (r.source.published or date.min, r.id), reverse=True)


def _pairs(asked: Asked, index: Index, told: Sequence[Record]) -> tuple[Pair, ...]:
    """Its figures, and those of a state's bodies, beside independent ones, of the newest report first."""
    incidents = {}
    for record in told:
        entry = asked.catalogue.holder(record.id)
        if entry is not None and record.claim.kind in HARM:
            incidents[entry.id] = entry.row.incident
    own = {record.id for record in told}
    return tuple(pair for incident in incidents.values() for pair in index.pairs(incident) if pair.record in own)


@lru_cache(maxsize=512)
def _deviations(pairs: tuple[Pair, ...]) -> tuple[Deviation, ...]:
    """Kept, as the interval is dear."""
    return deviations_of(pairs)


def _with_lines(asked: Asked, index: Index, pairs: Sequence[Pair]) -> list[Compared]:
    told = lines(asked, (index.record(pair.record) for pair in pairs))
    return [Compared(pair, line) for pair, line in zip(pairs, told, strict=True)]
