"""Claims: who says what, in which words, with people's corrections in them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException

from counterclaim.claims.record import Record
from counterclaim.web.api.answers import Claim, Page
from counterclaim.web.api.cursor import Cursor, Limit, piece
from counterclaim.web.api.kept import AskedAgain
from counterclaim.web.asking import Asked
from counterclaim.web.seeking import ClaimWish, claim_wish
from counterclaim.web.seeking import claims as sought_claims
from counterclaim.web.shelf import NoneSuch

router = APIRouter(prefix="/api/v1/claims", tags=["claims"])


@router.get(
    "",
    response_model=Page[Claim],
    summary="Claims by report and place in its text",
)
def listed(
    asked: AskedAgain, sought: Annotated[ClaimWish, Depends(claim_wish)], cursor: Cursor = None, limit: Limit = 100
) -> Page[Claim]:
    try:
        found = sorted(sought_claims(asked.site.index(asked.book), sought))
    except NoneSuch as error:
        raise HTTPException(404, str(error)) from None
    records = asked.book.records
    rows, behind = piece(found, lambda n: _key(records[n]), cursor, limit)
    items = [_claim(asked, records[n]) for n in rows]
    return Page(items=items, next=behind, as_of=asked.book.moment.isoformat())


@router.get("/{id}", response_model=Claim, summary="A claim")
def one(asked: AskedAgain, id: str) -> Claim:
    """The id may be cut to what names one claim."""
    try:
        return _claim(asked, asked.site.index(asked.book).claim(id))
    except NoneSuch as error:
        raise HTTPException(404, str(error)) from None


def _key(record: Record) -> tuple[str, int, int, int, str]:
    """The order of the book's records."""
    claim = record.claim
    return record.source.report_id, claim.span.start, claim.span.end, claim.id, record.id


def _claim(asked: Asked, record: Record) -> Claim:
    holder = asked.catalogue.holder(record.id)
    return Claim(
        id=record.id,
        report=record.source.report_id,
        incident=holder.id if holder else None,
        review=record.review.value,
        obsolete=record.obsolete,
        sentence=record.sentence,
        claim=record.claim.to_dict(),
    )
