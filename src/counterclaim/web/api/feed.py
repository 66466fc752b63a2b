"""An Atom feed (RFC 4287) of incidents that are new, revised or contested."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from counterclaim.publishing.figures import bounds_told
from counterclaim.publishing.naming import short_sides, when_words, where_words
from counterclaim.web.api.kept import AskedAgain
from counterclaim.web.asking import Asked
from counterclaim.web.finding import Wish, found, wish
from counterclaim.web.freshness import Fresh, freshest
from counterclaim.web.rendering import plain_text
from counterclaim.weighing.relations import Relating, relations

router = APIRouter(tags=["feed"])
_ENTRIES = 50
_SIDES = 4


@router.get(
    "/feed.atom",
    response_class=Response,
    responses={200: {"content": {"application/atom+xml": {}}}},
    summary="What changed last, as Atom",
)
def feed(request: Request, response: Response, asked: AskedAgain, sought: Annotated[Wish, Depends(wish)]) -> Response:
    """The fifty incidents about which something was written last. The filters are those of incidents."""
    last = freshest(asked.site.index(asked.book), found(asked.catalogue, sought).entries, _ENTRIES)
    told = plain_text(
        "feed.xml",
        self_address=str(request.url),
        home=str(request.base_url),
        updated=last[0].last if last else asked.book.moment.isoformat(),
        entries=[_entry(asked, fresh) for fresh in last],
    )
    return Response(told, media_type="application/atom+xml", headers={"ETag": response.headers["ETag"]})


def _entry(asked: Asked, fresh: Fresh) -> dict[str, object]:
    row = fresh.entry.row
    low, best, high = row.killed
    told = f"{len(row.incident.records)} claims in {row.copies}; killed {bounds_told(low, best, high)} ({row.policy})"
    return {
        "id": row.incident.id,
        "title": f"{where_words(row.about.where)}, {when_words(row.about)}",
        "sides": short_sides(row.about.sides, asked.book.actors, _SIDES),
        "summary": told,
        "published": fresh.first,
        "updated": fresh.last,
        "marks": _marks(asked, fresh),
    }


def _marks(asked: Asked, fresh: Fresh) -> list[str]:
    found = {relation.kind for relation in relations(fresh.entry.row.incident, asked.book.actors)}
    marks = ["new"] if fresh.first == fresh.last else []
    marks += ["revised"] if Relating.REVISES in found else []
    return marks + (["contested"] if fresh.entry.row.contested else [])
