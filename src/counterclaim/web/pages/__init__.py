"""Pages for people, one file a page."""

from counterclaim.web.pages import claims, incident, incidents, overview, report, reports

ROUTERS = (overview.router, incidents.router, claims.router, incident.router, reports.router, report.router)
