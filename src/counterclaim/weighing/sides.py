"""On whose side the harmed are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterclaim.claims.claim import Claim
from counterclaim.claims.kinds import Stance, Status
from counterclaim.claims.mention import Mention
from counterclaim.claims.record import Record
from counterclaim.knowledge.actor import STATE_KINDS
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.knowledge.countries import alpha2, country_name

SURE = 0.5
"""Confidence from which a resolved actor is taken for whom the words mean."""


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """`key` is an actor's id, `state:MLI` for all bodies of one state, or one of the three general groups."""

    key: str
    name: str


CIVILIANS = Side("civilians", "civilians")
COMBATANTS = Side("combatants", "combatants of no named side")
UNKNOWN = Side("unknown", "people of unknown status")
GENERAL = {Status.CIVILIAN: CIVILIANS, Status.COMBATANT: COMBATANTS, Status.UNKNOWN: UNKNOWN}


def actor_of(mention: Mention | None) -> str | None:
    """The id of the mention's first actor, where that is sure enough."""
    if mention is None or not mention.actors or mention.actors[0].confidence < SURE:
        return None
    return mention.actors[0].id


def day_of(record: Record) -> date | None:
    """The day that decides who was allied with whom: of the harm, else of the report."""
    return record.claim.time.first if record.claim.time else record.source.published


def camp(id: str, actors: ActorIndex) -> Side:
    """The actor, or the state that it belongs to: an army and its police count as one."""
    seen: set[str] = set()
    actor = actors.actors.get(id)
    while actor is not None and actor.id not in seen:
        if actor.kind in STATE_KINDS and actor.countries:
            code = actor.countries[0]
            return Side(f"state:{code}", country_name(alpha2(code) or "") or code)
        seen.add(actor.id)
        actor = actors.actors.get(actor.parent) if actor.parent else None
    own = actors.actors.get(id)
    return Side(id, own.name if own else id)


def side_of(claim: Claim, actors: ActorIndex) -> Side:
    """The side of the harmed; of losses that a party owns up to without naming whose, its own."""
    if claim.status is Status.CIVILIAN:
        return CIVILIANS
    harmed = actor_of(claim.affected)
    if harmed is not None and actors.is_party(harmed):
        return camp(harmed, actors)
    teller = actor_of(claim.claimant)
    if claim.stance is Stance.ACKNOWLEDGES and teller is not None and actors.is_party(teller) and not harmed:
        return GENERAL[claim.status] if _did_it(claim, teller, actors) else camp(teller, actors)
    return GENERAL[claim.status]


def _did_it(claim: Claim, teller: str, actors: ActorIndex) -> bool:
    doer = actor_of(claim.perpetrator)
    return doer is not None and camp(doer, actors) == camp(teller, actors)
