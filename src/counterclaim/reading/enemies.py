"""Enemies are no allies: "after three days of fighting with the army" tells of no alliance (codebook section 2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from counterclaim.claims.kinds import Kind
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table


def drop_enemies(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without the alliances with whom somebody fights."""
    return [draft for draft in drafts if draft.kind is not Kind.ALLIANCE or not _is_fought(text, draft)]


def _is_fought(text: str, draft: Draft) -> bool:
    """Whether words of fighting stand right before the anchor, an article between them or not."""
    return _fighting().search(text, draft.sentence.start, draft.proposal.anchor.start) is not None


@cache
def _fighting() -> re.Pattern[str]:
    return re.compile(
        rf"\b{any_of(load_table('fighting')['before'])}\s+(?:(?:the|a|an)\s+)?(?:[\w-]+\s+)?\Z", re.IGNORECASE
    )
