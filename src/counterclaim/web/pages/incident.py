"""One incident: who says what, what policies make of it, its claims, and what was known when. As page, JSON, memo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse

from counterclaim.accounts.person import Role
from counterclaim.claims.record import Review
from counterclaim.publishing.exports.geojson import PRECISION
from counterclaim.publishing.memo_markdown import render_markdown
from counterclaim.publishing.naming import harm_told
from counterclaim.publishing.sheet_memo import sheet_memo
from counterclaim.publishing.wording import count_words, mention_words
from counterclaim.web.asking import Asked, AskedNow, AskedToPublish, with_query
from counterclaim.web.dossier.claims import ON_A_PAGE
from counterclaim.web.dossier.dossier import Dossier, dossier
from counterclaim.web.dossier.marked import marked
from counterclaim.web.dossier.nearby import nearby
from counterclaim.web.dossier.seeing import Seen, incidents_of, see
from counterclaim.web.dossier.wording import DATE_PRECISION, REVIEWS, quote, short_day, voice_told
from counterclaim.web.rendering import page
from counterclaim.web.site import policy_named
from counterclaim.weighing.policy import MARKS, Policy, policy_names

router = APIRouter(include_in_schema=False)
MOST_TOGETHER = 12
Known = Annotated[str | None, Query(max_length=40, description="What was known of it then.")]
Step = Annotated[int | None, Query(ge=1, le=100_000, description="The same by the number of the moment.")]
Beside = Annotated[str | None, Query(max_length=40, description="The policy that is compared with.")]
PageOf = Annotated[int, Query(alias="page", ge=1, le=100_000)]
Ids = Annotated[list[str], Query(alias="id", max_length=MOST_TOGETHER)]


@router.get("/incidents/together.json")
def together_json(asked: AskedToPublish, ids: Ids, known: Known = None) -> JSONResponse:
    return _json(see(asked, ids, known))


@router.get("/incidents/together.md")
def together_memo(asked: AskedToPublish, ids: Ids, known: Known = None) -> PlainTextResponse:
    return _memo(asked, see(asked, ids, known))


@router.get("/incidents/together")
def together_page(
    request: Request,
    asked: AskedNow,
    ids: Ids,
    known: Known = None,
    step: Step = None,
    beside: Beside = None,
    number: PageOf = 1,
) -> HTMLResponse:
    """Several incidents as if they were one; nothing is decided by looking."""
    seen = see(asked, ids, known, step)
    return _page(request, asked, seen, beside, number, parts=incidents_of(asked.book, ids), near=())


@router.get("/incidents/{id}.json")
def incident_json(asked: AskedToPublish, id: str, known: Known = None) -> JSONResponse:
    return _json(see(asked, [id], known))


@router.get("/incidents/{id}.md")
def incident_memo(asked: AskedToPublish, id: str, known: Known = None) -> PlainTextResponse:
    """Markdown to paste into a memo."""
    return _memo(asked, see(asked, [id], known))


@router.get("/incidents/{id}")
def incident_page(
    request: Request,
    asked: AskedNow,
    id: str,
    known: Known = None,
    step: Step = None,
    beside: Beside = None,
    number: PageOf = 1,
) -> HTMLResponse:
    seen = see(asked, [id], known, step)
    return _page(request, asked, seen, beside, number, parts=(), near=nearby(asked.catalogue, seen.history.incident.id))


def _json(seen: Seen) -> JSONResponse:
    return JSONResponse(seen.sheet.to_dict())


def _memo(asked: Asked, seen: Seen) -> PlainTextResponse:
    words = render_markdown(sheet_memo(seen.sheet, asked.book.actors))
    return PlainTextResponse(words, media_type="text/markdown; charset=utf-8")


def _page(request: Request, asked: Asked, seen: Seen, beside: str | None, number: int, **told: Any) -> HTMLResponse:
    other = _beside(asked, beside)
    made = dossier(asked.book, seen.sheet, asked.policy, other, number)
    if number > made.numbering.last:
        raise HTTPException(404, f"the list of claims has {made.numbering.last} pages of {ON_A_PAGE}")
    answer = page(
        request,
        asked,
        "incident.html",
        dossier=made,
        seen=seen,
        step=seen.step,
        policies=[policy_named(name) for name in policy_names()],
        number=number,
        **_words(asked, made),
        address=lambda suffix: _address(request, suffix),
        to_claim=_to_claim(request, made, number),
        numbers=made.numbering.numbers,
        **told,
    )
    if "step" in request.query_params:
        known = seen.known.isoformat() if seen.known else None
        answer.headers["HX-Push-Url"] = with_query(request, step=None, known=known)
    return answer


def _words(asked: Asked, made: Dossier) -> dict[str, Any]:
    """What the templates say things with."""
    return {
        "precision": PRECISION,
        "date_precision": DATE_PRECISION,
        "review_words": REVIEWS,
        "open_review": Review.NONE,
        "may_review": asked.person.role >= Role.CODER and asked.as_of is None,
        "marks": MARKS,
        "voices": {record.id: voice_told(record, asked.book.actors) for record in made.sheet.evidence},
        "quotes": {record.id: quote(record) for record in made.sheet.evidence},
        "marked": marked,
        "short_day": short_day,
        "count_words": count_words,
        "mention_words": mention_words,
        "harm_told": harm_told,
    }


def _address(request: Request, suffix: str) -> str:
    """Of the same thing in another form."""
    path, _, asked_for = with_query(request, beside=None, page=None, step=None).partition("?")
    return path + suffix + (f"?{asked_for}" if asked_for else "")


def _beside(asked: Asked, name: str | None) -> Policy | None:
    """The policy asked for, else the one that pages begin with; None where it is the same. Raises 400."""
    wanted = name or asked.site.settings.policy
    if wanted not in policy_names():
        raise HTTPException(400, f"{wanted!r} is no policy; there are {', '.join(policy_names())}")
    return policy_named(wanted) if wanted != asked.policy.name else None


def _to_claim(request: Request, made: Dossier, number: int) -> Callable[[str], str]:
    """The address of a claim's row, on whatever page of the list it stands."""

    def address(id: str) -> str:
        there = made.numbering.pages[id]
        return ("" if there == number else with_query(request, page=str(there))) + f"#claim-{id[:10]}"

    return address
