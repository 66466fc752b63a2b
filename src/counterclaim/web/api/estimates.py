"""Estimates: the figures that a policy gives for an incident, with every claim's use and the reason."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends

from counterclaim.web.api.answers import Estimate, Page
from counterclaim.web.api.cursor import Cursor, Limit, piece
from counterclaim.web.api.incidents import entry_of, key, sought_entries
from counterclaim.web.api.kept import AskedAgain
from counterclaim.web.asking import Asked
from counterclaim.web.catalogue import Entry
from counterclaim.web.finding import Wish, wish
from counterclaim.web.site import policy_named
from counterclaim.weighing.policy import Policy, policy_names
from counterclaim.weighing.weigh import weigh

router = APIRouter(prefix="/api/v1", tags=["estimates"])


@router.get("/estimates", response_model=Page[Estimate], summary="Incidents under the policy, by day")
def listed(
    asked: AskedAgain, sought: Annotated[Wish, Depends(wish)], cursor: Cursor = None, limit: Limit = 20
) -> Page[Estimate]:
    rows, behind = piece(sought_entries(asked, sought), key, cursor, limit)
    items = [_of(asked, row, asked.policy) for row in rows]
    return Page(items=items, next=behind, as_of=asked.book.moment.isoformat())


@router.get("/incidents/{id}/estimates", response_model=list[Estimate])
def of_one(asked: AskedAgain, id: str) -> list[Estimate]:
    """An incident under every policy of the package."""
    entry = entry_of(asked, id)
    return [_of(asked, entry, policy_named(name)) for name in policy_names()]


def _of(asked: Asked, entry: Entry, policy: Policy) -> Estimate:
    return Estimate(**weigh(entry.row.incident, policy, asked.book.actors, asked.book.sums).to_dict())
