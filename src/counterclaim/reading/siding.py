"""Who the mentions stand for, and what follows from whose side was harmed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TypeVar

from counterclaim.claims.claim import Claim
from counterclaim.claims.kinds import CONDUCT, HARM, THINGS, Kind, Scope, Stance, Status
from counterclaim.claims.mention import ActorCandidate, Mention
from counterclaim.claims.span import Span
from counterclaim.knowledge.actor import Actor
from counterclaim.knowledge.actors import ActorIndex, within_own_name
from counterclaim.knowledge.countries import countries_named
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table

LEAST = 0.5
"""Confidence from which an actor is used to tell sides."""
NAMED = 0.8
"""Confidence from which a mention names its actor."""
DESCRIBED_AND_NAMED = 0.6
"""Confidence of a description's candidate that the report names elsewhere: "the Tuareg rebels", then "the CSP"."""
Told = TypeVar("Told", Draft, Claim)
_ARMED = ("armed_group", "coalition", "militia")
_REACH = 40
"""Code points behind the claimant in which its verb is looked for."""


def resolve_actors(
    drafts: Sequence[Told],
    actors: ActorIndex,
    on: date | None,
    countries: Sequence[str],
    whose: Mapping[str, str] | None = None,
) -> list[Told]:
    """Drafts, or claims, whose mentions carry the actors that they may stand for; `countries` are alpha-3 codes of the
    report.

    `whose`: of claimants by their words, the words for whom they speak, or their full name.
    """

    @cache
    def candidates(words: str) -> tuple[ActorCandidate, ...]:
        return actors.resolve(words, on=on, countries=countries)

    named = {c.id for m in _mentions(drafts) for c in candidates(m.text)[:1] if c.confidence >= NAMED}

    def of(mention: Mention | None) -> Mention | None:
        return replace(mention, actors=_told_apart(candidates(mention.text), named)) if mention else None

    def of_claimant(mention: Mention | None) -> Mention | None:
        own = of(mention)
        if own is None or _actor(own) is not None:
            return own
        party = (whose or {}).get(own.text, own.text)
        found = _told_apart(candidates(party), named) or _only_rebels(party, named, actors)
        return replace(own, actors=found or own.actors)

    return [
        replace(
            d,
            affected=of(d.affected),
            perpetrator=of(d.perpetrator),
            claimant=of_claimant(d.claimant),
            via=tuple(m for m in map(of, d.via) if m),
        )
        for d in drafts
    ]


def _mentions(drafts: Sequence[Draft | Claim]) -> Iterator[Mention]:
    return (m for d in drafts for m in (d.affected, d.perpetrator, d.claimant, *d.via) if m)


def _told_apart(candidates: tuple[ActorCandidate, ...], named: Set[str]) -> tuple[ActorCandidate, ...]:
    """Of those that a description may stand for, the only one that the report names comes first."""
    here = [c for c in candidates if c.id in named]
    if len(here) != 1 or candidates[0].confidence >= DESCRIBED_AND_NAMED:
        return candidates
    return (replace(here[0], confidence=DESCRIBED_AND_NAMED), *(c for c in candidates if c is not here[0]))


def _only_rebels(words: str, named: Set[str], actors: ActorIndex) -> tuple[ActorCandidate, ...]:
    """ "The rebels", "the coalition": the only armed group that the report names and that may be called so."""
    found = _bare_group().fullmatch(words)
    armed = [actors.actors[id] for id in sorted(named) if actors.actors[id].kind in _ARMED]
    foes = found is not None and _state("foes").search(words) is not None
    called = [a for a in armed if not foes or _is_called(a, words)]
    if found is None or len(called) != 1:
        return ()
    return (ActorCandidate(called[0].id, called[0].name, DESCRIBED_AND_NAMED),)


def _is_called(actor: Actor, words: str) -> bool:
    """Whether one of the actor's descriptions ends in the noun: "Tuareg rebels" are rebels."""
    noun = words.lower().split()[-1].removesuffix("s")
    return any(description.lower().split()[-1].removesuffix("s") == noun for description in actor.words)


