"""Pages for people, one file a page."""

from counterclaim.web.pages import incidents, overview

ROUTERS = (overview.router, incidents.router)
