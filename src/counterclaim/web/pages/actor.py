"""An actor: what it claims, what is claimed about it, its record, its relations."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import HTMLResponse

from counterclaim.publishing.claimants import LOSSES
from counterclaim.web.asking import AskedNow
from counterclaim.web.lanes import named
from counterclaim.web.portrait import portrait
from counterclaim.web.ratio import gauge
from counterclaim.web.rendering import page

router = APIRouter(include_in_schema=False)


@router.get("/actors/{key:path}")
def actor(request: Request, asked: AskedNow, key: str) -> HTMLResponse:
    """`key` is an actor's id, `state:MLI` for a state, or the folded words of a source that no file knows."""
    found = portrait(asked, key)
    if found is None:
        raise HTTPException(404, f"No claim and no actor file knows {key[:200]!r}.")
    return page(
        request,
        asked,
        "actor.html",
        portrait=found,
        record=[(deviation, gauge(deviation)) for deviation in found.record],
        losses=LOSSES,
        named=named,
    )