@cache
def _bare_group() -> re.Pattern[str]:
    nouns = [*load_table("state_forces")["foes"], *load_table("short_forms")["groups"]]
    return re.compile(rf"(?:(?:the|these|those)\s+)?{any_of(nouns)}", re.IGNORECASE)


def settle_stance(text: str, draft: Draft, actors: ActorIndex, on: date | None) -> Draft:
    """A party that tells of its own side's losses acknowledges them (codebook section 5 and case 8).

    And who lays a deed to another accuses, who lays it to himself asserts.
    """
    if draft.kind in CONDUCT and draft.stance in (Stance.ASSERTS, Stance.ACCUSES):
        return _conduct(text, draft)
    if draft.kind not in CONDUCT and draft.stance is Stance.ACCUSES:
        draft = replace(draft, stance=Stance.ASSERTS)
    if draft.stance is Stance.WITHHOLDS and draft.count.word not in (None, "plural") and _owns_up(text, draft, actors):
        return replace(draft, stance=Stance.ACKNOWLEDGES)
    if draft.stance is Stance.ACKNOWLEDGES and draft.kind in HARM and _admits_nothing(draft, actors, on):
        return replace(draft, stance=Stance.ASSERTS)
    if draft.stance is not Stance.ASSERTS or draft.kind not in HARM or draft.count.low == 0:
        return draft
    tells_of_its_own = _is_own(draft, actors, on) or _is_of_one_state(draft, actors, on)
    return replace(draft, stance=Stance.ACKNOWLEDGES) if tells_of_its_own or _owns_up(text, draft, actors) else draft


def _conduct(text: str, draft: Draft) -> Draft:
    """Who denies it right behind his name denies; else it depends on whose deed it is."""
    if draft.claimant and _follows(text, draft.claimant, draft.sentence, "denying"):
        return replace(draft, stance=Stance.DENIES)
    return _laid_to(draft) if draft.kind is Kind.RESPONSIBILITY else draft


def _laid_to(draft: Draft) -> Draft:
    if draft.claimant is None or draft.perpetrator is None:
        return draft
    himself = draft.claimant.span.overlaps(draft.perpetrator.span) or _names(draft.claimant) & _names(draft.perpetrator)
    return replace(draft, stance=Stance.ASSERTS if himself else Stance.ACCUSES)


def _names(mention: Mention) -> frozenset[str]:
    """Its words that are written with a capital, and the actors that it may stand for."""
    words = re.findall(r"\b[A-Z][\w-]+", mention.text)
    return frozenset(w for w in words if w != "The") | {a.id for a in mention.actors}


def _is_own(draft: Draft, actors: ActorIndex, on: date | None) -> bool:
    claimant, affected = _actor(draft.claimant), _actor(draft.affected)
    if claimant is None or affected is None or draft.scope is Scope.PART or not actors.is_party(claimant):
        return False
    if _names_a_foe(draft.claimant) != _names_a_foe(draft.affected) or _serves_no_more(draft.affected):
        return False
    return actors.same_side(claimant, affected, on)


def _admits_nothing(draft: Draft, actors: ActorIndex, on: date | None) -> bool:
    """Only a party acknowledges, and only what is its own (codebook case 8)."""
    return draft.claimant is None or _is_bystander(draft.claimant) or _is_anothers(draft, actors, on)


def _is_bystander(mention: Mention) -> bool:
    """ "Witnesses", "a doctor", "a shepherd"; not "an army doctor", nor "a CSP spokesman"."""
    if _state("voices").search(mention.text) or _names_a_foe(mention):
        return False
    return _state("bystanders").search(mention.text) is not None or _anybody().match(mention.text) is not None


@cache
def _anybody() -> re.Pattern[str]:
    """One of whom nothing but a plain noun is told."""
    return re.compile(r"(?:An?|an?) [a-z][a-z -]*\Z")


