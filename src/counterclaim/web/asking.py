"""What every page and every address of the interface knows of a request: who asks, of which moment, by which policy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, cast
from urllib.parse import urlencode

from fastapi import Depends, HTTPException, Query, Request

from counterclaim.accounts.person import Person, Role, Scope
from counterclaim.book.book import Book
from counterclaim.intake.dates import parse_date
from counterclaim.ledger.moment import read_moment
from counterclaim.redaction.profile import NONE, Profile, load_profile, profile_names
from counterclaim.web.catalogue import Catalogue
from counterclaim.web.site import Site, policy_named
from counterclaim.weighing.policy import Policy, policy_names


@dataclass(frozen=True, slots=True)
class Asked:
    """`as_of` is None for now; `book` is the book of that moment, as the person may see it; `hides` names the profile
    by which something of it is withheld.
    """

    site: Site
    person: Person
    book: Book
    as_of: datetime | None
    policy: Policy
    hides: str | None = None

    @property
    def catalogue(self) -> Catalogue:
        return self.site.catalogue(self.book, self.policy)


def site_of(request: Request) -> Site:
    return cast(Site, request.app.state.site)


def person_of(request: Request) -> Person:
    """Without accounts, whoever sits at the machine may do everything. Raises 401 for who must sign in first."""
    site = site_of(request)
    if not site.settings.team:
        return Person(site.settings.author, Role.ADMIN)
    if (person := site.doors.person(request)) is not None:
        return person
    if site.settings.guests and "authorization" not in request.headers:
        return Person(GUEST, Role.VIEWER, frozenset({Scope.READ}))
    raise HTTPException(401, "sign in first", headers={"WWW-Authenticate": "Bearer"})


GUEST = "a guest"


def may(role: Role, scope: Scope = Scope.DECIDE) -> Callable[[Request], Person]:
    """A dependency that lets pass who has at least that role, and no token without the scope."""

    def checked(request: Request) -> Person:
        person = person_of(request)
        if person.role < role or not person.may(scope):
            raise HTTPException(403, f"only for a {role.name.lower()} or above")
        return person

    return checked


def asked(
    request: Request,
    as_of: Annotated[str | None, Query(max_length=40, description="What was known then: a day, or a time.")] = None,
    policy: Annotated[str | None, Query(max_length=40, description="The policy that figures are given by.")] = None,
    redaction: Annotated[str | None, Query(max_length=40, description="Show as this profile does: for coders.")] = None,
) -> Asked:
    """A dependency of everything that shows the book: whole for coders, as the profile has it for viewers."""
    return _asked(request, as_of, policy, redaction, publishing=False)


def asked_to_publish(
    request: Request,
    as_of: Annotated[str | None, Query(max_length=40, description="What was known then: a day, or a time.")] = None,
    policy: Annotated[str | None, Query(max_length=40, description="The policy that figures are given by.")] = None,
    redaction: Annotated[str | None, Query(max_length=40, description="Another profile, or none: for coders.")] = None,
) -> Asked:
    """A dependency of files, feeds and interfaces: as the site's profile has it, unless a coder asks for another."""
    return _asked(request, as_of, policy, redaction, publishing=True)


def _asked(request: Request, as_of: str | None, policy: str | None, redaction: str | None, publishing: bool) -> Asked:
    site, person, moment = site_of(request), person_of(request), moment_of(as_of)
    if not person.may(Scope.READ):
        raise HTTPException(403, "this token may not read")
    book = site.keeper.book() if moment is None else site.keeper.book_at(moment)
    profile = _profile(site, person, redaction, publishing)
    hides = profile.name if profile else None
    return Asked(site, person, site.shown(book, profile), moment, _policy(policy or site.settings.policy), hides)


def _profile(site: Site, person: Person, chosen: str | None, publishing: bool) -> Profile | None:
    """Viewers have no choice; a profile that coders name is one of the package's."""
    if person.role < Role.CODER:
        return site.profile
    if chosen is None:
        return site.profile if publishing else None
    if chosen not in (NONE, *profile_names()):
        raise HTTPException(400, f"{chosen!r} is no redaction profile; there are {', '.join((NONE, *profile_names()))}")
    return load_profile(chosen)


def moment_of(words: str | None) -> datetime | None:
    """Raises 400."""
    try:
        return read_moment(words) if words else None
    except (ValueError, OverflowError):
        raise HTTPException(400, f"{words!r} is neither a day nor a time: 2024-05-03, or 2024-05-03T12:00") from None


def days_of(first: str, last: str) -> tuple[date | None, date | None]:
    """The days of an address, None where it names none. Raises 400."""
    try:
        return (parse_date(first) if first else None), (parse_date(last) if last else None)
    except ValueError as error:
        raise HTTPException(400, str(error)) from None


def _policy(name: str) -> Policy:
    if name not in policy_names():
        raise HTTPException(400, f"{name!r} is no policy; there are {', '.join(policy_names())}")
    return policy_named(name)


def with_query(request: Request, **changes: str | None) -> str:
    """The address that was asked for, with other values of its query; None takes one out."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in changes]
    told = [*kept, *((name, value) for name, value in changes.items() if value is not None)]
    return request.url.path + (f"?{urlencode(told)}" if told else "")


def onward(request: Request, path: str, fragment: str = "", **values: str) -> str:
    """The address of another page, of the same moment and by the same policy."""
    kept = {
        name: request.query_params[name] for name in ("as_of", "policy", "redaction") if name in request.query_params
    }
    told = urlencode({**values, **kept})
    return path + (f"?{told}" if told else "") + (f"#{fragment}" if fragment else "")


AskedNow = Annotated[Asked, Depends(asked)]
AskedToPublish = Annotated[Asked, Depends(asked_to_publish)]
