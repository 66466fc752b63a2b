"""Who has an account, for admins; and the log of every write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from counterclaim.accounts.accounts import Accounts, NotPossible
from counterclaim.accounts.person import Person, Role
from counterclaim.ledger.audit import last_entries
from counterclaim.web.asking import may, site_of
from counterclaim.web.forgery import own_form
from counterclaim.web.rendering import person_page

router = APIRouter(include_in_schema=False)
Admin = Annotated[Person, Depends(may(Role.ADMIN))]
Name = Annotated[str, Form(max_length=200)]
_SEE_OTHER = 303
_ON_A_PAGE = 100


@router.get("/team")
def team(request: Request, person: Admin) -> HTMLResponse:
    return _team(request, person)


@router.post("/team", dependencies=[Depends(own_form)])
def open_account(
    request: Request,
    person: Admin,
    name: Name,
    role: Annotated[str, Form()],
    password: Annotated[str, Form(max_length=2_000)],
) -> Response:
    return _done(request, person, lambda accounts: accounts.open(name, _role(role), password, by=person.name))


@router.post("/team/role", dependencies=[Depends(own_form)])
def set_role(request: Request, person: Admin, name: Name, role: Annotated[str, Form()]) -> Response:
    return _done(request, person, lambda accounts: accounts.set_role(name, _role(role), by=person.name))


@router.post("/team/password", dependencies=[Depends(own_form)])
def set_password(
    request: Request, person: Admin, name: Name, password: Annotated[str, Form(max_length=2_000)]
) -> Response:
    answer = _done(request, person, lambda accounts: accounts.set_password(name, password, by=person.name))
    site_of(request).doors.shut(name)
    return answer


@router.post("/team/close", dependencies=[Depends(own_form)])
def close(request: Request, person: Admin, name: Name) -> Response:
    return _done(request, person, lambda accounts: accounts.close(name, by=person.name))


@router.get("/log")
def log(request: Request, person: Admin, before: Annotated[int | None, Query(ge=1, le=2**53)] = None) -> HTMLResponse:
    """The last writes, a hundred a page, the newest first."""
    with site_of(request).ledger.engine.connect() as connection:
        entries = last_entries(connection, _ON_A_PAGE, before)
    return person_page(request, person, "log.html", entries=entries)


def _done(request: Request, person: Person, change: Callable[[Accounts], None]) -> Response:
    if not site_of(request).settings.team:
        raise HTTPException(404, "there are no accounts here")
    try:
        change(site_of(request).doors.accounts)
    except NotPossible as error:
        return _team(request, person, why=str(error), status=400)
    return RedirectResponse("/team", _SEE_OTHER)


def _team(request: Request, person: Person, *, why: str | None = None, status: int = 200) -> HTMLResponse:
    if not site_of(request).settings.team:
        raise HTTPException(404, "there are no accounts here: who sits at the machine decides")
    accounts = sorted(site_of(request).doors.accounts.roll().accounts.values(), key=lambda a: (a.closed, a.name))
    return person_page(request, person, "team.html", status, accounts=accounts, roles=list(Role), why=why)


def _role(name: str) -> Role:
    if name.upper() not in Role.__members__:
        raise NotPossible(f"{name!r} is no role; there are {', '.join(role.name.lower() for role in Role)}")
    return Role[name.upper()]
