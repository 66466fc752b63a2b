"""Nobody is his own killer, nor his own ally: the doer of a harm stands outside the words for whom it befell.

Where the recogniser gives one for both, the doer is somebody else or nobody for 13 of 15 claims of the training
reports; "blew himself up" and its like are left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.claims.kinds import HARM, THINGS, Kind
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import folded

_REFLEXIVE = re.compile(r"\b(?:himself|herself|itself|themselves|surrender\w*|suicide)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)


def part_selves(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without doers who are the affected themselves, and without alliances of somebody with himself."""
    return [_without_self(text, draft) for draft in drafts if not _is_own_ally(draft)]


def _without_self(text: str, draft: Draft) -> Draft:
    doer, affected = draft.perpetrator, draft.affected
    if doer is None or affected is None or draft.kind not in HARM | THINGS or not affected.span.contains(doer.span):
        return draft
    return draft if _REFLEXIVE.search(draft.sentence.of(text)) else replace(draft, perpetrator=None)


def _is_own_ally(draft: Draft) -> bool:
    one, other = draft.perpetrator, draft.affected
    if draft.kind is not Kind.ALLIANCE or one is None or other is None or not one.span.overlaps(other.span):
        return False
    return _bare(one.text) == _bare(other.text)


def _bare(name: str) -> str:
    return folded(_ARTICLE.sub("", name, count=1)) if _ARTICLE.match(name) else folded(name)
