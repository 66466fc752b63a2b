"""Templates to pages. Whatever a report holds is escaped; characters that could mislead are shown as signs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from counterclaim.accounts.person import Person
from counterclaim.knowledge.countries import alpha2, country_name
from counterclaim.publishing.figures import bounds_told
from counterclaim.publishing.naming import day_words, interval_words, short_side, short_where, when_words, where_words
from counterclaim.publishing.records import SHORT
from counterclaim.publishing.visible import one_line, visible
from counterclaim.web.asking import Asked, onward, with_query
from counterclaim.web.assets import address_of
from counterclaim.web.brevity import PASSAGE, brief
from counterclaim.web.forgery import FIELD, set_visit, token_for
from counterclaim.web.index import short_key

PAGES = (
    ("Overview", "/"),
    ("Incidents", "/incidents"),
    ("Claims", "/claims"),
    ("Reports", "/reports"),
    ("Actors", "/actors"),
    ("Review", "/review"),
    ("Coding", "/coding"),
    ("Method", "/method"),
)
"""What the head of every page leads to."""
PART = "x-part"
"""Header of a script's request: a part of a page alone, without the page around it."""


def page(request: Request, asked: Asked, template: str, status: int = 200, /, **told: Any) -> HTMLResponse:
    """A whole page, or a part of one, from a file of `templates/`. `asked` and `request` are there as well."""
    return _answer(request, template, status, {"asked": asked, "person": asked.person, **told})


def bare_page(request: Request, template: str, status: int = 200, /, **told: Any) -> HTMLResponse:
    """A page of nothing in the book: an error, a form to sign in."""
    return _answer(request, template, status, {"asked": None, "person": None, **told})


def person_page(request: Request, person: Person, template: str, status: int = 200, /, **told: Any) -> HTMLResponse:
    """A page of nothing in the book, for somebody who is known."""
    return _answer(request, template, status, {"asked": None, "person": person, **told})


def plain_text(template: str, **told: Any) -> str:
    """A file that is no page, from a template."""
    return _environment().get_template(template).render(told)


def _answer(request: Request, template: str, status: int, told: Mapping[str, Any]) -> HTMLResponse:
    here = {
        "team": request.app.state.site.settings.team,
        "request": request,
        "pages": PAGES,
        "csrf": token_for(request),
        "csrf_field": FIELD,
        "query": lambda **changes: with_query(request, **changes),
        "to": lambda path, **values: onward(request, path, **values),
    }
    answer = HTMLResponse(_environment().get_template(template).render(here | dict(told)), status)
    set_visit(request, answer)
    return answer


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals |= {"asset": address_of, "short": SHORT}
    environment.filters |= {
        "visible": visible,
        "one_line": lambda text: brief(one_line(text), PASSAGE),
        "brief": brief,
        "short_key": short_key,
        "day": day_words,
        "interval": interval_words,
        "when": when_words,
        "where": lambda where: brief(where_words(where)),
        "short_where": lambda where: brief(short_where(where)),
        "short_side": lambda side, actors: brief(short_side(side, actors)),
        "country": lambda code: country_name(code) or code,
        "state": lambda code: country_name(alpha2(code) or "") or code,
        "bounds": lambda bounds: bounds_told(*bounds),
        "thousands": lambda number: f"{number:,}",
    }
    return environment
