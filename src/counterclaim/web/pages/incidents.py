"""The list of incidents, as a page and as files; its address holds the whole state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from starlette.responses import HTMLResponse, Response

import counterclaim
from counterclaim.ledger.moment import written
from counterclaim.web.asking import Asked, AskedNow, AskedToPublish
from counterclaim.web.catalogue import Catalogue, Entry
from counterclaim.web.chips import chips
from counterclaim.web.facets import facets
from counterclaim.web.finding import Found, Order, Wish, found, wish
from counterclaim.web.hits import hits
from counterclaim.web.incident_lines import IncidentLine, as_csv, as_geojson, as_json, schema
from counterclaim.web.rendering import page

router = APIRouter(include_in_schema=False)
ON_A_PAGE = 50
_UNPLACED = 12
"""Incidents without a place that are named beside the map."""
MAP_COLUMNS = (
    "link,location_worded,country,date_start,date_end,reported,killed,killed_low,killed_high,where_prec,"
    "where_prec_words,status"
)
"""What a map asks for of each incident."""

Sought = Annotated[Wish, Depends(wish)]
Columns = Annotated[str, Query(max_length=600, description="Names of columns between commas; by default all.")]


Write = Callable[[Sequence[IncidentLine], Sequence[str]], str]
"""Lines and names of columns to a file."""


class View(StrEnum):
    """How the list is shown."""

    TABLE = "table"
    MAP = "map"


@router.get("/incidents")
def incidents(
    request: Request,
    asked: AskedNow,
    sought: Sought,
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
    view: View = View.TABLE,
) -> HTMLResponse:
    """A table, fifty incidents at a time, beside what else can be asked for; or a map above it."""
    catalogue = asked.catalogue
    told = found(catalogue, sought)
    begin = (number - 1) * ON_A_PAGE
    shown = told.entries[begin : begin + ON_A_PAGE]
    return page(
        request,
        asked,
        "incidents.html",
        entries=shown,
        found=len(told.entries),
        number=number,
        pages_of_list=max(1, -(-len(told.entries) // ON_A_PAGE)),
        facets=facets(catalogue, sought, told),
        chips=list(chips(sought, catalogue.actors)),
        hits={entry.id: hits(entry, sought.words) for entry in shown} if sought.words else {},
        unplaced=_unplaced(told) if view is View.MAP else [],
        most_unplaced=_UNPLACED,
        map_columns=MAP_COLUMNS,
        sought=sought,
        orders=Order,
        view=view,
        views=View,
    )


def _unplaced(told: Found) -> list[Entry]:
    return [entry for entry in told.entries if entry.place is None]


@router.get("/incidents.json")
def incidents_json(request: Request, asked: AskedToPublish, sought: Sought, columns: Columns = "") -> Response:
    """All that are found, as one object."""
    about = {"as_of": written(asked.book.moment), "policy": f"{asked.policy.name} {asked.policy.version}"}
    return _file(request, asked, sought, columns, "application/json", lambda lines, names: as_json(lines, names, about))


@router.get("/incidents.csv")
def incidents_csv(request: Request, asked: AskedToPublish, sought: Sought, columns: Columns = "") -> Response:
    """All that are found, a line each."""
    return _file(request, asked, sought, columns, "text/csv; charset=utf-8", as_csv)


@router.get("/incidents.geojson")
def incidents_geojson(request: Request, asked: AskedToPublish, sought: Sought, columns: Columns = "") -> Response:
    """All that are found, a feature each; without a geometry where there is no place."""
    return _file(request, asked, sought, columns, "application/geo+json", as_geojson)


def _file(
    request: Request,
    asked: Asked,
    sought: Wish,
    columns: str,
    kind: str,
    write: Write,
) -> Response:
    """What `write` makes of the incidents that are found; nothing where the reader has it already. Raises 400."""
    names = [name for name in columns.split(",") if name]
    if strange := [name for name in names if name not in schema().names]:
        raise HTTPException(400, f"{strange[0]!r} is no column; there are {', '.join(schema().names)}")
    tag = _tag(request, asked)
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": tag})
    told = _body(asked.catalogue, sought, names, write, (kind, columns))
    return Response(told, media_type=kind, headers={"ETag": tag})


def _body(catalogue: Catalogue, sought: Wish, names: Sequence[str], write: Write, key: tuple[str, str]) -> str:
    """What the map or a whole file has of all incidents is made once a catalogue."""
    is_kept = sought == Wish() and key[1] in ("", MAP_COLUMNS)
    if is_kept and key in catalogue.kept:
        return str(catalogue.kept[key])
    made = write([entry.line for entry in found(catalogue, sought).entries], names)
    if is_kept:
        catalogue.kept[key] = made
    return made


def _tag(request: Request, asked: Asked) -> str:
    """The same for the same question to the same book, seen by the same person."""
    person = asked.person
    about = (counterclaim.__version__, asked.book.moment, asked.policy, person.name, person.role, str(request.url))
    return f'W/"{sha256(repr(about).encode()).hexdigest()[:32]}"'
