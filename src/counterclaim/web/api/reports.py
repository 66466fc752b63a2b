"""Reports: what came in; reading and filing another one."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from pydantic import BaseModel, Field

from counterclaim.accounts.person import Person, Role, Scope
from counterclaim.intake.taken import wrong_language
from counterclaim.intake.text import report_from_text
from counterclaim.ledger.hashing import report_key
from counterclaim.scale.work import reader_name
from counterclaim.web.api.answers import Page, Refused, Report
from counterclaim.web.api.cursor import Cursor, Limit, piece
from counterclaim.web.api.kept import AskedAgain
from counterclaim.web.asking import Asked, may, site_of
from counterclaim.web.seeking import ReportWish, report_wish
from counterclaim.web.seeking import reports as sought_reports
from counterclaim.web.shelf import NoneSuch, Row, only

router = APIRouter(prefix="/api/v1/reports", tags=["reports"])


@router.get("", response_model=Page[Report], summary="Reports in the order in which they came in")
def listed(
    asked: AskedAgain, sought: Annotated[ReportWish, Depends(report_wish)], cursor: Cursor = None, limit: Limit = 100
) -> Page[Report]:
    found = sorted(sought_reports(asked.site.index(asked.book).shelf, sought), key=_key)
    rows, behind = piece(found, _key, cursor, limit)
    return Page(items=[_report(row) for row in rows], next=behind, as_of=asked.book.moment.isoformat())


@router.get("/{id}", response_model=Report, summary="A report with its text")
def one(asked: AskedAgain, id: str) -> Report:
    """Offsets of claims count into the text. The id may be cut to what names one report."""
    return _report(_row(asked, id), whole=True)


class NewReport(BaseModel):
    """A report to be read. `published` is what relative days in it are reckoned from."""

    text: str = Field(min_length=1, max_length=2_000_000)
    doc: str = Field("report", min_length=1, max_length=300, description="A name for it.")
    published: date | None = None
    title: str | None = Field(None, max_length=2_000)
    outlet: str | None = Field(None, max_length=300)
    url: str | None = Field(None, max_length=2_000)
    language: str | None = Field(None, max_length=20, description="Read it as this, whatever is detected.")


class Filed(BaseModel):
    """`new` is false where the ledger had the report already."""

    id: str
    new: bool
    claims: int


@router.post(
    "",
    response_model=Filed,
    status_code=201,
    responses={200: {"model": Filed}, 415: {"model": Refused}},
    summary="Read a report and file it with its claims",
)
def file(
    request: Request,
    response: Response,
    given: NewReport,
    _: Annotated[Person, Depends(may(Role.CODER, Scope.FILE))],
) -> Filed:
    """The same report twice is one. Incidents have it as soon as it is linked, some seconds later."""
    report = report_from_text(given.text, **given.model_dump(exclude={"text"}))
    if refusal := wrong_language(report, given.doc, given.language):
        raise HTTPException(415, str(refusal))
    site = site_of(request)
    added = site.ledger.add(site.reader().read(report), reader_name(), "filed by a program")
    site.keeper.look()
    if not added.report:
        response.status_code = 200
    return Filed(id=report_key(report), new=added.report, claims=added.claims)


def _key(row: Row) -> tuple[str, str]:
    return row.filed.added, row.filed.id


def _row(asked: Asked, beginning: str) -> Row:
    shelf = asked.site.index(asked.book).shelf
    try:
        return shelf.row[only(beginning, shelf.report_ids, "report")]
    except NoneSuch as error:
        raise HTTPException(404, str(error)) from None


def _report(row: Row, whole: bool = False) -> Report:
    told = row.filed.report
    return Report(
        id=row.filed.id,
        doc=told.doc,
        title=told.title,
        outlet=told.outlet,
        url=told.url,
        published=row.day.isoformat() if row.day else None,
        language=told.language,
        added=row.filed.added,
        claims=row.claims,
        origin=row.origin,
        text=told.text if whole else None,
        excluded=[{"start": r.span.start, "end": r.span.end, "reason": r.reason} for r in told.excluded]
        if whole
        else None,
    )
