"""Who the mentions stand for, and what follows from whose side was harmed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from counterclaim.claims.kinds import HARM, Scope, Stance
from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.reading.assembly import Draft

LEAST = 0.5
"""Confidence from which an actor is used to tell sides."""
_REACH = 40
"""Code points behind the claimant in which its verb is looked for."""


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


def settle_stance(text: str, draft: Draft, actors: ActorIndex, on: date | None) -> Draft:
    """A party that tells of its own side's losses acknowledges them (codebook section 5 and case 8)."""
    if draft.stance is not Stance.ASSERTS or draft.kind not in HARM or draft.count.low == 0:
        return draft
    claimant, affected = _actor(draft.claimant), _actor(draft.affected)
    if claimant is None or draft.claimant is None or not actors.is_party(claimant):
        return draft
    own = affected is not None and draft.scope is not Scope.PART and actors.same_side(claimant, affected, on)
    owned_up = draft.claimant.span.overlaps(draft.sentence) and _owns_up(text, draft.claimant.span, draft.sentence)
    return replace(draft, stance=Stance.ACKNOWLEDGES) if own or owned_up else draft


def _owns_up(text: str, claimant: Span, sentence: Span) -> bool:
    """Whether a verb of acknowledging follows the claimant within a few words."""
    behind = text[claimant.end : min(sentence.end, claimant.end + _REACH)]
    return _acknowledging().search(behind) is not None


@cache
def _acknowledging() -> re.Pattern[str]:
    raw = yaml.safe_load((files("counterclaim.reading") / "data" / "acknowledging.yaml").read_text("utf-8"))
    return re.compile(rf"^[^.;]*?\b(?:{'|'.join(raw['verbs'])})\b", re.IGNORECASE)


def _actor(mention: Mention | None) -> str | None:
    if mention is None or not mention.actors or mention.actors[0].confidence < LEAST:
        return None
    return mention.actors[0].id
