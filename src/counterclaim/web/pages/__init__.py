"""Pages for people, one file a page."""

from counterclaim.web.pages import (
    actor,
    actors,
    adjudication,
    claims,
    coding,
    coding_desk,
    decisions,
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
    decisions.router,
    coding.router,
    coding_desk.router,
    adjudication.router,
    signing.router,
    team.router,
)
