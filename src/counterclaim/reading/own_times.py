"""The only time of a claim's own sentence is when it happened: "the bombings on Aug. 7 killed nine", years later.

Where the recogniser points at another sentence or at none, is not sure, and the sentence's one time stands beside harm
and not beside a verb of saying, the sentence is right 25 times, the recogniser 2 (left-out kinds of training reports).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from counterclaim.claims.kinds import HARM, THINGS
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table
from counterclaim.reading.times import TimeWords

_SURE = 0.8
"""Confidence at which the recogniser is left its time."""
_BEFORE, _AFTER = 5, 4
"""Words on either side of a time that it stands beside."""
_REACH = 60
"""Code points on either side of a time in which a word of harm must stand."""


def own_time(text: str, draft: Draft, named: Sequence[TimeWords]) -> TimeWords | None:
    """The one time that the claim's sentence names, where it is the harm's; `named` are those of the sentence that
    name a day."""
    role, sentence = draft.proposal.roles["time"], draft.sentence
    pointed = role.chosen is not None and sentence.contains(role.chosen)
    if len(named) != 1 or pointed or role.confidence >= _SURE or draft.kind not in HARM | THINGS:
        return None
    start, end = named[0].span.start, named[0].span.end
    before = text[sentence.start : start].split()[-_BEFORE:]
    after = text[end : sentence.end].split()[:_AFTER]
    if _other().search(" ".join([*before, "|", *after])):
        return None
    reach = max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)
    return named[0] if _harm().search(text, *reach) else None


@cache
def _other() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_table('own_times')['others'])}\b", re.IGNORECASE)


@cache
def _harm() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_table('own_times')['harms'])}", re.IGNORECASE)
