"""The list of incidents; its address holds the whole state."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import HTMLResponse

from counterclaim.web.asking import AskedNow
from counterclaim.web.finding import Order, Wish, facets, listed, wish
from counterclaim.web.rendering import page

router = APIRouter(include_in_schema=False)
ON_A_PAGE = 50


@router.get("/incidents")
def incidents(
    request: Request,
    asked: AskedNow,
    sought: Annotated[Wish, Depends(wish)],
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """A table, fifty incidents at a time, beside what else can be asked for."""
    entries = asked.catalogue.entries
    found = listed(entries, sought)
    begin = (number - 1) * ON_A_PAGE
    return page(
        request,
        asked,
        "incidents.html",
        entries=found[begin : begin + ON_A_PAGE],
        found=len(found),
        number=number,
        pages_of_list=max(1, -(-len(found) // ON_A_PAGE)),
        facets=facets(entries, sought),
        sought=sought,
        orders=Order,
    )
