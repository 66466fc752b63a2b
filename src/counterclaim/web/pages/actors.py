"""The list of those who tell, suffer and do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from counterclaim.knowledge.folding import plain
from counterclaim.web.asking import AskedNow
from counterclaim.web.index import Index, Person
from counterclaim.web.portrait import sort_of
from counterclaim.web.rendering import page

router = APIRouter(include_in_schema=False)
ON_A_PAGE = 50

Order = Literal["all", "told", "suffered", "did"]


@router.get("/actors")
def listed(
    request: Request,
    asked: AskedNow,
    words: Annotated[str, Query(alias="q", max_length=300, description="Words of a name.")] = "",
    order: Annotated[Order, Query(alias="sort", description="By the number of these claims.")] = "all",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """Fifty actors at a time, who plays the most parts first."""
    index = asked.site.index(asked.book)
    found = _found(index, words.strip(), order)
    begin = (number - 1) * ON_A_PAGE
    actors = asked.book.actors
    shown = found[begin : begin + ON_A_PAGE]
    return page(
        request,
        asked,
        "actors.html",
        people=[(person, sort_of(person.key, actors), actors.actors.get(person.key)) for person in shown],
        found=len(found),
        number=number,
        pages_of_list=max(1, -(-len(found) // ON_A_PAGE)),
        words=words.strip(),
        order=order,
    )


def _found(index: Index, words: str, order: Order) -> Sequence[Person]:
    """Those whose names, aliases among them, have all the words; by a part, those who play it."""
    found: Sequence[Person] = index.people
    if sought := plain(words).split():
        found = [person for person in found if all(word in index.spellings[person.key] for word in sought)]
    if order == "all":
        return found
    return sorted((p for p in found if getattr(p, order)), key=lambda p: (-getattr(p, order), p.name, p.key))
