"""Who speaks is not dead: "killing the chief, council members Rosa Paz and Juan Rey said" tells of one death."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.kinds import Kind
from counterclaim.reading.assembly import Draft


def drop_speakers(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without the deaths of single people who stand in the claimant's own words."""
    return [draft for draft in drafts if not _speaks_himself(draft)]


def _speaks_himself(draft: Draft) -> bool:
    if draft.kind is not Kind.KILLED or draft.affected is None or draft.claimant is None:
        return False
    one = draft.count.span is None and draft.count.low == draft.count.high == 1
    return one and draft.claimant.span.contains(draft.affected.span)
