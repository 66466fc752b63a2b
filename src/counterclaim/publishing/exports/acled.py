"""ACLED's columns, under ids of our own: one row for each incident that anybody tells of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.exports.acled_types import STRATEGIC, EventType, acled_table, event_type
from counterclaim.publishing.exports.cells import Cell, listed
from counterclaim.publishing.exports.event import Event
from counterclaim.publishing.exports.parties import state_code
from counterclaim.publishing.exports.release import Release
from counterclaim.publishing.exports.schema import Table, load_schema, table
from counterclaim.publishing.exports.telling import note
from counterclaim.weighing.sides import CIVILIANS, GENERAL, Side, actor_of, camp

UNIDENTIFIED, CIVILIAN = "Unidentified Armed Group", "Civilians"
_ID_LETTERS = 16


def acled_leaves_out(event: Event) -> str | None:
    """Why an incident has no row; None where it has one."""
    if event.is_sum:
        return "a sum over several incidents alone"
    return None if event.records else "every claim rejected"


def acled(release: Release) -> Table:
    rows = (_row(e, release) for e in release.events if acled_leaves_out(e) is None)
    return table(load_schema("acled"), rows)


def _row(event: Event, release: Release) -> dict[str, Cell]:
    kind = event_type(event, release.actors)
    when, place, country = event.heading.when, event.place, event.country
    return {
        "event_id_cnty": f"CC-{event.id[:_ID_LETTERS]}",
        "event_date": when.first if when else None,
        "year": when.first.year if when else None,
        "time_precision": acled_table()["time_precision"][when.precision] if when else None,
        "disorder_type": kind.disorder,
        "event_type": kind.type,
        "sub_event_type": kind.sub_type,
        **_actors(event, kind, release.actors),
        "iso": country.iso if country else None,
        "region": country.acled_region if country else None,
        "country": country.acled if country else None,
        "admin1": place.admin1 if place else None,
        "admin2": None,
        "admin3": None,
        "location": place.name if place else event.heading.where.words if event.heading.where else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geo_precision": acled_table()["geo_precision"][place.precision] if place else None,
        "source": listed(list(dict.fromkeys(s.outlet or s.doc for s in event.sources)), "; "),
        "source_scale": None,
        "notes": note(event.records),
        "fatalities": event.deaths.best,
        "tags": "contested" if event.contested else None,
        "timestamp": int(release.moment.timestamp()),
    }


def _actors(event: Event, kind: EventType, actors: ActorIndex) -> dict[str, Cell]:
    one, other = _opponents(event, kind)
    label, other_label = _inter(one, event, actors), _inter(other, event, actors) if other is not None else None
    return {
        "actor1": _name(one, event, actors),
        "assoc_actor_1": _associates(one, event, actors),
        "inter1": label,
        "actor2": _name(other, event, actors) if other is not None else None,
        "assoc_actor_2": _associates(other, event, actors) if other is not None else None,
        "inter2": other_label,
        "interaction": _interaction(label, other_label),
        "civilian_targeting": "Civilian targeting" if other == (CIVILIANS,) else None,
    }


Party = tuple[Side, ...]


def _opponents(event: Event, kind: EventType) -> tuple[Party, Party | None]:
    """Who is not known is an unidentified armed group; people of no known status are taken for civilians."""
    a, b = event.parties.a, event.parties.b
    if kind.civilians:
        return a, (CIVILIANS,)
    return (a or b, None) if kind.type == STRATEGIC else (a, b)


def _name(party: Party, event: Event, actors: ActorIndex) -> str:
    country = f" ({event.country.acled})" if event.country else ""
    if not party:
        return f"{UNIDENTIFIED}{country}"
    if party[0] == CIVILIANS:
        return f"{CIVILIAN}{country}"
    return _bodies(party[0], event.records, actors)[0]


def _associates(party: Party, event: Event, actors: ActorIndex) -> str | None:
    """The other bodies of the main side, and the sides beside it."""
    if not party or party[0] in GENERAL.values():
        return None
    named = _bodies(party[0], event.records, actors)[1:] + [side.name for side in party[1:]]
    return listed(named, "; ") or None


def _bodies(side: Side, records: Iterable[Record], actors: ActorIndex) -> list[str]:
    """The actors of a side by name, those most told of first; the side itself where none is told of."""
    told: Counter[str] = Counter()
    for record in records:
        claim = record.claim
        ids = {actor_of(mention) for mention in (claim.affected, claim.perpetrator, claim.claimant)}
        known = (id for id in ids if id is not None and id in actors.actors)
        told.update(actors.actors[id].name for id in known if camp(id, actors) == side)
    return sorted(told, key=lambda name: (-told[name], name)) or [side.name]


def _inter(party: Party, event: Event, actors: ActorIndex) -> str:
    """ACLED's kind of actor; an unidentified group is a political militia there."""
    if not party:
        return "Political militia"
    if party[0] == CIVILIANS:
        return CIVILIAN
    code = state_code(party[0])
    if code is not None:
        return "State forces" if event.country is None or event.country.alpha3 == code else "External/Other forces"
    actor = actors.actors.get(party[0].key)
    kinds: dict[str, list[str]] = acled_table()["inter"]
    return next((label for label, own in kinds.items() if actor and actor.kind in own), "Political militia")


def _interaction(one: str, other: str | None) -> str:
    if other is None:
        return f"{one} only"
    order: dict[str, int] = acled_table()["order"]
    return "-".join(sorted((one, other), key=lambda label: order[label]))
