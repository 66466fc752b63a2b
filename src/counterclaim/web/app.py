"""The application: pages, interface and what guards them, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as AnyHTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles

import counterclaim
from counterclaim.web import api, pages
from counterclaim.web.api.kept import UNCHANGED
from counterclaim.web.assets import FOLDER, names
from counterclaim.web.defence import SAFE, Armour, OwnPagesOnly, TooLarge
from counterclaim.web.keeper import Busy
from counterclaim.web.rendering import bare_page
from counterclaim.web.settings import Settings
from counterclaim.web.site import Site

FOR_PROGRAMS = ("/api/", "/feed.atom")
"""Addresses that refuse in JSON."""
_A_YEAR = "public, max-age=31536000, immutable"


def make_app(settings: Settings) -> FastAPI:
    """The application on the ledger of the settings. Raises NoLedger, and NotBuilt where the front end is not."""
    names()
    site = Site(settings)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        site.close()

    app = FastAPI(
        title="Counterclaim",
        version=counterclaim.__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=life,
    )
    app.state.site = site
    for router in pages.ROUTERS:
        app.include_router(router)
    for router in api.ROUTERS:
        app.include_router(router, responses=api.REFUSALS)
    app.mount("/static", _Static(directory=FOLDER), name="static")
    app.add_exception_handler(AnyHTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misasked)
    app.add_exception_handler(Busy, _busy)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(TooLarge, largest=settings.largest)
    app.add_middleware(OwnPagesOnly)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*settings.hosts])
    app.add_middleware(Armour)
    return app


class _Static(StaticFiles):
    """Files whose names hold their content's hash never change."""

    def file_response(self, *given: Any, **named: Any) -> Response:
        answer = super().file_response(*given, **named)
        answer.headers["Cache-Control"] = _A_YEAR
        return answer


async def _refused(request: Request, error: Exception) -> Response:
    """What went wrong, in words: as a page, or as JSON for a program."""
    assert isinstance(error, AnyHTTPException)
    if error.status_code == UNCHANGED:
        return Response(status_code=UNCHANGED, headers=error.headers)
    if request.url.path.startswith(FOR_PROGRAMS):
        return JSONResponse({"detail": error.detail}, error.status_code, headers=error.headers)
    if error.status_code == 401:
        return RedirectResponse(f"/sign-in?{urlencode({'next': _address(request)})}", 303)
    answer = bare_page(request, "error.html", error.status_code, title=_TITLES.get(error.status_code), why=error.detail)
    answer.headers.update(error.headers or {})
    return answer


def _address(request: Request) -> str:
    """Where the person wanted to go; after a form, the overview."""
    is_read = request.method in SAFE
    return request.url.path + (f"?{request.url.query}" if request.url.query else "") if is_read else "/"


async def _misasked(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if request.url.path.startswith(FOR_PROGRAMS):
        told = [{"where": list(each["loc"]), "why": each["msg"]} for each in error.errors()]
        return JSONResponse({"detail": told}, 422)
    first = error.errors()[0]
    return await _refused(request, HTTPException(400, f"{first['loc'][-1]}: {first['msg']}"))


async def _busy(request: Request, error: Exception) -> Response:
    return await _refused(request, HTTPException(503, str(error), headers={"Retry-After": "60"}))


_TITLES = {
    400: "That cannot be asked",
    403: "Not allowed",
    404: "There is no such page",
    409: "Somebody was before you",
    503: "Too much at once",
}
