"""Who tells of an incident: its reports, those of one story together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counterclaim.claims.record import Record, Source


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one origin, the oldest first, each with the number of its claims here."""

    reports: tuple[tuple[Source, int], ...]


def stories(records: Iterable[Record]) -> tuple[Story, ...]:
    """The story that was first told first."""
    claims: Counter[str] = Counter()
    sources: dict[str, Source] = {}
    for record in records:
        claims[record.source.report_id] += 1
        sources[record.source.report_id] = record.source
    origins: dict[str, list[Source]] = {}
    for source in sorted(sources.values(), key=_age):
        origins.setdefault(source.origin, []).append(source)
    return tuple(Story(tuple((each, claims[each.report_id]) for each in theirs)) for theirs in origins.values())


def _age(source: Source) -> tuple[date, str, str]:
    return source.published or date.max, source.outlet or source.doc, source.report_id
