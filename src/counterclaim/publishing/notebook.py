"""Readings as a notebook shows them."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.claims.report import Reading
from counterclaim.publishing.page import asset, template
from counterclaim.publishing.views import report_view


def reading_html(reading: Reading) -> str:
    """A fragment of HTML with its own style and script, which touch nothing but the fragment."""
    view = report_view(reading, f"cc-{reading.report.report_id[:12]}")
    return template("fragment.html.j2").render(report=view, style=asset("page.css"), script=asset("page.js"))


@dataclass(frozen=True, slots=True)
class ShownReading(Reading):
    """A reading that a notebook shows as its text in colour beside its claims."""

    def _repr_html_(self) -> str:
        return reading_html(self)
