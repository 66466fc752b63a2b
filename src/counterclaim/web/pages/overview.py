"""What came in, what is contested, what was revised, what waits."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from counterclaim.web.asking import AskedNow
from counterclaim.web.finding import Order, Wish, listed
from counterclaim.web.rendering import page

router = APIRouter(include_in_schema=False)
_SHOWN = 8


@router.get("/")
def overview(request: Request, asked: AskedNow) -> HTMLResponse:
    entries = asked.catalogue.entries
    contested = listed(entries, Wish(contested="yes"))
    return page(
        request,
        asked,
        "overview.html",
        reports=len(asked.book.facts.reports),
        claims=len(asked.book.records),
        incidents=len(entries),
        contested=len(contested),
        open=sum(entry.open for entry in entries),
        most_told=listed(entries, Wish(order=Order.MOST_TOLD))[:_SHOWN],
    )
