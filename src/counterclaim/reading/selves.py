"""Nobody is his own killer, nor his own ally: the doer of a harm is not of those whom it befell.

Where the recogniser gives the same people for both ("rebels", of a rebel killed in a clash with the army), the doer is
somebody else or nobody for 40 of 41 claims of the training reports and those to choose by. With the army, as the clash
names it, or with nobody 20 of the 41 are right. "Blew himself up" and its like are left. Where the recogniser gives
nobody, and the fallen fought, the other side is right for 9 of 11.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.claims.kinds import HARM, THINGS, Kind
from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table
from counterclaim.reading.status import fights, noun_of

_SIDE = 0.6
"""Confidence that the other side of a fight did it."""


def part_selves(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which the doer is none of the affected, and the other side of a fight that is named with its dead;
    without alliances of somebody with himself."""
    return [_parted(text, draft) for draft in drafts if not _is_own_ally(draft)]


def _is_own_ally(draft: Draft) -> bool:
    one, other = draft.perpetrator, draft.affected
    if draft.kind is not Kind.ALLIANCE or one is None or other is None or not one.span.overlaps(other.span):
        return False
    return _words(one.text) == _words(other.text)


def _parted(text: str, draft: Draft) -> Draft:
    doer, affected = draft.perpetrator, draft.affected
    if affected is None or draft.kind not in HARM | THINGS:
        return draft
    if doer is None:
        return replace(draft, perpetrator=_foe(text, draft)) if draft.kind in HARM and fights(affected.text) else draft
    beside = not doer.span.overlaps(affected.span)  # "the army killed three rebels" as a doer is the army's name run on
    if not (_is_of(doer, affected) or (beside and _are_same(doer.text, affected.text))):
        return draft
    return draft if _reflexive().search(draft.sentence.of(text)) else replace(draft, perpetrator=_foe(text, draft))


def _is_of(doer: Mention, affected: Mention) -> bool:
    """Whether the doer's words are of the affected's, but not as in "victims of the air force"."""
    return affected.span.contains(doer.span) and "victim" not in affected.text.lower()


def _are_same(one: str, other: str) -> bool:
    """Whether both are fighters of one noun, and one tells nothing of them that the other does not."""
    ours, theirs = _words(one), _words(other)
    return noun_of(one) == noun_of(other) and fights(one) and (ours <= theirs or theirs <= ours)


def _words(name: str) -> frozenset[str]:
    """The words that tell one name from another, in the singular."""
    return frozenset(map(noun_of, re.findall(r"[\w’'-]+", name))) - frozenset(load_table("selves")["beside"])


def _foe(text: str, draft: Draft) -> Mention | None:
    """The side of the fight that the sentence names and that is not the affected's."""
    if draft.affected is None:
        return None
    for fight in _fight().finditer(text, draft.sentence.start, draft.sentence.end):
        for side in ("with", "one", "other"):
            span = Span(*fight.span(side)) if fight[side] else None
            if span and noun_of(span.of(text)) != noun_of(draft.affected.text) and fights(span.of(text)):
                return Mention(span.of(text), span, _SIDE)
    return None


@cache
def _reflexive() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(load_table('selves')['reflexive'])}\b", re.IGNORECASE)


@cache
def _fight() -> re.Pattern[str]:
    fight = any_of(load_table("selves")["meetings"])
    article, name = r"(?:(?:the|an?)\s+)?", r"[\w’'()-]+(?:\s+[\w’'()-]+){0,5}?"
    end = r"(?=\s+(?:and|at|during|from|in|near|on|that|this|today|which|who|yesterday)\b|\s*[,.;]|\Z)"
    between = rf"between\s+{article}(?P<one>{name})\s+and\s+{article}(?P<other>{name}){end}"
    return re.compile(rf"\b{fight}\s+(?:with\s+{article}(?P<with>{name}){end}|{between})", re.IGNORECASE)
