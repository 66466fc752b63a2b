"""The list of claims, which every number of the other pages leads to; its address holds the whole state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, StreamingResponse

from counterclaim.claims.kinds import Kind, Stance
from counterclaim.claims.record import Record, Review
from counterclaim.publishing.records import SHORT
from counterclaim.web.asking import Asked, AskedNow, AskedToPublish, onward
from counterclaim.web.coding.blind import Kept, kept_from
from counterclaim.web.index import Index
from counterclaim.web.lines import lines
from counterclaim.web.rendering import page
from counterclaim.web.seeking import ITSELF, ClaimWish, claim_wish, claims, outlet_named
from counterclaim.web.shelf import NoneSuch
from counterclaim.web.tables import as_csv, as_json, rows

router = APIRouter(include_in_schema=False)
ON_A_PAGE = 50
_REVIEWS = ("none", "decided", "accepted", "corrected", "rejected", "standing", "obsolete")

Sought = Annotated[ClaimWish, Depends(claim_wish)]


@router.get("/claims")
def listed(
    request: Request, asked: AskedNow, sought: Sought, number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1
) -> HTMLResponse:
    """Fifty claims at a time, each with its sentence, the newest report first; none of reports that are still to be
    coded blind.
    """
    index = asked.site.index(asked.book)
    everything = _found(index, sought)
    hidden = _hidden(index, kept_from(asked))
    found = [n for n in everything if n not in hidden] if hidden else everything
    begin = (number - 1) * ON_A_PAGE
    return page(
        request,
        asked,
        "claims.html",
        lines=lines(asked, (asked.book.records[n] for n in found[begin : begin + ON_A_PAGE])),
        found=len(found),
        number=number,
        pages_of_list=max(1, -(-len(found) // ON_A_PAGE)),
        sought=sought,
        kept_back=len(everything) - len(found),
        kept_for={hidden[n].coding_set.id: hidden[n].coding_set for n in everything if n in hidden},
        besides=_besides(index, sought),
        kinds=[(kind.value, kind.value) for kind in Kind],
        stances=[(stance.value, stance.value) for stance in Stance],
        reviews={name: "not decided" if name == Review.NONE else name for name in _REVIEWS},
    )


@router.get("/claims.csv")
def as_table(asked: AskedToPublish, sought: Sought) -> StreamingResponse:
    """The same claims, all of them, in the columns of the export of claims."""
    found = as_csv(rows(asked, _records(asked, sought)))
    name = {"Content-Disposition": 'attachment; filename="claims.csv"'}
    return StreamingResponse(found, media_type="text/csv; charset=utf-8", headers=name)


@router.get("/claims.json")
def as_objects(asked: AskedToPublish, sought: Sought) -> StreamingResponse:
    return StreamingResponse(as_json(rows(asked, _records(asked, sought))), media_type="application/json")


@router.get("/claims/{beginning}")
def one(request: Request, asked: AskedNow, beginning: str) -> RedirectResponse:
    """To the claim's sentence in its report."""
    try:
        record = asked.site.index(asked.book).claim(beginning)
    except NoneSuch as error:
        raise HTTPException(404, str(error)) from None
    short = record.id[:SHORT]
    return RedirectResponse(
        onward(request, f"/reports/{record.source.report_id}", claim=short, fragment=f"claim-{short}"), 303
    )


def _records(asked: Asked, sought: ClaimWish) -> list[Record]:
    return [asked.book.records[n] for n in _found(asked.site.index(asked.book), sought)]


def _found(index: Index, sought: ClaimWish) -> Sequence[int]:
    try:
        return claims(index, sought)
    except NoneSuch as error:
        raise HTTPException(404, str(error)) from None


def _hidden(index: Index, kept: Mapping[str, Kept]) -> Mapping[int, Kept]:
    """By position the claims that are kept back, and why."""
    return {n: each for report, each in kept.items() for n in index.shelf.of_report.get(report, ())}


def _besides(index: Index, sought: ClaimWish) -> list[tuple[str, str, str]]:
    """What is asked for besides the form's own fields: the name in the address, what it says, and its value."""
    told = [
        ("claimant", "claimed by", _named(index, sought.claimant)),
        ("affected", "about harm to", _named(index, sought.affected)),
        ("doer", "laid to", _named(index, sought.doer)),
        ("partner", "about conduct with", _named(index, sought.partner)),
        ("incident", "of the incident", sought.incident[:10]),
        ("report", "of the report", sought.report[:10]),
        ("outlet", "told by", outlet_named(sought.outlet, index.shelf.outlets)),
    ]
    return [(field, words, value) for field, words, value in told if value]


def _named(index: Index, key: str) -> str:
    return "the report itself" if key == ITSELF else index.names.get(key, key)
