"""What pronouns and short forms stand for: "it", "the group", "the same area"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache

from counterclaim.claims.kinds import HARM
from counterclaim.claims.mention import Mention
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table

DISCOUNT = 0.8
"""Confidence that is left when a mention was exchanged for its antecedent."""

_NEAR = 60
"""Claims before and behind in which an antecedent is looked for; nobody means what stands farther away."""


_HELD = re.compile(r"^(?:(?:the|a)\s+)?\w+-(?:held|controlled)\s+", re.IGNORECASE)
"""Whose a place is does not name it."""


@dataclass(frozen=True, slots=True)
class ShortForms:
    pronouns: frozenset[str]
    determiners: frozenset[str]
    groups: frozenset[str]
    speakers: frozenset[str]
    places: frozenset[str]
    events: frozenset[str]
    documents: frozenset[str]

    def stands_for_a_source(self, words: str) -> bool:
        """Whether the words name nobody by themselves."""
        return words.lower() in self.pronouns or self._noun(words) in self.groups | self.speakers

    def stands_for_a_speaker(self, words: str) -> bool:
        """Whether they can only stand for one who has been heard before."""
        return self._noun(words) in self.speakers

    def stands_for_a_place(self, words: str) -> bool:
        """ "There", "the town", "the rebel-held town"."""
        plain = _HELD.sub("the ", words, count=1)
        return words.lower() in ("there", "here") or self._noun(plain) in self.places

    def issuer_of(self, words: str) -> Sequence[str]:
        """What the issuer of a document is called: that of "the military report" armed forces, army and so on."""
        *before, noun = words.lower().split()
        issuers: Mapping[str, Sequence[str]] = load_table("short_forms")["issuers"]
        return issuers.get(before[-1], ()) if before and noun in self.documents else ()

    def is_event(self, words: str) -> bool:
        return words.lower().split()[-1] in self.events

    def _noun(self, words: str) -> str:
        """The last word, where nothing but a determiner goes before it."""
        *before, noun = words.lower().split()
        return noun if " ".join(before) in self.determiners else ""


@cache
def load_short_forms() -> ShortForms:
    raw = load_table("short_forms")
    return ShortForms(*(frozenset(raw[field.name]) for field in fields(ShortForms)))


def resolve_antecedents(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts whose claimant and place are named; a short form without an antecedent stays as worded."""
    forms = load_short_forms()
    resolved: list[Draft] = []
    for number, draft in enumerate(drafts):
        claimant, place = draft.claimant, draft.place
        near = [*resolved[-_NEAR:], *drafts[max(0, number - _NEAR) : number + _NEAR]]
        if claimant and forms.stands_for_a_source(claimant.text):
            sources = _sources(near, doers=not forms.stands_for_a_speaker(claimant.text))
            claimant = _antecedent(claimant, (m for m in sources if not forms.stands_for_a_source(m.text)))
        elif claimant and (issuers := forms.issuer_of(claimant.text)):
            claimant = _antecedent(claimant, (m for m in _sources(near, doers=False) if _is_called(m, issuers)))
        if place and forms.stands_for_a_place(place.text):
            named = (d.place for d in near if d.place and not forms.stands_for_a_place(d.place.text))
            place = _antecedent(place, named)
        resolved.append(
            replace(draft, claimant=claimant, place=place, affected=_affected(draft, resolved[-_NEAR:], forms))
        )
    return resolved


def _affected(draft: Draft, before: Sequence[Draft], forms: ShortForms) -> Mention | None:
    """Of a counted claim that names an event for people: those of the last sentence with claims of its kind, if it has
    but one such, else the counting word (codebook case 7)."""
    named, count = draft.affected, draft.count
    if named is None or count.span is None or draft.kind not in HARM or not forms.is_event(named.text):
        return named
    counted = Mention(count.text, count.span, named.confidence * DISCOUNT)
    earlier = [d for d in before if d.kind is draft.kind and d.affected and not forms.is_event(d.affected.text)]
    last = [d.affected for d in earlier if d.sentence == earlier[-1].sentence and d.affected]
    return replace(last[0], confidence=counted.confidence) if len({m.text for m in last}) == 1 else counted


def _sources(drafts: Sequence[Draft], doers: bool) -> Iterable[Mention]:
    """Claimants of the report, and those who did what it tells of."""
    return (m for d in drafts for m in (d.claimant, d.perpetrator if doers else None) if m)


def _is_called(source: Mention, names: Sequence[str]) -> bool:
    return re.search(rf"\b{any_of(names)}$", source.text, re.IGNORECASE) is not None


def _antecedent(short: Mention, named: Iterable[Mention]) -> Mention:
    """The nearest mention before the short form."""
    before = [m for m in named if m.span.end <= short.span.start]
    if not before:
        return short
    nearest = max(before, key=lambda m: m.span.start)
    return replace(nearest, confidence=min(short.confidence, nearest.confidence) * DISCOUNT)
