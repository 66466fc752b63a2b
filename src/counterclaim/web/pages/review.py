"""One claim at a time for a person to decide on."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from counterclaim.accounts.person import Person, Role
from counterclaim.web.asking import AskedNow, may, with_query
from counterclaim.web.rendering import PART, page
from counterclaim.web.review.near import near, with_words
from counterclaim.web.review.seat import Seat
from counterclaim.web.review.sight import AROUND, WHOLE
from counterclaim.web.review.wanted import Wanted, wanted

router = APIRouter(include_in_schema=False)
_OF_NOW = ("as_of", "redaction")
Queue = Annotated[Wanted, Depends(wanted)]


@router.get("/review")
def review(
    request: Request,
    asked: AskedNow,
    _: Annotated[Person, Depends(may(Role.CODER))],
    queue: Queue,
    claim: Annotated[str, Query(max_length=64, description="Opens this claim.")] = "",
    begin: Annotated[str, Query(alias="from", max_length=64, description="From this claim's place on.")] = "",
    done: Annotated[str, Query(max_length=64, description="The decision that was just made.")] = "",
    whole: Annotated[str, Query(max_length=3, description="yes shows the whole report.")] = "",
) -> Response:
    """The first claim that waits; decisions are made of what is known now, never of a moment that is past."""
    if any(name in request.query_params for name in _OF_NOW):
        return RedirectResponse(with_query(request, **dict.fromkeys(_OF_NOW)), 303)
    seat = Seat(asked, queue)
    shown = seat.claim(claim) if claim else seat.waiting(begin)
    template = "review_part.html" if PART in request.headers else "review.html"
    return page(request, asked, template, **seat.state(done), **seat.sight(shown, AROUND if not whole else WHOLE))


@router.get("/review/near")
def join(
    request: Request,
    asked: AskedNow,
    _: Annotated[Person, Depends(may(Role.CODER))],
    queue: Queue,
    claim: Annotated[str, Query(max_length=64)],
    words: Annotated[str, Query(alias="q", max_length=300)] = "",
    following: Annotated[str, Query(alias="next", max_length=64)] = "",
) -> HTMLResponse:
    """Claims of other incidents that the claim may be of one event with: near ones, or those with the words."""
    seat = Seat(asked, queue)
    record = seat.claim(claim)
    own, entries = asked.catalogue.entry(seat.pile.incident_of.get(record.id, "")), asked.catalogue.entries
    template = "review_near_part.html" if PART in request.headers else "review_near.html"
    return page(
        request,
        asked,
        template,
        record=record,
        seen=seat.seen(record),
        back=queue.query,
        following=following,
        words=words,
        found=with_words(words, own, entries) if words.strip() else near(record, own, entries),
    )
