"""Coding a report of a set, blind to the other coder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from counterclaim.accounts.person import Person, Role
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.store import Codings, Overtaken, States
from counterclaim.publishing.visible import one_line
from counterclaim.web.asking import Asked, AskedNow, may
from counterclaim.web.coding.bench import Bench
from counterclaim.web.coding.blind import kept_from
from counterclaim.web.coding.desk import Desk
from counterclaim.web.coding.editor import KEYS, LABELS, TITLES, Editor, typed
from counterclaim.web.coding.rights import coder_named
from counterclaim.web.forgery import own_form
from counterclaim.web.forms import sent
from counterclaim.web.pages.coding import set_named
from counterclaim.web.rendering import page
from counterclaim.web.shelf import NoneSuch, only

router = APIRouter(include_in_schema=False)
Coder = Annotated[Person, Depends(may(Role.CODER))]
EDITOR = {"keys": KEYS, "labels": LABELS, "titles": TITLES}


@router.get("/coding/{beginning}/code")
def code(
    request: Request,
    asked: AskedNow,
    person: Coder,
    beginning: str,
    coder: Annotated[str, Query(max_length=200)] = "",
    report: Annotated[str, Query(max_length=64)] = "",
    part: Annotated[str, Query(max_length=6, description="Of a long report: its number.")] = "",
) -> HTMLResponse:
    """The next report that the coder has not finished, or the one that is asked for."""
    coding_set = set_named(asked.site, beginning)
    states = Codings(asked.site.ledger).states(coding_set.id)
    name = coder_named(asked.site, person, coding_set, coder)
    if name is None:
        return page(request, asked, "coding_who.html", coding_set=coding_set)
    chosen = report_named(coding_set, report) if report else _next(coding_set, name, states)
    if chosen is None:
        return page(request, asked, "coding_through.html", coding_set=coding_set, coder=name)
    desk = Desk(asked.site, coding_set, name, chosen, states, part)
    return _desk(request, asked, desk, desk.editor(request.query_params))


@router.post("/coding/{beginning}/code", dependencies=[Depends(own_form)])
def write(
    request: Request,
    asked: AskedNow,
    person: Coder,
    beginning: str,
    form: Annotated[Mapping[str, str], Depends(sent)],
) -> Response:
    """Writes the coding as the form leaves it. What cannot be written is shown again, with the reason."""
    site, codings = asked.site, Codings(asked.site.ledger)
    coding_set = set_named(site, beginning)
    name = coder_named(site, person, coding_set, form.get("coder", ""))
    if name is None:
        raise HTTPException(400, "whose coding is it?")
    report = report_named(coding_set, form.get("report", ""))
    desk = Desk(site, coding_set, name, report, codings.states(coding_set.id), form.get("part", ""))
    do = form.get("do", "")
    try:
        step, draft = desk.changed(do, form)
        codings.write(step, coding_set.id, report, name, draft, form.get("seen", ""))
    except Overtaken as error:
        return _again(request, asked, desk, form, f"Not written: {error}. This is how it is now.", 409)
    except ValueError as error:
        return _again(request, asked, desk, form, str(error), 400)
    told = {"coder": name} if do == "finish" else {"coder": name, "report": report[:_SHORT], **turned_to(desk)}
    return RedirectResponse(f"/coding/{coding_set.id[:_SHORT]}/code?{urlencode(told)}", 303)


@router.post("/coding/{beginning}/look", dependencies=[Depends(own_form)])
def look(
    asked: AskedNow, person: Coder, beginning: str, form: Annotated[Mapping[str, str], Depends(sent)]
) -> RedirectResponse:
    """To the claims of a report that the person is still to code blind; that is written down."""
    coding_set = set_named(asked.site, beginning)
    report = report_named(coding_set, form.get("report", ""))
    if (kept := kept_from(asked).get(report)) is not None:
        Codings(asked.site.ledger).look(coding_set.id, report, kept.coders, person.name)
    return RedirectResponse(f"/reports/{report}", 303)


_SHORT = 10


def report_named(coding_set: CodingSet, beginning: str) -> str:
    """Raises 404 for a report that is not in the set."""
    try:
        return only(beginning, sorted(coding_set.reports), "report of this set")
    except NoneSuch as error:
        raise HTTPException(404, str(error)) from None


def turned_to(desk: Desk | Bench) -> dict[str, str]:
    """What an address says of the part; nothing where there is one alone."""
    return {"part": str(desk.part.number)} if len(desk.parts) > 1 else {}


def _next(coding_set: CodingSet, coder: str, states: States) -> str | None:
    left = (r for r in coding_set.order(coder) if (s := states.get((r, coder))) is None or not s.is_done)
    return next(left, None)


def _again(request: Request, asked: Asked, desk: Desk, form: Mapping[str, str], why: str, status: int) -> HTMLResponse:
    try:
        begun = desk.editor(form) if form.get("do") == "save" else None
    except HTTPException:
        begun = None
    return _desk(request, asked, desk, typed(begun, form) if begun is not None else None, why, status)


def _desk(
    request: Request, asked: Asked, desk: Desk, opened: Editor | None, why: str = "", status: int = 200
) -> HTMLResponse:
    order = desk.coding_set.order(desk.coder)
    finished = sum((s := desk.states.get((r, desk.coder))) is not None and s.is_done for r in order)
    return page(
        request,
        asked,
        "coding_code.html",
        status,
        desk=desk,
        editor=opened,
        text=desk.text(opened.base if opened is not None else None),
        cards=desk.cards(),
        waiting=desk.waiting(),
        dropped=desk.dropped(),
        why=one_line(why),
        left=len(order) - finished,
        behind=order[desk.place] if desk.place < len(order) else None,
        before=order[desk.place - 2] if desk.place > 1 else None,
        here=f"/coding/{desk.coding_set.id[:_SHORT]}/code",
        state={"coder": desk.coder, "report": desk.report_id, "seen": desk.seen, **turned_to(desk)},
        place={"coder": desk.coder, "report": desk.report_id[:_SHORT], **turned_to(desk)},
        choices=desk.choices(),
        others=[claim.id for claim in desk.draft.claims if opened is None or claim.id != opened.number],
        **EDITOR,
    )
