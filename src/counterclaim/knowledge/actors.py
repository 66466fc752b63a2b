"""Whom words stand for, at a day and in some countries: candidates, never silently a fact."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from counterclaim.claims.mention import ActorCandidate
from counterclaim.knowledge.actor import PARTIES, STATE_KINDS, Actor
from counterclaim.knowledge.actor_files import load_states, load_yaml, read_actors
from counterclaim.knowledge.countries import alpha3, country_of, describes_a_country
from counterclaim.knowledge.folding import plain

LONGEST_NAME = 8
"""Words of the longest name that is looked up."""
NAMED, NAMED_WITHIN, ROLE_OF_COUNTRY, ROLE_ALONE, DESCRIBED = 0.95, 0.85, 0.9, 0.6, 0.5
"""Confidence of a whole name, of a name within other words, of "Malian soldiers", of "the army", of a description."""
_SPECIFIC, OUTDONE = 0.2, 0.5
"""What a description gains, and a name in it keeps, where the description says more ("UN peacekeepers")."""
AT_HOME, BESIDE = 0.1, 0.5
"""What a description gains in the country that the actor belongs to first; its factor outside the report's first."""
ELSEWHERE, OUT_OF_TIME, DIM = 0.5, 0.3, 0.2
"""Factors for a name in another country than the report's, and outside its dates; below DIM nothing is offered."""
MOST = 4

_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "of"})


@dataclass(frozen=True)
class ActorIndex:
    """All actors, looked up by their names, roles and descriptions; `adjoined` are roles behind a country's word.

    `initials` are names written in capitals throughout, in the form of `names`; `seats` stand for a government.
    """

    actors: Mapping[str, Actor]
    names: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, str]
    adjoined: Mapping[str, str]
    initials: frozenset[str]
    words: Mapping[str, tuple[str, ...]]
    seats: Mapping[str, tuple[str, ...]]

    def __len__(self) -> int:
        return len(self.actors)

    def resolve(
        self, words: str, *, on: date | None = None, countries: Sequence[str] = ()
    ) -> tuple[ActorCandidate, ...]:
        """Candidates, best first; `countries` are the alpha-3 codes of what the report tells about."""
        parts = _parts(words)
        found: dict[str, float] = {}
        for id, confidence in self._candidates(words, parts, on, countries):
            found[id] = max(confidence, found.get(id, 0.0))
        ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(ActorCandidate(i, self.actors[i].name, c) for i, c in ranked[:MOST] if c >= DIM)

    def _candidates(
        self, words: str, parts: Sequence[str], on: date | None, countries: Sequence[str]
    ) -> Iterator[tuple[str, float]]:
        named = list(self._named(words, parts, on, countries))
        described = list(self._described(parts, on, countries))
        longest_name = max((size for _, _, size in named), default=0)
        longer = [(id, confidence + _SPECIFIC) for id, confidence, size in described if size > longest_name > 0]
        yield from longer
        yield from ((id, confidence * (OUTDONE if longer else 1.0)) for id, confidence, _ in named)
        if any(confidence >= ROLE_ALONE for _, confidence, _ in named):
            return
        yield from self._bodies(words, parts, on, countries)
        yield from ((id, confidence) for id, confidence, _ in described)

    def _named(
        self, words: str, parts: Sequence[str], on: date | None, countries: Sequence[str]
    ) -> Iterator[tuple[str, float, int]]:
        """(id, confidence, words of the name); the pronoun "who" is no organisation."""
        content = [p for p in parts if p not in _ARTICLES]
        for name in _runs(parts):
            ids = () if words.islower() and name in self.initials else self.names.get(name, ())
            whole = len(name.split()) >= len(content)
            for id in ids:
                confidence = NAMED if whole else NAMED_WITHIN
                fit = self._fit(self.actors[id], on, countries) / (1 if len(ids) == 1 else 1.2)
                yield id, confidence * fit, len(name.split())

    def _bodies(
        self, words: str, parts: Sequence[str], on: date | None, countries: Sequence[str]
    ) -> Iterator[tuple[str, float]]:
        if not parts or parts[-1].removesuffix("s") in _no_bodies():
            return
        own = country_of(words)
        if own and (body := self._body_behind_a_country(parts)):
            codes: list[tuple[str | None, float]] = [(alpha3(own), ROLE_OF_COUNTRY)]
        else:
            noun = next((run for run in _runs(parts) if run in self.roles), None)
            if noun is None or within_own_name(words, noun):
                return
            body = self.roles[noun]
            codes = [(alpha3(own), ROLE_OF_COUNTRY)] if own else [*_shares(countries)]
        for code, confidence in codes:
            id = f"{(code or '').lower()}.{body}"
            if id in self.actors:
                yield id, confidence * (1.0 if self.actors[id].period.holds(on) else OUT_OF_TIME)

    def _body_behind_a_country(self, parts: Sequence[str]) -> str | None:
        """ "Ukrainian forces", but not "Iraqi Kurdish forces"."""
        content = [p for p in parts if p not in _ARTICLES]
        body = self.adjoined.get(content[-1]) if content else None
        return body if body and describes_a_country(" ".join(content[:-1])) else None

    def _described(
        self, parts: Sequence[str], on: date | None, countries: Sequence[str]
    ) -> Iterator[tuple[str, float, int]]:
        """The same, of the longest description alone: "Tuareg rebels" are not any rebels.

        Who belongs to the first country comes before those of the others.
        """
        yield from self._seated(parts, countries)
        for run in _runs(parts):
            here = [
                id
                for id in self.words.get(run, ())
                if self.actors[id].period.holds(on) and set(self.actors[id].countries) & set(countries)
            ]
            for id in here:
                own = self.actors[id].countries
                likely = 1.0 if countries[0] in own else BESIDE
                at_home = AT_HOME if own[0] in countries else 0.0
                yield id, (DESCRIBED / len(here) + at_home) * likely, len(run.split())
            if here:
                return

    def _seated(self, parts: Sequence[str], countries: Sequence[str]) -> Iterator[tuple[str, float, int]]:
        """A seat of government that stands for it: "Bamako", but not "a road to Bamako"."""
        content = " ".join(p for p in parts if p not in _ARTICLES)
        for id in self.seats.get(content, ()):
            if self.actors[id].countries[0] in countries:
                yield id, DESCRIBED + AT_HOME, len(content.split())

    def _fit(self, actor: Actor, on: date | None, countries: Sequence[str]) -> float:
        here = not countries or not actor.countries or bool(set(countries) & set(actor.countries))
        return (1.0 if here else ELSEWHERE) * (1.0 if actor.period.holds(on) else OUT_OF_TIME)

    def sides(self, id: str, on: date | None) -> frozenset[str]:
        """The actor, its parents and its allies at the day."""
        found: set[str] = set()
        waiting = [id]
        while waiting:
            actor = self.actors.get(waiting.pop())
            if actor is None or actor.id in found:
                continue
            found.add(actor.id)
            if actor.parent:
                waiting.append(actor.parent)
        allied = {a.id for i in found for a in self.actors[i].allies if a.period.holds(on)}
        return frozenset(found | allied)

    def same_side(self, one: str, other: str, on: date | None) -> bool:
        """Whether they are one, of one state, parent and part, or allied at the day."""
        if one == other or (self._state(one) is not None and self._state(one) == self._state(other)):
            return True
        return other in self.sides(one, on) or one in self.sides(other, on)

    def is_party(self, id: str) -> bool:
        """Whether it fights or governs; monitors, media and communities do not."""
        actor = self.actors.get(id)
        return actor is not None and actor.kind in PARTIES

    def is_of_state(self, id: str) -> bool:
        """Whether it is a government or a body of one."""
        return self._state(id) is not None

    def _state(self, id: str) -> str | None:
        """The state that the actor is a body of."""
        actor = self.actors.get(id)
        return actor.countries[0] if actor is not None and actor.kind in STATE_KINDS else None


