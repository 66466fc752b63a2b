"""What two say together is a claim of each: "neither Mali nor Wagner has specified the number of troops lost".

And of two who blame each other, each lays the deed to the other; that somebody came to harm is the report's word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from counterclaim.claims.kinds import CONDUCT, Stance
from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table, phrase_pattern

BLAMED = 0.9
"""Confidence that two who "blame each other" do."""
_LONGEST = 60
"""Code points of a name of the pair."""


def split_joint_claimants(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """A draft a claimant, where a draft's claimant is one or both of a pair in its sentence ("both A and B said")."""
    return [each for draft in drafts for each in _split(text, draft)]


def _split(text: str, draft: Draft) -> Iterator[Draft]:
    blamed = _blaming().search(text, draft.sentence.start, draft.proposal.anchor.start)
    if blamed is not None and draft.kind not in CONDUCT:
        yield replace(draft, claimant=None, perpetrator=None)
        return
    if blamed is not None:
        names = [Mention(blamed[n], Span(*blamed.span(n)), BLAMED) for n in (1, 2)]
        yield replace(draft, claimant=names[0], perpetrator=names[1])
        yield replace(draft, claimant=names[1], perpetrator=names[0])
        return
    pair = _pair(text, draft)
    if draft.claimant is None or pair is None:
        yield draft
        return
    for span in pair:
        yield replace(draft, claimant=Mention(span.of(text), span, draft.claimant.confidence))


def _pair(text: str, draft: Draft) -> tuple[Span, Span] | None:
    """The two names of the pair that the claimant touches; of who withholds, also where the name stands once more."""
    claimant, sentence = draft.claimant, draft.sentence
    if claimant is None or not claimant.span.overlaps(sentence):
        return None
    for found in _pattern().finditer(text, sentence.start, sentence.end):
        names = [Span(*found.span(i)) for i in range(1, len(found.groups()) + 1) if found[i]]
        again = draft.stance is Stance.WITHHOLDS and claimant.text in [name.of(text) for name in names]
        if again or any(claimant.span.overlaps(name) for name in names):
            return names[0], names[1]
    return None


@cache
def _pattern() -> re.Pattern[str]:
    table = load_table("joint_claimants")
    name = rf"([^\s,;.][^,;.]{{0,{_LONGEST}}}?)"
    pairs = (rf"{phrase_pattern(one)}\s+{name}\s+{phrase_pattern(other)}\s+{name}" for one, other in table["pairs"])
    return re.compile(rf"\b(?:{'|'.join(pairs)})\s+{any_of(table['verbs'])}\b", re.IGNORECASE)


@cache
def _blaming() -> re.Pattern[str]:
    """Two names that begin the sentence, or stand behind a comma, and blame each other."""
    table = load_table("joint_claimants")
    name = rf"([^\s,;.][^,;.]{{0,{_LONGEST}}}?)"
    blame = rf"{any_of(table['blaming'])}\s+{any_of(table['reciprocals'])}"
    return re.compile(rf"(?:(?<=[,;:.]\s)|\A|\b(?=[A-Z]))(?:both\s+)?{name}\s+and\s+{name}\s+{blame}\b", re.IGNORECASE)
