"""How the figures come about, generated from the configuration in force."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from counterclaim.web import method as in_force
from counterclaim.web.asking import AskedNow
from counterclaim.web.rendering import page
from counterclaim.weighing.policy import MARKS

router = APIRouter(include_in_schema=False)
_SOURCES = 100
"""Outlets that are shown; the list of reports has them all."""


@router.get("/method")
def method(request: Request, asked: AskedNow) -> HTMLResponse:
    index = asked.site.index(asked.book)
    sources = in_force.sources(index)
    return page(
        request,
        asked,
        "method.html",
        sources=[row for n, row in enumerate(sources) if n < _SOURCES or row.grade],
        sources_all=len(sources),
        readers=in_force.readers(index.shelf),
        measured=in_force.measured(),
        policies=in_force.policies(),
        marks=MARKS,
        tables=in_force.tables(),
        linking=in_force.linking(),
        knowledge=in_force.knowledge(asked.book.actors),
        figure_words=in_force.figure_words,
        parameter_words=in_force.parameter_words,
        kinds_of=in_force.kinds_in_order,
        share=in_force.share,
        profile=asked.site.profile,
    )
