"""Who vouches in an incident, and what that one has to win or lose by it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from counterclaim.claims.kinds import Stance, Status
from counterclaim.claims.mention import Mention
from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import ActorIndex, fold
from counterclaim.reading.lexicon import any_of, load_table
from counterclaim.reading.persons import person_in
from counterclaim.weighing.sides import CIVILIANS, UNKNOWN, actor_of, camp, day_of, side_of


class Interest(StrEnum):
    """Of a claimant in what it says."""

    INDEPENDENT = "independent"
    AGAINST = "against_interest"
    ABOUT_OTHERS = "about_others"
    SELF_SERVING = "self_serving"


@dataclass(frozen=True, slots=True)
class Voice:
    """`key` is the actor's id, else the folded words; of a report's own voice, its origin.

    Voices of one `camp` do not corroborate each other. `party`: takes part in the conflict.
    """

    key: str
    name: str
    camp: str
    party: bool
    actor: str | None = None
    is_reports: bool = False


def voice_of(record: Record, actors: ActorIndex) -> Voice:
    """Whose word the record's claim rests on. "Reportedly" is no one's but the report's."""
    claimant = record.claim.claimant
    if claimant is None or _names_nobody(claimant.text):
        key = f"origin:{record.source.origin}"
        return Voice(key, "the report itself", key, party=False, is_reports=True)
    id = actor_of(claimant)
    if id is not None:
        actor = actors.actors.get(id)
        side = camp(id, actors)
        return Voice(id, actor.name if actor else claimant.actors[0].name, side.key, actors.is_party(id), id)
    words = _named(claimant.text)
    return Voice(words, claimant.text, words, _is_of_a_party(claimant, actors))


def interest_of(record: Record, voice: Voice, actors: ActorIndex) -> Interest:
    """A party speaks against interest on its own losses and on civilians that it harmed; else it serves itself."""
    claim = record.claim
    if not voice.party:
        unplaced = voice.actor is None and not voice.is_reports
        return Interest.AGAINST if claim.stance is Stance.ACKNOWLEDGES and unplaced else Interest.INDEPENDENT
    if claim.stance is Stance.ACKNOWLEDGES:
        return Interest.AGAINST
    if claim.stance is Stance.ASSERTS and claim.count.high != 0 and _tells_of_its_own(record, voice, actors):
        return Interest.AGAINST
    return Interest.ABOUT_OTHERS if _is_about_others(record, actors) else Interest.SELF_SERVING


def _is_about_others(record: Record, actors: ActorIndex) -> bool:
    """Whether a party tells of harm to civilians, or people, and lays it at nobody's door ("police: 12 killed")."""
    claim = record.claim
    told = claim.stance is Stance.ASSERTS and claim.count.high != 0
    return told and claim.perpetrator is None and side_of(claim, actors) in (CIVILIANS, UNKNOWN)


def _tells_of_its_own(record: Record, voice: Voice, actors: ActorIndex) -> bool:
    claim = record.claim
    owned = claim.perpetrator if claim.status is Status.CIVILIAN else claim.affected
    id = actor_of(owned)
    return id is not None and voice.actor is not None and actors.same_side(voice.actor, id, day_of(record))


def _words(text: str) -> str:
    kept = [word for word in fold(text).split() if word not in ("the", "a", "an")]
    return " ".join(kept) or text


def _named(text: str) -> str:
    """The folded words; of a person with two names or more, those alone: "Colonel Ada Paz" is Ada Paz."""
    person = person_in(text)
    return fold(" ".join(person)) if person and len(person) > 1 else _words(text)


def _names_nobody(text: str) -> bool:
    return _words(text) in _table()["hedges"] or not text.strip()


def _is_of_a_party(claimant: Mention, actors: ActorIndex) -> bool:
    """Whether words that stand for no sure actor are a party's: "rebels", or candidates that all fight."""
    if _pattern("others").search(claimant.text) or _pattern("bystanders").search(claimant.text):
        return False
    if claimant.actors and all(actors.is_party(a.id) for a in claimant.actors):
        return True
    return any(_pattern(group).search(claimant.text) for group in ("voices", "foes", "armed"))


@cache
def _pattern(group: str) -> re.Pattern[str]:
    table = _table() if group == "armed" else load_table("state_forces")
    return re.compile(rf"\b{any_of(table[group])}\b", re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    raw: dict[str, Any] = yaml.safe_load((files("counterclaim.weighing") / "data" / "voices.yaml").read_text("utf-8"))
    return raw


def interest_words(interest: Interest) -> str:
    """What the interest means, for a sentence."""
    return _INTEREST_WORDS[interest]


_INTEREST_WORDS = {
    Interest.INDEPENDENT: "an independent third party",
    Interest.AGAINST: "a claim against interest",
    Interest.ABOUT_OTHERS: "a belligerent about people of neither side",
    Interest.SELF_SERVING: "a belligerent whom the claim serves",
}
