"""Incidents: what claims of many reports tell of together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException

from counterclaim.book.book import NoSuchIncident
from counterclaim.web.api.answers import Bounds, Incident, Page
from counterclaim.web.api.cursor import Cursor, Limit, piece
from counterclaim.web.api.kept import AskedAgain
from counterclaim.web.asking import Asked
from counterclaim.web.catalogue import Entry
from counterclaim.web.finding import Order, Wish, found, wish

router = APIRouter(prefix="/api/v1/incidents", tags=["incidents"])


def sought_entries(asked: Asked, sought: Wish) -> Sequence[Entry]:
    """The incidents that have what is asked for, by day; an asked order is left to the pages."""
    return found(asked.catalogue, replace(sought, order=Order.OLDEST)).entries


def key(entry: Entry) -> tuple[int, str]:
    return entry.row.about.day.toordinal(), entry.id


@router.get("", response_model=Page[Incident], summary="Incidents by day")
def listed(
    asked: AskedAgain, sought: Annotated[Wish, Depends(wish)], cursor: Cursor = None, limit: Limit = 100
) -> Page[Incident]:
    rows, behind = piece(sought_entries(asked, sought), key, cursor, limit)
    return Page(items=[_incident(row) for row in rows], next=behind, as_of=asked.book.moment.isoformat())


@router.get("/{id}", response_model=Incident, summary="An incident")
def one(asked: AskedAgain, id: str) -> Incident:
    """With the ids of its claims. The id may be cut to what names one incident."""
    entry = entry_of(asked, id)
    told = entry.row.incident
    return _incident(entry).model_copy(
        update={"claims": [r.id for r in told.records], "sums": [r.id for r in told.attached]}
    )


def entry_of(asked: Asked, beginning: str) -> Entry:
    """Raises 404."""
    try:
        incident = asked.book.incident(beginning)
    except NoSuchIncident as error:
        raise HTTPException(404, str(error)) from None
    return asked.catalogue.entries[asked.book.positions.incident[incident.id]]


def _incident(entry: Entry) -> Incident:
    row = entry.row
    low, best, high = row.killed
    return Incident(
        id=entry.id,
        **row.about.to_dict(),
        policy=row.policy,
        killed=Bounds(low=low, best=best, high=high),
        reports=row.copies.reports,
        outlets=row.copies.outlets,
        origins=row.copies.origins,
        contested=row.contested,
        grade=entry.grade,
    )
