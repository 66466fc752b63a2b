"""Which reports tell one story: the same wire story in fifteen outlets is one origin (policies.md, Origins)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.claims.report import Report
from counterclaim.intake.credits import credited
from counterclaim.intake.likeness import Finder, Runs, likeness, load_measures, runs_of


class Kind(StrEnum):
    """What makes the reports of an origin one story."""

    SINGLE = "single report"
    SAME_TEXT = "same text"
    CREDITED = "credited to"


@dataclass(frozen=True, slots=True)
class Origin:
    """`id` is the report id of its first member by day of publication, then by id; `members` are report ids in order.

    `credit` names the agencies that its first member credits or quotes. The kind is CREDITED where some member is near
    enough to the first only because both credit one agency.
    """

    id: str
    kind: Kind
    members: tuple[str, ...]
    credit: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    report_id: str
    runs: Runs
    credit: frozenset[str]


def origins(reports: Iterable[Report]) -> Mapping[str, Origin]:
    """The origin of every report by its report id, whatever the reports' order.

    Reports are gone through from the oldest on: each joins the first member of the origin that it is most like, or
    begins one of its own. So an origin never becomes a chain of which the ends have nothing in common. Thresholds are
    in data/origins.yaml. Reports of one text have one id and are one member.
    """
    firsts: list[_Told] = []
    members: dict[str, list[tuple[str, Kind]]] = {}
    finder = Finder()
    for told in _in_order(reports):
        first, kind = _joined(told, (firsts[n] for n in finder.like(told.runs)))
        if first is None:
            finder.keep(len(firsts), told.runs)
            firsts.append(told)
            first = told
        members.setdefault(first.report_id, []).append((told.report_id, kind))
    found = [_origin(first, members[first.report_id]) for first in firsts]
    return {member: origin for origin in found for member in origin.members}


def _in_order(reports: Iterable[Report]) -> Iterator[_Told]:
    """Each text once, by its earliest day; reports without a day last."""
    days: dict[str, date] = {}
    texts: dict[str, Report] = {}
    for report in reports:
        key = report.report_id
        days[key] = min(days.get(key, date.max), report.published or date.max)
        texts.setdefault(key, report)
    for key in sorted(days, key=lambda k: (days[k], k)):
        yield _Told(key, runs_of(told_text(texts[key])), credited(texts[key].text))


def told_text(report: Report) -> str:
    """The text without the regions that are no part of the account, which differ from outlet to outlet."""
    parts, at = [], 0
    for region in sorted(report.excluded, key=lambda r: r.span):
        parts.append(report.text[at : max(at, region.span.start)])
        at = max(at, region.span.end)
    parts.append(report.text[at:])
    told = "\n".join(parts)
    return told if told.strip() else report.text


def _joined(told: _Told, firsts: Iterable[_Told]) -> tuple[_Told | None, Kind]:
    """The first member that the report is most like, the older one of two, and what makes it near enough."""
    best: _Told | None = None
    kind, most = Kind.SINGLE, (-1.0, -1.0)
    for first in firsts:
        shares = likeness(told.runs, first.runs)
        near = _near(told, first, shares)
        if near and shares > most:
            best, kind, most = first, near, shares
    return best, kind


def _near(a: _Told, b: _Told, shares: tuple[float, float]) -> Kind | None:
    measures = load_measures()
    long_enough = min(len(a.runs.whole), len(b.runs.whole)) >= measures.least
    for needed, kind in ((measures.alone, Kind.SAME_TEXT), (measures.with_credit, Kind.CREDITED)):
        if kind is Kind.CREDITED and not a.credit & b.credit:
            continue
        if shares[0] >= needed.likeness or (long_enough and shares[1] >= needed.cut):
            return kind
    return None


def _origin(first: _Told, members: Iterable[tuple[str, Kind]]) -> Origin:
    ids, kinds = zip(*members, strict=True)
    kind = next((k for k in (Kind.CREDITED, Kind.SAME_TEXT) if k in kinds), Kind.SINGLE)
    return Origin(first.report_id, kind, tuple(sorted(ids)), tuple(sorted(first.credit)))