def _is_anothers(draft: Draft, actors: ActorIndex, on: date | None) -> bool:
    """Whether rebels tell of soldiers, or one party of another's: nothing is admitted, unless the teller did it, and to
    people who do not fight."""
    teller, harmed, doer = _actor(draft.claimant), _actor(draft.affected), _actor(draft.perpetrator)
    if draft.claimant is None or draft.affected is None:
        return False
    did_it = draft.claimant == draft.perpetrator
    did_it = did_it or (teller is not None and doer is not None and actors.same_side(teller, doer, on))
    if did_it and draft.status is not Status.COMBATANT:
        return False
    foe_of_state = _names_a_foe(draft.claimant) and not _names_a_foe(draft.affected)
    if foe_of_state and (_is_of_forces(draft.affected) or _holds_forces(draft.affected)):
        return True
    if teller is None or harmed is None:
        return _of_different_countries(draft.claimant.text, draft.affected.text)
    return actors.is_party(teller) and actors.is_party(harmed) and not actors.same_side(teller, harmed, on)


def _of_different_countries(one: str, other: str) -> bool:
    ours, theirs = set(countries_named(one)), set(countries_named(other))
    return bool(ours and theirs) and not ours & theirs


def _is_of_one_state(draft: Draft, actors: ActorIndex, on: date | None) -> bool:
    """Whether a voice of the state tells of soldiers or policemen that nothing says are another's."""
    if draft.claimant is None or draft.affected is None or draft.kind in THINGS:
        return False
    if not _is_voice_of_state(draft.claimant) or not _is_of_forces(draft.affected):
        return False
    teller, harmed, doer = _actor(draft.claimant), _actor(draft.affected), _actor(draft.perpetrator)
    if teller is not None and not actors.is_of_state(teller):
        return False
    strangers = teller is not None and harmed is not None and not actors.same_side(teller, harmed, on)
    own_deed = teller is not None and doer is not None and actors.same_side(teller, doer, on)
    return not strangers and not own_deed


def _is_of_forces(mention: Mention) -> bool:
    """ "Soldiers", "police officials", "Constable Rosa Paz"; not "retired soldiers"."""
    if _serves_no_more(mention):
        return False
    if _state("forces").search(mention.text) or _state("ranks").match(mention.text):
        return True
    return not _names_a_foe(mention) and _state("services").search(mention.text) is not None


def _holds_forces(mention: Mention) -> bool:
    """ "Soldiers and Wagner fighters"."""
    return any(_state("forces").search(word) for word in mention.text.split())


def _serves_no_more(mention: Mention | None) -> bool:
    """ "Retired policemen", "a former soldier"."""
    return mention is not None and _state("no_more").search(mention.text) is not None


def _is_voice_of_state(mention: Mention) -> bool:
    """ "The army", "Malian army sources", "officials"; not "the Sunrise Army", whose first name is no country's."""
    found = _state("voices").search(mention.text)
    if not found or _names_a_foe(mention) or _state("others").search(mention.text):
        return False
    return not within_own_name(mention.text, found.group())


def _names_a_foe(mention: Mention | None) -> bool:
    """Whether it is plainly of a state's enemies: "a rebel military spokesman"."""
    return mention is not None and _state("foes").search(mention.text) is not None


@cache
def _state(group: str) -> re.Pattern[str]:
    end = "$" if group == "forces" else ""
    return re.compile(rf"\b{any_of(load_table('state_forces')[group])}\b{end}", re.IGNORECASE)


def _owns_up(text: str, draft: Draft, actors: ActorIndex) -> bool:
    """Whether a verb of acknowledging follows the claimant, a party, within a few words."""
    party = _actor(draft.claimant)
    if draft.claimant is None or party is None or not actors.is_party(party):
        return False
    return _follows(text, draft.claimant, draft.sentence, "acknowledging")


def _follows(text: str, claimant: Mention, sentence: Span, verbs: str) -> bool:
    """Whether one of a table's verbs stands within _REACH behind a claimant of the sentence."""
    if not claimant.span.overlaps(sentence):
        return False
    behind = text[claimant.span.end : min(sentence.end, claimant.span.end + _REACH)]
    return _verb(verbs).search(behind) is not None


@cache
def _verb(table: str) -> re.Pattern[str]:
    return re.compile(rf"^[^.;]*?\b{any_of(load_table(table)['verbs'])}\b", re.IGNORECASE)


def _actor(mention: Mention | None) -> str | None:
    if mention is None or not mention.actors or mention.actors[0].confidence < LEAST:
        return None
    return mention.actors[0].id
