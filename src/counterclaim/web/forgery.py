"""That a form was sent by one of our own pages: a token in the form that only they know beside a cookie."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from fastapi import HTTPException, Request
from starlette.responses import Response

COOKIE = "counterclaim_visit"
FIELD = "csrf_token"
HEADER = "X-CSRF-Token"


def visit_of(request: Request) -> str:
    """The random name of this browser's visit: that of its cookie, or a new one for this answer to set."""
    if not hasattr(request.state, "visit"):
        request.state.visit = request.cookies.get(COOKIE) or secrets.token_urlsafe(24)
    return str(request.state.visit)


def token_for(request: Request) -> str:
    """What a form of this visit must carry."""
    secret: bytes = request.app.state.site.secret
    return hmac.new(secret, visit_of(request).encode(), sha256).hexdigest()


def set_visit(request: Request, response: Response) -> None:
    """Give the browser its visit, where it has none."""
    if COOKIE not in request.cookies:
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, visit_of(request), httponly=True, samesite="strict", secure=secure)


async def own_form(request: Request) -> None:
    """A dependency of everything that changes something by a page's form. Raises 403."""
    given = request.headers.get(HEADER)
    if given is None:
        given = str((await request.form()).get(FIELD, ""))
    if COOKIE not in request.cookies or not hmac.compare_digest(given, token_for(request)):
        raise HTTPException(403, "this form is out of date: load the page again")
