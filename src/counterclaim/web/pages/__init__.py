"""Pages for people, one file a page."""

from counterclaim.web.pages import claims, incidents, overview

ROUTERS = (overview.router, incidents.router, claims.router)
