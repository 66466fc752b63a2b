"""Pages for people, one file a page."""

from counterclaim.web.pages import (
    actor,
    actors,
    claims,
    incident,
    incidents,
    method,
    overview,
    report,
    reports,
    review,
    signing,
    team,
)

ROUTERS = (
    method.router,
    actors.router,
    actor.router,
    overview.router,
    incidents.router,
    claims.router,
    incident.router,
    reports.router,
    report.router,
    review.router,
    signing.router,
    team.router,
)
