"""What is wrong with the actor files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from counterclaim.knowledge.actor import KINDS, STATE_KINDS, Actor
from counterclaim.knowledge.actor_files import load_states, load_yaml, read_actors
from counterclaim.knowledge.actors import fold


def check_actors() -> list[str]:
    """One line a problem of the package's actor files; empty where all is well."""
    try:
        actors = list(read_actors())
    except (KeyError, TypeError, ValueError) as error:
        return [f"an actor file cannot be read: {error}"]
    return list(find_problems(actors, set(load_states()), load_yaml("shared_aliases.yaml") or {}))


def find_problems(actors: Iterable[Actor], countries: set[str], shared: Mapping[str, list[str]]) -> Iterator[str]:
    """Problems of these actors; `shared` names the actors that may share an alias, by the folded alias."""
    listed = list(actors)
    ids = {a.id for a in listed}
    seen: set[str] = set()
    for actor in listed:
        if actor.id in seen:
            yield f"{actor.id}: two actors have this id"
        seen.add(actor.id)
        yield from _own_problems(actor, ids, countries)
    yield from _shared_names(listed, shared)


def _own_problems(actor: Actor, ids: set[str], countries: set[str]) -> Iterator[str]:
    if actor.kind not in KINDS:
        yield f"{actor.id}: unknown kind {actor.kind!r}"
    for code in actor.countries:
        if code not in countries:
            yield f"{actor.id}: unknown country {code!r}"
    for other in [actor.parent, *(a.id for a in actor.allies)]:
        if other is not None and other not in ids:
            yield f"{actor.id}: unknown actor {other!r}"
    if actor.period.first and actor.period.last and actor.period.first > actor.period.last:
        yield f"{actor.id}: ends before it begins"
    for name in actor.names:
        if len(fold(name)) < 2:
            yield f"{actor.id}: {name!r} is too short to be a name"


def _shared_names(actors: Iterable[Actor], shared: Mapping[str, list[str]]) -> Iterator[str]:
    by_name: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        for name in {fold(n) for n in actor.names}:
            by_name[name].append(actor)
    for name, holders in sorted(by_name.items()):
        for n, one in enumerate(holders):
            for other in holders[n + 1 :]:
                allowed = {one.id, other.id} <= set(shared.get(name, ()))
                if not allowed and _together(one, other):
                    yield f"{one.id} and {other.id} share the name {name!r} in one country and time"


def _together(one: Actor, other: Actor) -> bool:
    """Whether both can be meant in one country at one time; bodies of one state are told apart by role."""
    if one.kind in STATE_KINDS and other.kind in STATE_KINDS and one.countries == other.countries:
        return False
    world_wide = not one.countries or not other.countries
    return (world_wide or bool(set(one.countries) & set(other.countries))) and one.period.overlaps(other.period)
