"""Readings as one self-contained web page: the text with its claims in colour, beside the table of claims.

Nothing on the page is asked from elsewhere, and its security policy forbids it: style and script are allowed by
their hashes alone. Whatever a report holds is shown as text.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from counterclaim.claims.report import Reading
from counterclaim.publishing.views import kind_views, report_view

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def render_page(readings: Sequence[Reading]) -> str:
    """The page of one or more readings."""
    views = [report_view(reading, f"r{n}") for n, reading in enumerate(readings, 1)]
    style, script = asset("page.css"), asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return template("page.html.j2").render(
        reports=views, kinds=kind_views(readings), style=style, script=script, policy=policy
    )


@cache
def asset(name: str) -> str:
    """A file of the templates' folder."""
    return (files(__package__) / "templates" / name).read_text("utf-8")


def template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        autoescape=True,
        loader=FunctionLoader(asset),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def _hash(content: str) -> str:
    """The source expression of a security policy for inline content."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
