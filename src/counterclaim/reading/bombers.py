"""The deaths of bombers who are counted: "two suicide bombers blew themselves up, killing seven"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import Draft
from counterclaim.reading.counts import find_counts, read_count
from counterclaim.reading.lexicon import any_of, load_table
from counterclaim.reading.quantities import placed

_DESCRIBED = r"(?:[\w-]+\s+){0,2}?"


def count_bombers(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, and one for the bombers of each sentence that counts them beside its victims (codebook case 5).

    Claimant, place and time are those of the first claim of the sentence.
    """
    first_of: dict[Span, Draft] = {}
    for draft in drafts:
        first_of.setdefault(draft.sentence, draft)
    added = [d for first in first_of.values() for d in _bombers(text, first, drafts)]
    return sorted([*drafts, *added], key=lambda d: (d.proposal.anchor, d.proposal.kind)) if added else list(drafts)


def _bombers(text: str, first: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    sentence = first.sentence
    found: list[Draft] = []
    if "themselves" not in sentence.of(text).lower():
        return found
    for count in find_counts(text, sentence.start, sentence.end):
        told = read_count(count.of(text))
        match = _pattern().match(text, count.end, sentence.end)
        if match is None or told.low == 1 or any(d.count.span and d.count.span.overlaps(count) for d in drafts):
            continue
        words = Span(*match.span("who"))
        bombers = Mention(words.of(text), words, first.proposal.probability)
        found.append(
            replace(
                first,
                proposal=replace(first.proposal, kind=Kind.KILLED, anchor=count),
                count=placed(told, text, count),
                affected=bombers,
                perpetrator=bombers,
                stance=Stance.ASSERTS,
                scope=Scope.INCIDENT,
                status=Status.COMBATANT,
            )
        )
    return found


@cache
def _pattern() -> re.Pattern[str]:
    table = load_table("bombers")
    who, deed = any_of(table["bombers"]), any_of(table["deeds"])
    return re.compile(rf"\s+(?P<who>{_DESCRIBED}{who})\s+{deed}\s+themselves\b", re.IGNORECASE)
