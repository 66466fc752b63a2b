"""Who the mentions stand for, and what follows from whose side was harmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from counterclaim.claims.kinds import HARM, Scope, Stance
from counterclaim.claims.mention import Mention
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.reading.assembly import Draft

LEAST = 0.5
"""Confidence from which an actor is used to tell sides."""


def resolve_actors(
    drafts: Sequence[Draft], actors: ActorIndex, on: date | None, countries: Sequence[str]
) -> list[Draft]:
    """Drafts whose mentions carry the actors that they may stand for; `countries` are alpha-3 codes of the report."""

    def with_actors(mention: Mention | None) -> Mention | None:
        if mention is None:
            return None
        return replace(mention, actors=actors.resolve(mention.text, on=on, countries=countries))

    return [
        replace(
            d,
            affected=with_actors(d.affected),
            perpetrator=with_actors(d.perpetrator),
            claimant=with_actors(d.claimant),
            via=tuple(m for m in map(with_actors, d.via) if m),
        )
        for d in drafts
    ]


def settle_stance(draft: Draft, actors: ActorIndex, on: date | None) -> Draft:
    """A party that tells of its own side's losses acknowledges them (codebook section 5 and case 8)."""
    if draft.stance is not Stance.ASSERTS or draft.kind not in HARM or draft.count.low == 0:
        return draft
    claimant, affected = _actor(draft.claimant), _actor(draft.affected)
    if claimant is None or affected is None or draft.scope is Scope.PART:
        return draft
    own = actors.same_side(claimant, affected, on) and actors.is_party(claimant)
    return replace(draft, stance=Stance.ACKNOWLEDGES) if own else draft


def _actor(mention: Mention | None) -> str | None:
    if mention is None or not mention.actors or mention.actors[0].confidence < LEAST:
        return None
    return mention.actors[0].id
