"""Ruling on the two codings of a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from counterclaim.accounts.person import Person, Role
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.store import RULING, Codings, Overtaken, States, coded_by_both
from counterclaim.coding.wording import cause_words, outcome_words
from counterclaim.publishing.visible import one_line
from counterclaim.web.asking import Asked, AskedNow, may
from counterclaim.web.coding.bench import Bench
from counterclaim.web.coding.editor import Editor, typed
from counterclaim.web.coding.rights import must_see_both
from counterclaim.web.forgery import own_form
from counterclaim.web.forms import sent
from counterclaim.web.pages.coding import set_named
from counterclaim.web.pages.coding_desk import EDITOR, Coder, report_named, turned_to
from counterclaim.web.rendering import page
from counterclaim.web.site import Site

router = APIRouter(include_in_schema=False)
_SHORT = 10


@router.get("/coding/{beginning}/adjudicate")
def adjudicate(
    request: Request,
    asked: AskedNow,
    person: Coder,
    beginning: str,
    report: Annotated[str, Query(max_length=64)] = "",
    part: Annotated[str, Query(max_length=6, description="Of a long report: its number.")] = "",
) -> HTMLResponse:
    """The next report that both have coded and nobody has ruled on, or the one that is asked for."""
    coding_set, states = _opened(asked.site, person, beginning)
    chosen = report_named(coding_set, report) if report else _next(coding_set, states)
    if chosen is None:
        ready = len(coded_by_both(coding_set, states))
        return page(request, asked, "coding_ruled.html", coding_set=coding_set, ready=ready)
    bench = _bench(asked.site, coding_set, chosen, states, part)
    return _page(request, asked, bench, bench.editor(request.query_params))


@router.post("/coding/{beginning}/adjudicate", dependencies=[Depends(own_form)])
def rule(
    request: Request,
    asked: AskedNow,
    person: Annotated[Person, Depends(may(Role.ADJUDICATOR))],
    beginning: str,
    form: Annotated[Mapping[str, str], Depends(sent)],
) -> Response:
    """Writes the ruling as the form leaves it. What cannot be written is shown again, with the reason."""
    site = asked.site
    coding_set, states = _opened(site, person, beginning)
    bench = _bench(site, coding_set, report_named(coding_set, form.get("report", "")), states, form.get("part", ""))
    do, seen = form.get("do", ""), form.get("seen", "")
    try:
        step, draft = bench.changed(do, form, person.name)
        Codings(site.ledger).write(step, coding_set.id, bench.report_id, person.name, draft, seen)
    except Overtaken as error:
        return _again(request, asked, bench, form, f"Not written: {error}. This is how it is now.", 409)
    except ValueError as error:
        return _again(request, asked, bench, form, str(error), 400)
    address = f"/coding/{coding_set.id[:_SHORT]}/adjudicate"
    if do == "finish":
        return RedirectResponse(address, 303)
    told = urlencode({"report": bench.report_id[:_SHORT], **turned_to(bench)})
    return RedirectResponse(f"{address}?{told}" + (f"#row-{form['key']}" if form.get("key") else ""), 303)


def _opened(site: Site, person: Person, beginning: str) -> tuple[CodingSet, States]:
    coding_set = set_named(site, beginning)
    states = Codings(site.ledger).states(coding_set.id)
    must_see_both(site, person, coding_set, states)
    return coding_set, states


def _bench(site: Site, coding_set: CodingSet, report: str, states: States, part: str) -> Bench:
    if report not in coded_by_both(coding_set, states):
        raise HTTPException(404, "this report is not coded by both yet")
    return Bench(site, coding_set, RULING, report, states, part)


def _next(coding_set: CodingSet, states: States) -> str | None:
    ready = coded_by_both(coding_set, states)
    return next((r for r in ready if (s := states.get((r, RULING))) is None or not s.is_done), None)


def _again(
    request: Request, asked: Asked, bench: Bench, form: Mapping[str, str], why: str, status: int
) -> HTMLResponse:
    try:
        begun = bench.editor(form) if form.get("do") == "save" else None
    except HTTPException:
        begun = None
    return _page(request, asked, bench, typed(begun, form) if begun is not None else None, why, status)


def _page(
    request: Request, asked: Asked, bench: Bench, opened: Editor | None, why: str = "", status: int = 200
) -> HTMLResponse:
    ready = coded_by_both(bench.coding_set, bench.states)
    at = list(ready).index(bench.report_id)
    return page(
        request,
        asked,
        "coding_adjudicate.html",
        status,
        bench=bench,
        coding_set=bench.coding_set,
        editor=opened,
        text=bench.text(opened.base if opened is not None else None),
        sides=bench.sides(),
        added=bench.added(),
        why=one_line(why),
        at=at + 1,
        ready=len(ready),
        behind=ready[at + 1] if at + 1 < len(ready) else None,
        before=ready[at - 1] if at else None,
        cause_words=cause_words(bench.coding_set),
        outcome_words=lambda outcome: outcome_words(outcome, bench.coding_set),
        here=f"/coding/{bench.coding_set.id[:_SHORT]}/adjudicate",
        state={"report": bench.report_id, "seen": bench.seen, **turned_to(bench)},
        place={"report": bench.report_id[:_SHORT], **turned_to(bench)},
        choices=bench.choices(),
        others=[c.id for c in bench.draft.claims if opened is None or c.id != opened.number],
        **EDITOR,
    )
