"""Signing in and out, one's own password and tokens."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from counterclaim.accounts.accounts import NotPossible
from counterclaim.accounts.person import Person, Role, Scope
from counterclaim.web.asking import may, site_of
from counterclaim.web.forgery import own_form
from counterclaim.web.rendering import bare_page, person_page

router = APIRouter(include_in_schema=False)
Name = Annotated[str, Form(max_length=200)]
Secret = Annotated[str, Form(max_length=2_000)]
_SEE_OTHER = 303


def own_session(person: Annotated[Person, Depends(may(Role.VIEWER, Scope.READ))], request: Request) -> Person:
    """A person with an account, at a browser: neither a guest nor a program."""
    if not site_of(request).settings.team or person.scopes is not None:
        raise HTTPException(404, "there are no accounts here, or you have none")
    return person


Own = Annotated[Person, Depends(own_session)]


@router.get("/sign-in")
def ask(request: Request, next: str = "/") -> HTMLResponse:
    if not site_of(request).settings.team:
        raise HTTPException(404, "there are no accounts here: who sits at the machine decides")
    return bare_page(request, "sign_in.html", next=_own_path(next), why=None, name="")


@router.post("/sign-in", dependencies=[Depends(own_form)])
def sign_in(
    request: Request, name: Name, password: Secret, next: Annotated[str, Form(max_length=2_000)] = "/"
) -> Response:
    """Refused for a while after five failures under the name or from the address."""
    doors = site_of(request).doors
    keys = (f"name {name}", f"address {request.client.host if request.client else ''}")
    wait = doors.throttle.wait(*keys)
    if wait > 0:
        return _again(request, next, name, f"Too many attempts: try again in {wait / 60:.0f} minutes.", 429)
    person = doors.accounts.check(name, password)
    if person is None:
        if doors.throttle.failed(*keys):
            doors.accounts.shut_out(name, by=keys[1])
        return _again(request, next, name, "Name or password is not right.", 403)
    doors.throttle.succeeded(keys[0])
    doors.accounts.signed_in(person.name, by=person.name)
    answer = RedirectResponse(_own_path(next), _SEE_OTHER)
    doors.enter(person, answer, request.url.scheme == "https")
    return answer


@router.post("/sign-out", dependencies=[Depends(own_form)])
def sign_out(request: Request) -> Response:
    answer = RedirectResponse("/sign-in", _SEE_OTHER)
    site_of(request).doors.leave(request, answer)
    return answer


@router.get("/account")
def account(request: Request, person: Own) -> HTMLResponse:
    return _account(request, person)


@router.post("/account/password", dependencies=[Depends(own_form)])
def change_password(request: Request, person: Own, old: Secret, new: Secret) -> Response:
    """Ends all other sessions as well."""
    doors = site_of(request).doors
    if doors.accounts.check(person.name, old) is None:
        return _account(request, person, why="The old password is not right.", status=403)
    try:
        doors.accounts.set_password(person.name, new, by=person.name)
    except NotPossible as error:
        return _account(request, person, why=str(error), status=400)
    doors.shut(person.name)
    answer = RedirectResponse("/account", _SEE_OTHER)
    doors.enter(person, answer, request.url.scheme == "https")
    return answer


@router.post("/account/tokens", dependencies=[Depends(own_form)])
def make_token(request: Request, person: Own, label: Name, scope: Annotated[list[Scope], Form()]) -> Response:
    try:
        secret = site_of(request).doors.accounts.make_token(person.name, label, scope, by=person.name)
    except NotPossible as error:
        return _account(request, person, why=str(error), status=400)
    return _account(request, person, secret=secret)


@router.post("/account/tokens/{token}/revoke", dependencies=[Depends(own_form)])
def revoke(request: Request, person: Own, token: str) -> Response:
    accounts = site_of(request).doors.accounts
    if person.role < Role.ADMIN and token not in {held.id for held in accounts.tokens(person.name)}:
        raise HTTPException(404, "you have no such token")
    try:
        accounts.revoke(token, by=person.name)
    except NotPossible as error:
        return _account(request, person, why=str(error), status=400)
    return RedirectResponse("/account", _SEE_OTHER)


def _account(
    request: Request, person: Person, *, why: str | None = None, secret: str | None = None, status: int = 200
) -> HTMLResponse:
    tokens = site_of(request).doors.accounts.tokens(person.name)
    told = {"tokens": tokens, "scopes": list(Scope), "why": why, "secret": secret}
    return person_page(request, person, "account.html", status, **told)


def _again(request: Request, next: str, name: str, why: str, status: int) -> HTMLResponse:
    return bare_page(request, "sign_in.html", status, next=_own_path(next), why=why, name=name)


def _own_path(path: str) -> str:
    """A path of this application, whatever was given: no other site can be gone to from here."""
    told = urlsplit(path)
    is_own = path.startswith("/") and not path.startswith(("//", "/\\")) and not told.netloc and not told.scheme
    return path if is_own and path.isprintable() else "/"
