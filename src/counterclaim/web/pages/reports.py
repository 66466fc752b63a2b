"""The list of reports."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import HTMLResponse

from counterclaim.web.asking import AskedNow
from counterclaim.web.index import short_key
from counterclaim.web.rendering import page
from counterclaim.web.seeking import ReportWish, outlet_named, report_wish, reports

router = APIRouter(include_in_schema=False)
ON_A_PAGE = 50
_OUTLETS = 200
"""Outlets that the form offers."""


@router.get("/reports")
def listed(
    request: Request,
    asked: AskedNow,
    sought: Annotated[ReportWish, Depends(report_wish)],
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """Fifty reports at a time, the newest first."""
    shelf = asked.site.index(asked.book).shelf
    found = reports(shelf, sought)
    begin = (number - 1) * ON_A_PAGE
    offered = [(name, count) for name, (count, _, _) in shelf.outlets.items() if name][:_OUTLETS]
    return page(
        request,
        asked,
        "reports.html",
        rows=found[begin : begin + ON_A_PAGE],
        found=len(found),
        number=number,
        pages_of_list=max(1, -(-len(found) // ON_A_PAGE)),
        sought=sought,
        outlets=[(short_key(name), name, count) for name, count in offered],
        named=outlet_named(sought.outlet, shelf.outlets),
    )
