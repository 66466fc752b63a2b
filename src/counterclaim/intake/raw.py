"""A report before anything dear was done with it: its bytes, and what its source tells of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from counterclaim.claims.report import Report
from counterclaim.intake.decode import decode
from counterclaim.intake.html import report_from_html
from counterclaim.intake.jsonl import named, report_from_line
from counterclaim.intake.refusal import Refusal, Unreadable
from counterclaim.intake.taken import Taken, wrong_language
from counterclaim.intake.text import report_from_text


class Form(StrEnum):
    PAGE = "page"
    LINE = "line"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Raw:
    """`data` are the bytes as they came, which are kept as the report's original.

    `doc` names the report where the bytes do not, `source` is what a refusal names. `published` holds where the bytes
    give no day, `language` overrides what is detected, `url` goes before the address that a page gives itself.
    """

    form: Form
    data: bytes
    doc: str
    source: str
    way: str
    published: date | None = None
    language: str | None = None
    url: str | None = None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def take(self) -> Taken | Refusal:
        """The report; a refusal where the bytes hold none, or one in a language that the reader does not read."""
        try:
            report = replace(self._report(), original=self.data)
        except ValueError as error:
            return Refusal(self.source, str(error))
        return wrong_language(report, self.source, self.language) or Taken(report, self.way)

    def told(self) -> str:
        """The name that the report will have."""
        if self.form is not Form.LINE:
            return self.doc
        try:
            return named(self.data) or self.doc
        except Unreadable:
            return self.doc

    def _report(self) -> Report:
        if self.form is Form.LINE:
            return report_from_line(self.data, self.doc, self.published, self.language)
        if self.form is Form.PAGE:
            page = report_from_html(self.data, doc=self.doc, published=self.published, language=self.language)
            return replace(page, url=self.url or page.url)
        text, encoding = decode(self.data)
        return report_from_text(text, doc=self.doc, published=self.published, language=self.language, encoding=encoding)
