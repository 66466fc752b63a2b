"""A new set, as a form asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from fastapi import HTTPException

from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.drawing import blind_share, drawn, shuffled
from counterclaim.web.coding.sight import LONGEST
from counterclaim.web.review.form import Form
from counterclaim.web.seeking import ReportWish, report_wish, reports
from counterclaim.web.shelf import Row, Shelf

MOST = 500
"""Reports of one kind in a set."""


def set_of(form: Form, shelf: Shelf, used: Iterable[str], by: str, at: datetime) -> CodingSet:
    """Draws reports that fit the form and are in no other set. Raises ValueError, in words."""
    seed = _whole(form, "seed", 2**31)
    share = _whole(form, "blind", 100) / 100
    fitting = candidates(shelf, _wish(form), used, seed)
    having = [row.filed.id for row in fitting if row.claims]
    lacking = [row.filed.id for row in fitting if not row.claims]
    chosen = [*drawn(having, _whole(form, "with", MOST), seed), *drawn(lacking, _whole(form, "without", MOST), seed)]
    blind = frozenset(blind_share(chosen, share, seed))
    suggested = {report: _newest(shelf, report) for report in chosen if report not in blind}
    coders = (form.get("first", "").strip(), form.get("second", "").strip())
    name = form.get("name", "").strip()
    return CodingSet(name, coders, tuple(shuffled(chosen, str(seed))), blind, suggested, seed, share, by, at)


def candidates(shelf: Shelf, wish: ReportWish, used: Iterable[str], seed: int) -> Sequence[Row]:
    """Reports that can be coded: of the copies of a story one that the seed draws, and none that is too long."""
    taken = set(used)
    fitting = [row for row in reports(shelf, wish) if row.filed.id not in taken and _is_codable(row)]
    order = {id: n for n, id in enumerate(shuffled((row.filed.id for row in fitting), f"{seed} copies"))}
    one_each: dict[str, Row] = {}
    for row in sorted(fitting, key=lambda row: order[row.filed.id]):
        one_each.setdefault(row.origin or row.filed.id, row)
    return list(one_each.values())


def _is_codable(row: Row) -> bool:
    return bool(row.filed.report.text.strip()) and len(row.filed.report.text) <= LONGEST


def _newest(shelf: Shelf, report: str) -> tuple[str, ...]:
    """The ids of the claims of the report's newest reading, as it was read."""
    readings = shelf.readings.get(report, ())
    reader = readings[-1].reader if readings else None
    return tuple(dict.fromkeys(claim.id for claim in shelf.read.get(report, ()) if claim.reader == reader))


def _wish(form: Form) -> ReportWish:
    words = {name: form.get(name, "").strip() for name in ("outlet", "q", "from", "to")}
    try:
        return report_wish(words["outlet"], "", words["q"], "", words["from"], words["to"])
    except HTTPException as error:
        raise ValueError(str(error.detail)) from None


def _whole(form: Form, name: str, most: int) -> int:
    told = form.get(name, "").strip()
    if not told.isdecimal() or len(told) > 10 or int(told) > most:
        raise ValueError(f"{_NAMES[name]} is a whole number up to {most:,}, not {told[:20]!r}")
    return int(told)


_NAMES = {
    "seed": "the seed",
    "blind": "the share in per cent",
    "with": "the number of reports with claims",
    "without": "the number of reports without claims",
}
