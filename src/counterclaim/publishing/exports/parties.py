"""The two parties of an incident, as event data sets want them, and the kind of violence between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from counterclaim.claims.kinds import HARM, Kind, Stance
from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.knowledge.countries import alpha2
from counterclaim.weighing.sides import CIVILIANS, COMBATANTS, GENERAL, Side, actor_of, camp, side_of

STATE = "state:"
_LETHAL = frozenset({Kind.KILLED, Kind.CASUALTIES})


class Violence(IntEnum):
    """UCDP's type_of_violence."""

    STATE_BASED = 1
    NON_STATE = 2
    ONE_SIDED = 3


@dataclass(frozen=True, slots=True)
class Parties:
    """Each is its main side and those that fight beside it, the main one first; empty where nobody names one.

    `violence` is None where the claims do not tell which it is.
    """

    a: tuple[Side, ...] = ()
    b: tuple[Side, ...] = ()
    violence: Violence | None = None


def is_state(side: Side) -> bool:
    return side.key.startswith(STATE)


def state_code(side: Side) -> str | None:
    """The alpha-3 code of a state; None for any other side."""
    return side.key.removeprefix(STATE) if is_state(side) else None


def parties(records: Sequence[Record], actors: ActorIndex, day: date | None, country: str | None) -> Parties:
    """Who fought whom, or who harmed civilians, as most origins tell; `country` is the alpha-2 code of the place.

    Sides are those that suffered or did it; who only tells of dead fighters is taken for their enemy where no other is
    known. Who is told to have harmed the one, or been harmed by it, goes before others. Of a party the state goes
    first, that of the place before others. The state is party a; of two groups the first by name. Where only civilians
    were harmed, party a is who did it. Two states are opponents only where one is said to have harmed the other: dead
    in one place make no enemies.
    """
    told = [r for r in records if r.claim.kind in _LETHAL] or [r for r in records if r.claim.kind in HARM] or records
    harmed = {side_of(r.claim, actors) for r in told if r.claim.kind in HARM}
    fought = any(side == COMBATANTS or side not in GENERAL.values() for side in harmed)
    scene = _Scene(actors, day, country)
    doers = _votes(told, lambda r: _doers(r, actors))
    if CIVILIANS in harmed and not fought:
        doer = scene.party(doers)
        return Parties(doer, (CIVILIANS,), Violence.ONE_SIDED if doer else None)
    votes = _votes(told, lambda r: _named(r, actors))
    first = scene.party(votes)
    facing = _facing(first, told, actors)
    states = any(map(is_state, first))
    others = scene.against(first, {s: n for s, n in votes.items() if not (states and is_state(s)) or s in facing})
    second = scene.party({s: n for s, n in others.items() if s in facing} or others)
    if fought and not second:
        second = scene.party(scene.against(first, _votes(told, lambda r: _tellers(r, actors))))
    return scene.opposed(first, second)


@dataclass(frozen=True, slots=True)
class _Scene:
    """Who is whose ally, and at home, on the day in the country."""

    actors: ActorIndex
    day: date | None
    country: str | None

    def party(self, votes: Mapping[Side, int]) -> tuple[Side, ...]:
        """The side most told of, with its allies among the others."""
        if not votes:
            return ()
        most = min(votes, key=lambda side: (-votes[side], side))
        allied = [side for side in votes if self._allied(most, side)]
        return tuple(sorted(allied, key=lambda side: (*self._rank(side)[:2], -votes[side], side)))

    def against(self, party: Iterable[Side], votes: Mapping[Side, int]) -> dict[Side, int]:
        """Those that are allied with nobody of the party."""
        own = list(party)
        return {side: n for side, n in votes.items() if not any(self._allied(side, other) for other in own)}

    def opposed(self, one: tuple[Side, ...], other: tuple[Side, ...]) -> Parties:
        if not one or not other:
            return Parties(one or other)
        a, b = sorted((one, other), key=lambda party: self._rank(party[0]))
        return Parties(a, b, Violence.STATE_BASED if is_state(a[0]) else Violence.NON_STATE)

    def _allied(self, one: Side, other: Side) -> bool:
        return one == other or self.actors.same_side(_body(one), _body(other), self.day)

    def _rank(self, side: Side) -> tuple[bool, bool, str]:
        code = state_code(side)
        at_home = code is not None and self.country is not None and alpha2(code) == self.country
        return not is_state(side), not at_home, side.name


def _facing(party: Iterable[Side], records: Iterable[Record], actors: ActorIndex) -> set[Side]:
    """Whom one of the party is told to have harmed, and who is told to have harmed one of it."""
    own, found = set(party), set()
    for record in (r for r in records if r.claim.kind in HARM):
        harmed = side_of(record.claim, actors)
        for doer in _doers(record, actors):
            found |= {harmed} if doer in own else {doer} if harmed in own else set()
    return found - own


def _body(side: Side) -> str:
    """An actor that stands for the side: of a state its forces."""
    code = state_code(side)
    return f"{code.lower()}.forces" if code else side.key


def _votes(records: Iterable[Record], of: Callable[[Record], Iterator[Side]]) -> Counter[Side]:
    """By how many origins each side is named."""
    pairs = {(side, record.source.origin) for record in records for side in of(record)}
    return Counter(side for side, _ in pairs)


def _named(record: Record, actors: ActorIndex) -> Iterator[Side]:
    if record.claim.kind in HARM:
        harmed = side_of(record.claim, actors)
        if harmed not in GENERAL.values():
            yield harmed
    yield from _doers(record, actors)


def _doers(record: Record, actors: ActorIndex) -> Iterator[Side]:
    """Who did it; a denial names nobody."""
    id = actor_of(record.claim.perpetrator)
    if record.claim.stance is not Stance.DENIES and id is not None and actors.is_party(id):
        yield camp(id, actors)


def _tellers(record: Record, actors: ActorIndex) -> Iterator[Side]:
    id = actor_of(record.claim.claimant)
    if id is not None and actors.is_party(id):
        yield camp(id, actors)
