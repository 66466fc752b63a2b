"""What follows from who fights whom.

Enemies are no allies: "after three days of fighting with the army" tells of no alliance (codebook section 2). And who
died in fighting between two was killed by neither of them that the report tells, unless he fought on one side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.claims.kinds import HARM, Kind, Status
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table


def drop_enemies(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without the alliances with whom somebody fights."""
    return [draft for draft in drafts if draft.kind is not Kind.ALLIANCE or not _is_fought(text, draft)]


def _is_fought(text: str, draft: Draft) -> bool:
    """Whether words of fighting stand right before the anchor, an article between them or not."""
    return _fighting().search(text, draft.sentence.start, draft.proposal.anchor.start) is not None


def blame_neither(text: str, draft: Draft) -> Draft:
    """The draft without a doer where people who do not fight were harmed in fighting between him and another."""
    doer = draft.perpetrator
    if doer is None or draft.kind not in HARM or draft.status is Status.COMBATANT:
        return draft
    clashes = _clash().finditer(text, draft.sentence.start, draft.sentence.end)
    return replace(draft, perpetrator=None) if any(c.start() < doer.span.start < c.end() for c in clashes) else draft


@cache
def _clash() -> re.Pattern[str]:
    """ "Fighting in Azul between the army and the rebels", up to the end of the second name's first words."""
    clashes = any_of(load_table("fighting")["clashes"])
    return re.compile(
        rf"\b{clashes}\b[^.;]{{0,40}}?\bbetween\b[^.;]{{3,120}}?\band\b\s+(?:\S+\s*){{1,4}}", re.IGNORECASE
    )


@cache
def _fighting() -> re.Pattern[str]:
    return re.compile(
        rf"\b{any_of(load_table('fighting')['before'])}\s+(?:(?:the|a|an)\s+)?(?:[\w-]+\s+)?\Z", re.IGNORECASE
    )
