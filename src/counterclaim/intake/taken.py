"""A report with the way that it came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from counterclaim.claims.report import Report
from counterclaim.intake.language import is_english, language_name
from counterclaim.intake.refusal import Refusal

LONGEST_ADDRESS = 2_000
"""Code points of a web address; longer ones are cut."""


@dataclass(frozen=True, slots=True)
class Taken:
    """`way` says in one line where the report was found and when it was fetched."""

    report: Report
    way: str


def moment(at: datetime | None) -> str:
    """ "2024-08-02T10:00:00Z", or that the time is not known."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else "at a time not recorded"


def in_one_line(words: str, longest: int = LONGEST_ADDRESS) -> str:
    """A stranger's words, fit to be a name or part of a message: no line ends, no control characters, not endless."""
    shown = "".join(c if c.isprintable() else "\ufffd" for c in words.strip())
    return shown if len(shown) <= longest else shown[:longest] + "…"


def wrong_language(report: Report, source: str, forced: str | None) -> Refusal | None:
    """A refusal for a report in another language than the reader reads, unless a language is forced."""
    if forced or report.language is None or is_english(report.language):
        return None
    return Refusal(source, f"is in {language_name(report.language)}: skipped (--language en reads it all the same)")
