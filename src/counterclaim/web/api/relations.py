"""Relations: how claims of an incident stand to each other, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends

from counterclaim.web.api.answers import Page, Relation
from counterclaim.web.api.cursor import Cursor, Limit, piece
from counterclaim.web.api.incidents import entry_of, key, sought_entries
from counterclaim.web.api.kept import AskedAgain
from counterclaim.web.asking import Asked
from counterclaim.web.catalogue import Entry
from counterclaim.web.finding import Wish, wish
from counterclaim.weighing.relations import relations

router = APIRouter(prefix="/api/v1", tags=["relations"])


@router.get("/relations", response_model=Page[Relation], summary="Relations, incident by incident, by day")
def listed(
    asked: AskedAgain, sought: Annotated[Wish, Depends(wish)], cursor: Cursor = None, limit: Limit = 20
) -> Page[Relation]:
    """`limit` counts incidents: a page has all relations of as many. The filters are those of incidents."""
    rows, behind = piece(sought_entries(asked, sought), key, cursor, limit)
    items = [relation for row in rows for relation in _of(asked, row)]
    return Page(items=items, next=behind, as_of=asked.book.moment.isoformat())


@router.get("/incidents/{id}/relations", response_model=list[Relation])
def of_one(asked: AskedAgain, id: str) -> list[Relation]:
    """The relations between an incident's claims."""
    return list(_of(asked, entry_of(asked, id)))


def _of(asked: Asked, entry: Entry) -> Iterator[Relation]:
    for each in relations(entry.row.incident, asked.book.actors):
        yield Relation(incident=entry.id, **each.to_dict())