def within_own_name(words: str, noun: str) -> bool:
    """Whether a body's noun belongs to a name that is no country's: "Army" in "the Sunrise Army"."""
    found = re.search(rf"\b([A-Z][\w'’-]*)\s+{re.escape(noun)}\b", words, re.IGNORECASE)
    if not found or not (found[1][0].isupper() and found.group().split()[-1][0].isupper()):
        return False
    return found[1].lower() not in _adjectives_of_bodies() and country_of(words) is None


@cache
def _adjectives_of_bodies() -> frozenset[str]:
    return frozenset(load_yaml("body_adjectives.yaml")["adjectives"])


@cache
def _no_bodies() -> frozenset[str]:
    return frozenset(load_yaml("no_bodies.yaml")["last_words"])


def _shares(countries: Sequence[str]) -> list[tuple[str, float]]:
    """A bare role is the first country's with ROLE_ALONE, another's with half of that."""
    return [(code, ROLE_ALONE if n == 0 else ROLE_ALONE / 2) for n, code in enumerate(countries[:2])]


def _parts(words: str) -> list[str]:
    return fold(words).split()


def fold(words: str) -> str:
    """Plain words: no case, accents, possessives or punctuation."""
    kept = "".join(c if c.isalnum() else " " for c in plain(words.replace("’s", " ").replace("'s", " ")))
    return " ".join(kept.split())


def _runs(parts: Sequence[str]) -> Iterator[str]:
    """Every run of words, longest first, also with its last word in the singular."""
    for size in range(min(LONGEST_NAME, len(parts)), 0, -1):
        for start in range(len(parts) - size + 1):
            run = " ".join(parts[start : start + size])
            yield run
            if run.endswith("s") and len(run) > 3:
                yield run[:-1]


def _bodies_by_noun(file: str) -> dict[str, str]:
    return {fold(noun): body for body, nouns in load_yaml(file).items() for noun in nouns}


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for words, id in pairs:
        if id not in found[words]:
            found[words].append(id)
    return {words: tuple(ids) for words, ids in found.items()}


@cache
def load_actors() -> ActorIndex:
    """The package's actors. Raises ValueError where two have one id."""
    actors: dict[str, Actor] = {}
    for actor in read_actors():
        if actor.id in actors:
            raise ValueError(f"two actors have the id {actor.id}")
        actors[actor.id] = actor
    states = load_states()
    seats = [
        (fold(s), f"{code.lower()}.government") for code, state in states.items() for s in state.get("seats") or ()
    ]
    return ActorIndex(
        actors=actors,
        names=_index((fold(name), a.id) for a in actors.values() for name in a.names),
        roles=_bodies_by_noun("roles.yaml"),
        adjoined=_bodies_by_noun("roles_behind_a_country.yaml"),
        initials=frozenset(fold(name) for a in actors.values() for name in a.names if name.isupper()),
        words=_index((fold(w), a.id) for a in actors.values() for w in a.words),
        seats=_index(seats),
    )
