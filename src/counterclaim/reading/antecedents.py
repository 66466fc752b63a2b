"""What pronouns and short forms stand for: "it", "the group", "the same area"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import yaml

from counterclaim.claims.mention import Mention
from counterclaim.reading.assembly import Draft

DISCOUNT = 0.8
"""Confidence that is left when a mention was exchanged for its antecedent."""


@dataclass(frozen=True, slots=True)
class ShortForms:
    pronouns: frozenset[str]
    determiners: frozenset[str]
    nouns: frozenset[str]
    places: frozenset[str]

    def stands_for_a_source(self, words: str) -> bool:
        """Whether the words name nobody by themselves."""
        parts = words.lower().split()
        if len(parts) == 1:
            return parts[0] in self.pronouns
        return len(parts) == 2 and parts[0] in self.determiners and parts[1] in self.nouns

    def stands_for_a_place(self, words: str) -> bool:
        parts = words.lower().split()
        if parts in (["there"], ["here"]):
            return True
        return len(parts) > 1 and parts[0] in self.determiners and " ".join(parts[1:]) in self.places


@cache
def load_short_forms() -> ShortForms:
    raw = yaml.safe_load((files("counterclaim.reading") / "data" / "short_forms.yaml").read_text("utf-8"))
    return ShortForms(*(frozenset(raw[name]) for name in ("pronouns", "determiners", "nouns", "places")))


def resolve_antecedents(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts whose claimant and place are named; a short form without an antecedent stays as worded."""
    forms = load_short_forms()
    resolved: list[Draft] = []
    for draft in drafts:
        claimant, place = draft.claimant, draft.place
        if claimant and forms.stands_for_a_source(claimant.text):
            named = (m for m in _sources(resolved, drafts) if not forms.stands_for_a_source(m.text))
            claimant = _antecedent(claimant, named)
        if place and forms.stands_for_a_place(place.text):
            named = (d.place for d in [*resolved, *drafts] if d.place and not forms.stands_for_a_place(d.place.text))
            place = _antecedent(place, named)
        resolved.append(replace(draft, claimant=claimant, place=place))
    return resolved


def _sources(resolved: Sequence[Draft], drafts: Sequence[Draft]) -> Iterable[Mention]:
    """Claimants and perpetrators of the report."""
    return (m for d in [*resolved, *drafts] for m in (d.claimant, d.perpetrator) if m)


def _antecedent(short: Mention, named: Iterable[Mention]) -> Mention:
    """The nearest mention before the short form."""
    before = [m for m in named if m.span.end <= short.span.start]
    if not before:
        return short
    nearest = max(before, key=lambda m: m.span.start)
    return replace(nearest, confidence=min(short.confidence, nearest.confidence) * DISCOUNT)
