"""A report: its text with its claims in colour, and the claims as cards beside it."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import HTMLResponse

from counterclaim.publishing.visible import UNSAFE, visible
from counterclaim.web.asking import Asked, AskedNow
from counterclaim.web.coding.blind import kept_from
from counterclaim.web.index import Index
from counterclaim.web.leaf import leaf, page_of
from counterclaim.web.rendering import page
from counterclaim.web.shelf import NoneSuch, Row, only

router = APIRouter(include_in_schema=False)
_COPIES = 12
"""Other reports of the story that are named."""
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_PART = 20_000
"""Letters of a folded stretch that are shown at once."""


@router.get("/reports/{beginning}")
def report(
    request: Request,
    asked: AskedNow,
    beginning: str,
    claim: Annotated[str, Query(max_length=64, description="Opens the page of claims with it.")] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    index, row = _report(asked, beginning)
    if (kept := kept_from(asked).get(row.filed.id)) is not None:
        return page(request, asked, "coding_kept.html", row=row, kept=kept)
    if claim:
        number = _page_with(index, row, claim)
    opened = leaf(index, asked.catalogue.holder, row.filed.id, number, asked.hides is not None)
    story = index.shelf.stories.get(row.origin or "", ())
    return page(
        request,
        asked,
        "report.html",
        row=row,
        leaf=opened,
        number=number,
        language=_language(row.filed.report.language),
        address=_safe_address(row.filed.report.url),
        readings=index.shelf.readings.get(row.filed.id, ()),
        copies=[other for other in story if other.filed.id != row.filed.id][:_COPIES],
        kinds=list(dict.fromkeys(card.view.kind for card in opened.cards)),
    )


@router.get("/reports/{beginning}/text")
def text(
    request: Request,
    asked: AskedNow,
    beginning: str,
    start: Annotated[int, Query(ge=0, le=2**31)],
    end: Annotated[int, Query(ge=0, le=2**31)],
) -> HTMLResponse:
    """A stretch that the report's page leaves out, in parts: as a page, or for a script the part alone."""
    _, row = _report(asked, beginning)
    whole = row.filed.report.text
    stop = min(end, start + _PART, len(whole))
    is_part = request.headers.get("hx-request") == "true"
    return page(
        request,
        asked,
        "report_stretch.html" if is_part else "report_text.html",
        row=row,
        words=visible(whole[start:stop]),
        start=start,
        stop=stop,
        end=min(end, len(whole)),
    )


def _report(asked: Asked, beginning: str) -> tuple[Index, Row]:
    index = asked.site.index(asked.book)
    try:
        return index, index.shelf.row[only(beginning, index.shelf.report_ids, "report")]
    except NoneSuch as error:
        raise HTTPException(404, str(error)) from None


def _page_with(index: Index, row: Row, claim: str) -> int:
    """The page of the report's claims with the claim; the first one where it has no such claim any more."""
    records = (index.book.records[n] for n in index.shelf.of_report.get(row.filed.id, ()))
    return next((page_of(index, record) for record in records if record.id.startswith(claim)), 1)


def _language(told: str | None) -> str | None:
    """What a browser takes for the language of a text, where the report's is one."""
    return told if told and _TAG.fullmatch(told) else None


def _safe_address(url: str | None) -> str | None:
    """The address where a browser may be sent to it."""
    if url is None or len(url) > 2000 or UNSAFE.search(url) or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
