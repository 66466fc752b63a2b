"""The form that decides, and what who comes second is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from counterclaim.accounts.person import Person, Role
from counterclaim.book.book import Book
from counterclaim.claims.record import Record
from counterclaim.ledger.conflict import Conflict
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.judging import Meant
from counterclaim.web.asking import Asked, AskedNow, may
from counterclaim.web.decided import decided
from counterclaim.web.forgery import own_form
from counterclaim.web.forms import sent
from counterclaim.web.index import Index
from counterclaim.web.rendering import PART, page
from counterclaim.web.review.deciding import NotTheirs, make
from counterclaim.web.review.form import correction, subjects
from counterclaim.web.review.meaning import meaning
from counterclaim.web.review.wanted import kept
from counterclaim.web.shelf import NoneSuch

router = APIRouter(include_in_schema=False)
_LONGEST = 2_000
"""Letters of a reason."""


@router.post("/decisions", dependencies=[Depends(own_form)])
def decide(
    request: Request,
    asked: AskedNow,
    person: Annotated[Person, Depends(may(Role.CODER))],
    form: Annotated[Mapping[str, str], Depends(sent)],
) -> Response:
    """Writes the decision and leads on to the next claim. 409 where others decided meanwhile."""
    site, verdict = asked.site, form.get("verdict", "")
    try:
        named = subjects(form, verdict)
        value, meant = _correction(asked, form) if verdict == Verdict.CORRECT else ({}, {})
        seen = form.get("seen", "").split()
        id = make(site.ledger, person, verdict, named, value, form.get("reason", "")[:_LONGEST], seen, meant)
    except Conflict as conflict:
        return _conflict(request, asked, form, conflict)
    except NotTheirs as error:
        raise HTTPException(403, str(error)) from None
    except ValueError as error:
        raise HTTPException(400, str(error)) from None
    return RedirectResponse(_onward(form, verdict, id, site.keeper.look()), 303)


def _correction(asked: Asked, form: Mapping[str, str]) -> tuple[dict[str, Any], Meant]:
    """The fields that the form changes, and what their words stand for."""
    index = asked.site.index(asked.site.keeper.look())
    try:
        record = index.claim(form.get("claim", ""))
    except NoneSuch as error:
        raise ValueError(str(error)) from None
    value = correction(form, record.claim, index.shelf.row[record.source.report_id].filed.report.text)
    return value, meaning(index, record, value)


def _onward(form: Mapping[str, str], verdict: str, id: str, book: Book) -> str:
    """To the next claim; after an undoing, or a decision that leaves the claim's fields open, to the claim itself."""
    if verdict in (Verdict.SAME, Verdict.DIFFERENT):
        place = {"claim": form.get("claim", "")}
    elif verdict == Verdict.UNDO:
        undone = next((d for d in book.facts.decisions if d.id == form.get("decision")), None)
        place = {"claim": undone.subjects[0]} if undone is not None else {}
    else:
        place = _next(form)
    return f"/review?{urlencode({**place, **kept(form), 'done': id})}"


def _next(form: Mapping[str, str]) -> dict[str, str]:
    return {"from": form["next"]} if form.get("next") else {}


def _conflict(request: Request, asked: Asked, form: Mapping[str, str], conflict: Conflict) -> HTMLResponse:
    """Both decisions beside each other; what was sent is kept, to be sent again in the sight of the other."""
    book = asked.site.keeper.look()
    index = asked.site.index(book)
    undone = {d.id: d for d in book.facts.decisions}.get(form.get("decision", ""))
    subject = undone.subjects[0] if undone is not None else conflict.mine.subjects[0]
    record = index.record(subject) if subject in index.shelf.position else None
    told = (*conflict.gone, *conflict.theirs)
    template = "review_conflict_part.html" if PART in request.headers else "review_conflict.html"
    return page(
        request,
        asked,
        template,
        409,
        record=record,
        mine=_in_words(index, record, conflict.mine),
        mine_decision=conflict.mine,
        theirs=[(each, _in_words(index, record, each), each in conflict.gone) for each in told],
        verdict=conflict.mine.verdict.value,
        again={name: value for name, value in form.items() if name not in ("seen", "csrf_token")},
        standing=conflict.standing,
        stand=f"/review?{urlencode({**_next(form), **kept(form)})}",
    )


def _in_words(index: Index, record: Record | None, decision: Decision) -> Any:
    """What the decision says, and what it changes of the claim as it was read."""
    if record is None or decision.verdict is Verdict.UNDO:
        return None
    read = index.as_read(record).claim
    return next(iter(decided(record.id, read, [decision])), None)
