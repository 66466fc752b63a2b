"""Sets that two people code: the list of them, making one, how far its coders agree, its gold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from counterclaim.accounts.person import Person, Role
from counterclaim.claims.report import Report
from counterclaim.coding.agreement import Difference
from counterclaim.coding.candidate import candidates
from counterclaim.coding.causes import Cause
from counterclaim.coding.coding_set import LONGEST_NAME, CodingSet
from counterclaim.coding.fields import FIELDS
from counterclaim.coding.gold import gold_lines
from counterclaim.coding.last import ruled
from counterclaim.coding.standing import Standing, standing
from counterclaim.coding.store import Codings
from counterclaim.coding.wish import MOST
from counterclaim.coding.wording import cause_words
from counterclaim.publishing.records import SHORT
from counterclaim.publishing.visible import one_line
from counterclaim.web.asking import Asked, AskedNow, may
from counterclaim.web.coding.making import set_wish
from counterclaim.web.coding.parts import part_with, parts_of
from counterclaim.web.coding.rights import must_see_both, sees_both
from counterclaim.web.coding.standing import agreed
from counterclaim.web.forgery import own_form
from counterclaim.web.forms import sent
from counterclaim.web.rendering import page
from counterclaim.web.shelf import NoneSuch, only
from counterclaim.web.site import Site

router = APIRouter(include_in_schema=False)
_ROWS = 50
"""Disagreements on a page."""
_OUTLETS = 200
"""Outlets that the form offers, those whose names can be read."""
_LONGEST = 200
_FRESH = {"with": "20", "without": "5", "blind": "50", "seed": "1"}


@router.get("/coding")
def coding(request: Request, asked: AskedNow) -> HTMLResponse:
    return _list(request, asked, {})


@router.post("/coding", dependencies=[Depends(own_form)])
def make(
    request: Request,
    asked: AskedNow,
    person: Annotated[Person, Depends(may(Role.ADJUDICATOR))],
    form: Annotated[Mapping[str, str], Depends(sent)],
) -> Response:
    """Draws the reports and writes the set down."""
    site, codings = asked.site, Codings(asked.site.ledger)
    book = site.keeper.look()
    try:
        found = candidates(book.facts, book.records)
        made = set_wish(form).draw(found, codings.used(), person.name, site.ledger.clock())
        _check_coders(site, made)
    except ValueError as error:
        return _list(request, asked, form, why=str(error), status=400)
    return RedirectResponse(f"/coding/{codings.make(made).id}", 303)


@router.get("/coding/{beginning}")
def agreement(
    request: Request,
    asked: AskedNow,
    beginning: str,
    cause: Annotated[str, Query(max_length=20, description="Shows the disagreements of this cause.")] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """How far the coders agree, of the reports that both have finished."""
    site = asked.site
    coding_set = set_named(site, beginning)
    now = standing(site.ledger, coding_set)
    both = sees_both(site, asked.person, coding_set, now.states)
    found = agreed(site, now)
    chosen = found.all.by_cause().get(Cause(cause), ()) if cause in list(Cause) and both else ()
    begin = (number - 1) * _ROWS
    shown = chosen[begin : begin + _ROWS]
    names = {filed.id: filed.report for filed in site.ledger.reports(list({d.report for d in shown}))}
    return page(
        request,
        asked,
        "coding_set.html",
        coding_set=coding_set,
        now=now,
        found=found,
        fields=FIELDS,
        causes=found.all.by_cause(),
        cause_words=cause_words(coding_set),
        cause=cause,
        chosen_all=len(chosen),
        number=number,
        pages_of_list=max(1, -(-len(chosen) // _ROWS)),
        rows_of=[(each, names[each.report], _place(each, names[each.report])) for each in shown],
        both=both,
        is_coder=not site.settings.team or asked.person.name in coding_set.coders,
    )


@router.get("/coding/{beginning}/gold.jsonl")
def gold(asked: AskedNow, person: Annotated[Person, Depends(may(Role.CODER))], beginning: str) -> Response:
    """The reports that were ruled on, as `counterclaim evaluate` takes them."""
    site = asked.site
    coding_set = set_named(site, beginning)
    codings = Codings(site.ledger)
    must_see_both(site, person, coding_set, codings.states(coding_set.id))
    lines = "".join(gold_lines(ruled(codings, coding_set)))
    name = {"Content-Disposition": f'attachment; filename="gold-{coding_set.id[:10]}.jsonl"'}
    return Response(lines, media_type="application/x-ndjson", headers=name)


def _place(each: Difference, report: Report) -> dict[str, str]:
    """Where the row is ruled on: its report, and of a long one the part."""
    parts = parts_of(report.text)
    told = {"report": each.report[:SHORT]}
    return told | ({"part": str(part_with(each.row.first, parts).number)} if len(parts) > 1 else {})


def set_named(site: Site, beginning: str) -> CodingSet:
    """The set whose id begins so. Raises 404."""
    sets = {coding_set.id: coding_set for coding_set in Codings(site.ledger).sets()}
    try:
        return sets[only(beginning, sorted(sets), "set")]
    except NoneSuch as error:
        raise HTTPException(404, str(error)) from None


def _list(
    request: Request, asked: Asked, form: Mapping[str, str], *, why: str | None = None, status: int = 200
) -> HTMLResponse:
    site = asked.site
    told: list[Standing] = [standing(site.ledger, coding_set) for coding_set in Codings(site.ledger).sets()]
    may_make = asked.person.role >= Role.ADJUDICATOR
    shelf = site.index(asked.book).shelf
    return page(
        request,
        asked,
        "coding.html",
        status,
        sets=told,
        may_make=may_make,
        people=_people(site),
        form=_FRESH | {"name": f"Set {len(told) + 1}"} | dict(form),
        why=one_line(why) if why else None,
        most=MOST,
        longest_name=LONGEST_NAME,
        outlets=[name for name in shelf.outlets if name and one_line(name)[:_LONGEST] == name][:_OUTLETS],
        reports=len(shelf.rows),
    )


def _people(site: Site) -> list[str] | None:
    """Accounts that may code; None where there are no accounts and any two names will do."""
    if not site.settings.team:
        return None
    accounts = site.doors.accounts.roll().accounts.values()
    return sorted(a.name for a in accounts if not a.closed and a.role >= Role.CODER)


def _check_coders(site: Site, coding_set: CodingSet) -> None:
    people: Any = _people(site)
    for coder in coding_set.coders:
        if people is not None and coder not in people:
            raise ValueError(f"{coder} has no account that may code")
