"""Pages for people, one file a page."""

from counterclaim.web.pages import actor, actors, claims, incident, incidents, overview, report, reports

ROUTERS = (
    actors.router,
    actor.router,
    overview.router,
    incidents.router,
    claims.router,
    incident.router,
    reports.router,
    report.router,
)
