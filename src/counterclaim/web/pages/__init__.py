"""Pages for people, one file a page."""

from counterclaim.web.pages import claims, incident, incidents, overview

ROUTERS = (overview.router, incidents.router, claims.router, incident.router)
