"""What of a release becomes an entity of FollowTheMoney."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.claims.record import Record, Source
from counterclaim.knowledge.actor import STATE_KINDS, Actor
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.knowledge.countries import alpha2
from counterclaim.publishing.exports.event import Event
from counterclaim.publishing.exports.parties import state_code
from counterclaim.publishing.exports.release import Release
from counterclaim.publishing.exports.telling import claim_words
from counterclaim.publishing.figures import bounds_told
from counterclaim.publishing.naming import when_words, where_words
from counterclaim.weighing.sides import Side, actor_of
from counterclaim.weighing.totals import total

_ID_LETTERS = 40
_PUBLIC = frozenset({*STATE_KINDS, "mission", "intergovernmental", "security_service"})


@dataclass(frozen=True, slots=True)
class Entity:
    """`values` are pairs of property and value."""

    id: str
    schema: str
    values: tuple[tuple[str, str], ...]


def entities(release: Release) -> Iterator[Entity]:
    """Each incident an Event, each claim a Note on it with its sentence, each report an Article, each actor a body."""
    events = {record.id: event for event in release.events for record in event.incident.records}
    for event in release.events:
        yield _event(event, release)
    for record in release.records:
        yield _note(record, events.get(record.id))
    for source in {record.source.report_id: record.source for record in release.records}.values():
        yield _article(source)
    for id in sorted(_told_of(release)):
        yield _body(release.actors.actors[id])


def _event(event: Event, release: Release) -> Entity:
    heading = event.heading
    figures = [
        f"{kind.value}: {bounds_told(*total(event.estimate, kind))} (policy {release.policy.name})"
        for kind in heading.kinds
        if any(side.kind is kind for side in event.estimate.sides)
    ]
    values = [("name", f"{where_words(heading.where)}, {when_words(heading)}"), ("recordId", event.id)]
    values += [("startDate", heading.when.first.isoformat())] if heading.when else []
    values += [("endDate", heading.when.last.isoformat())] if heading.when else []
    values += [("location", where_words(heading.where))] if heading.where else []
    values += [("country", event.place.country.lower())] if event.place else []
    values += [("involved", _body_id(id)) for id in filter(None, (_actor(s, release.actors) for s in heading.sides))]
    values += [("proof", _id("report", source.report_id)) for source in event.sources]
    values += [("summary", figure) for figure in figures] + [("keywords", kind.value) for kind in heading.kinds]
    return Entity(_id("incident", event.id), "Event", tuple(values))


def _note(record: Record, event: Event | None) -> Entity:
    values = [("name", claim_words(record.claim)), ("description", record.sentence)]
    values += [("proof", _id("report", record.source.report_id))]
    values += [("entity", _id("incident", event.id))] if event else []
    return Entity(_id("claim", record.id), "Note", tuple(values))


def _article(source: Source) -> Entity:
    values = [("name", source.title or source.doc), ("fileName", source.doc)]
    values += [("title", source.title)] if source.title else []
    values += [("publishedAt", source.published.isoformat())] if source.published else []
    values += [("publisher", source.outlet)] if source.outlet else []
    values += [("sourceUrl", source.url)] if source.url else []
    return Entity(_id("report", source.report_id), "Article", tuple(values))


def _body(actor: Actor) -> Entity:
    countries = filter(None, map(alpha2, actor.countries))
    values = [("name", actor.name), *(("alias", alias) for alias in actor.aliases)]
    values += [("country", code.lower()) for code in countries]
    return Entity(_body_id(actor.id), "PublicBody" if actor.kind in _PUBLIC else "Organization", tuple(values))


def _told_of(release: Release) -> set[str]:
    """The actors that words of a claim surely stand for, and those of the sides."""
    claims = (record.claim for record in release.records)
    named = {actor_of(m) for claim in claims for m in (claim.affected, claim.perpetrator, claim.claimant)}
    named |= {_actor(side, release.actors) for event in release.events for side in event.heading.sides}
    return {id for id in named if id is not None and id in release.actors.actors}


def _actor(side: Side, actors: ActorIndex) -> str | None:
    """The actor that a side is; of a state its government. None for civilians and the like."""
    code = state_code(side)
    id = f"{code.lower()}.government" if code else side.key
    return id if id in actors.actors else None


def _id(what: str, id: str) -> str:
    return f"cc-{what}-{id[:_ID_LETTERS]}"


def _body_id(id: str) -> str:
    return f"cc-actor-{id}"
