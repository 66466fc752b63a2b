"""A report as it came: its text, what of it is not told, and where it comes from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from counterclaim.claims.claim import Claim
from counterclaim.claims.span import Span


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text that is no part of the account; `reason` says why ("teaser", "byline" …)."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """`text` is never altered: offsets of every span count into it. `doc` is the name that the user knows it by.

    `original` are the bytes that it came as, where they are kept.
    """

    doc: str
    text: str
    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    encoding: str | None = None
    excluded: tuple[Region, ...] = ()
    original: bytes | None = field(default=None, repr=False, compare=False)

    @property
    def report_id(self) -> str:
        """SHA-256 of the text (UTF-8), in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def to_dict(self) -> dict[str, Any]:
        return {
            "doc": self.doc,
            "report_id": self.report_id,
            "published": self.published.isoformat() if self.published else None,
            "title": self.title,
            "outlet": self.outlet,
            "url": self.url,
            "language": self.language,
            "encoding": self.encoding,
            "text": self.text,
            "excluded": [{"start": r.span.start, "end": r.span.end, "reason": r.reason} for r in self.excluded],
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a report."""

    report: Report
    claims: tuple[Claim, ...]

    def to_dict(self) -> dict[str, Any]:
        """One line of the gold format (codebook section 8)."""
        return self.report.to_dict() | {"claims": [c.to_dict() for c in self.claims]}
