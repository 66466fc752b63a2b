"""The interface for programs, under /api/v1: one file a resource."""

from typing import Any

from counterclaim.web.api import actors, claims, decisions, estimates, feed, incidents, relations, reports
from counterclaim.web.api.answers import Refused

REFUSALS: dict[int | str, dict[str, Any]] = {
    304: {"description": "What the entity tag is of has not changed"},
    **{status: {"model": Refused, "description": "Refused, and why"} for status in (400, 401, 403, 404, 422, 503)},
}
"""What any address may answer besides."""

ROUTERS = (
    reports.router,
    claims.router,
    incidents.router,
    relations.router,
    estimates.router,
    actors.router,
    decisions.router,
    feed.router,
)
