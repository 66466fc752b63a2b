"""Who came away unharmed is no casualty: "the mayor was unharmed" counts nobody (codebook section 10, case 1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.claims.count import Count
from counterclaim.claims.kinds import Kind
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table

_KINDS = frozenset({Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES})


def count_unharmed(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which the harm of people of whom the clause says that they were unharmed is counted as none."""
    return [_counted(text, draft) for draft in drafts]


def _counted(text: str, draft: Draft) -> Draft:
    people = draft.affected
    if people is None or draft.kind not in _KINDS or draft.count.high == 0:
        return draft
    found = _unharmed().match(text, people.span.end, draft.sentence.end)
    if found is None:
        return draft
    word = Span(*found.span("word"))
    return replace(draft, count=Count(word.of(text), word, low=0, high=0))


@cache
def _unharmed() -> re.Pattern[str]:
    """From the end of the affected: no other verb of harm, no comma but of one clause beside, up to such a word."""
    table = load_table("unharmed")
    escaped = rf"{any_of(table['escapes'])}\s+(?:\w+\s+){{0,2}}?{any_of(table['from'])}"
    between = r"(?:(?!\b(?:but|while|and|killed|wounded|injured|died)\b)[^,;.]){0,60}?"
    beside = r"(?:,[^,;.]{1,80},)?"
    return re.compile(rf"{beside}{between}\b(?P<word>{any_of(table['states'])}|{escaped})\b", re.IGNORECASE)
