"""How often a thing is told, and by how many that do not copy from each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.claims.record import Source
from counterclaim.intake.origins import origins
from counterclaim.ledger.facts import FiledReport


@dataclass(frozen=True, slots=True)
class Copies:
    """A report that names no outlet counts as one of its own; where none does, `outlets` is 0."""

    reports: int
    outlets: int
    origins: int

    def __str__(self) -> str:
        """ "15 outlets, 1 origin"; "15 reports, 1 origin" where no outlet is known."""
        told = counted(self.outlets, "outlet") if self.outlets else counted(self.reports, "report")
        return f"{told}, {counted(self.origins, 'origin')}"


def copies(sources: Iterable[Source]) -> Copies:
    """Of the reports that the sources are, each counted once."""
    reports = {source.report_id: source for source in sources}
    is_named = any(source.outlet for source in reports.values())
    outlets = {source.outlet or f"report {id}" for id, source in reports.items()} if is_named else ()
    return Copies(len(reports), len(outlets), len({source.origin for source in reports.values()}))


def copied(filed: Iterable[FiledReport]) -> Copies | None:
    """Of the reports that tell the same story as another one of them; None where there are none."""
    told = list(filed)
    origin = origins(report.report for report in told)
    sources = [_source(report, origin[report.report.report_id].id) for report in told]
    stories = Counter(source.origin for source in sources)
    found = [source for source in sources if stories[source.origin] > 1]
    return copies(found) if found else None


def _source(filed: FiledReport, origin: str) -> Source:
    told = filed.report
    return Source(filed.id, told.doc, origin, told.outlet, told.url, told.title, told.published)


def counted(number: int, noun: str) -> str:
    """ "1 origin", "2 origins"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
