"""The sheet as a memo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from counterclaim.book.about import About
from counterclaim.book.copies import counted
from counterclaim.claims.kinds import Kind
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing import side_by_side
from counterclaim.publishing.accounts import Account
from counterclaim.publishing.clashes import clashes, references
from counterclaim.publishing.evidence import evidence
from counterclaim.publishing.figures import LEGEND, bounds_told
from counterclaim.publishing.memo import Block, Column, Grid, Head, Items, Line, Section, Title
from counterclaim.publishing.naming import day_words, harm_told, short_side, short_sides, when_words, where_words
from counterclaim.publishing.records import SHORT
from counterclaim.publishing.sheet import Sheet
from counterclaim.publishing.tellings import VAGUE, Group, Telling
from counterclaim.publishing.visible import one_line
from counterclaim.weighing.sensitivity import SensitivityRow

_SIDES = 6
"""Sides that the heading names."""
_ACROSS = 4
"""Sides beside each other in a table of estimates."""
_ACCOUNT = (
    Column("published", 13, least=12),
    Column("whose", 14),
    Column("harm", 17),
    Column("in these words"),
    Column("note", 22),
    Column("claims", 10),
)
_BESIDE = {
    Group.WITHHELD: "Gives no figure",
    Group.THINGS: "Of things",
    Group.CONDUCT: "Of conduct",
}


def sheet_memo(sheet: Sheet, actors: ActorIndex, brief: bool = False) -> Iterator[Block]:
    """Heading, what each side says, clashes, estimates, sums and, unless it is to be brief, the evidence."""
    numbers = {record.id: number for number, record in enumerate(sheet.evidence, 1)}
    yield from _heading(sheet, actors)
    yield from _accounts(sheet.accounts, numbers)
    yield from clashes(sheet.accounts, sheet.relations, sheet.evidence, actors)
    yield from _estimates(sheet, actors)
    if sheet.sums:
        yield Section("Sums over more than this incident, added to nothing")
        yield Grid(_ACCOUNT, [_row(telling, numbers) for telling in sheet.sums], plain=True)
    if brief:
        yield Line("")
        yield Line(
            "[n] are claims; each stands in its sentence in the evidence, which is left out here (without --brief)."
        )
    else:
        yield Section("Evidence")
        yield from evidence(sheet.evidence, actors)


def _heading(sheet: Sheet, actors: ActorIndex) -> Iterator[Block]:
    told = sheet.about
    yield Title(f"{where_words(told.where)}, {when_words(told)}")
    claims, told_by = counted(len(sheet.incident.records), "claim"), counted(sheet.copies.reports, "report")
    copies = str(sheet.copies) if sheet.copies.outlets else counted(sheet.copies.origins, "origin")
    lines = [
        f"{_named(sheet.incident.id)}, as known on {sheet.moment:%-d %b %Y, %H:%M} UTC",
        f"{claims} in {told_by} ({copies})",
        f"Sides: {short_sides(told.sides, actors, _SIDES)}",
        f"Told of: {', '.join(harm_told(kind) for kind in told.kinds)}",
    ]
    yield Items([*lines, *_exactness(told)])


def _named(id: str) -> str:
    """Of several put together, which."""
    return f"Incidents put together: {id}" if " + " in id else f"Incident {id[:SHORT]}"


def _exactness(told: About) -> Iterator[str]:
    """UCDP's codes, for who has to enter them."""
    codes = [f"where_prec {told.where.place.precision}"] if told.where and told.where.place else []
    codes += [f"date_prec {told.when.precision}"] if told.when else []
    if codes:
        yield f"UCDP precision: {', '.join(codes)}"


def _accounts(accounts: Sequence[Account], numbers: Mapping[str, int]) -> Iterator[Block]:
    if not accounts:
        return
    grid = side_by_side.side_by_side(accounts)
    if grid is not None:
        yield Section("Side by side")
        yield Line(side_by_side.LEGEND)
        yield grid
    yield Section("What each side says, by the day it was published")
    for account in accounts:
        worded = f", in reports “{'”, “'.join(account.worded)}”" if account.worded else ""
        yield Head(f"{account.name}{worded}")
        if rows := [_row(t, numbers) for t in account.tellings if t.group not in _BESIDE]:
            yield Grid(_ACCOUNT, rows, plain=True)
        if lines := list(_beside(account, numbers)):
            yield Items(lines)


def _row(telling: Telling, numbers: Mapping[str, int]) -> list[str]:
    day = f"→ {day_words(telling.day)}" if telling.revises else day_words(telling.day)
    marks = ("revised", *telling.marks) if telling.revises else telling.marks
    return [day, telling.whose, telling.harm, telling.words, ", ".join(marks), references(telling.records, numbers)]


def _beside(account: Account, numbers: Mapping[str, int]) -> Iterator[str]:
    """One line for each group that is no figure of people."""
    for group, head in _BESIDE.items():
        if told := [telling for telling in account.tellings if telling.group is group]:
            yield f"{head}: {'; '.join(_in_a_line(t, numbers) for t in told)}"


def _in_a_line(telling: Telling, numbers: Mapping[str, int]) -> str:
    marks = f" ({', '.join(telling.marks)})" if telling.marks else ""
    return f"{telling.harm} {telling.words}{marks}, {day_words(telling.day)} {references(telling.records, numbers)}"


def _estimates(sheet: Sheet, actors: ActorIndex) -> Iterator[Block]:
    if not sheet.estimates:
        return
    yield Section("Estimates under every policy")
    yield Line(f"{LEGEND[:1].upper()}{LEGEND[1:]}.")
    for kind, rows in groupby(sheet.estimates, key=lambda row: row.kind):
        yield Head(f"People {harm_told(kind)}")
        yield from _of_kind(kind, list(rows), sheet, actors)
    if sheet.grades:
        yield Items([f"{policy} grades the incident: {one_line(grade)}" for policy, grade in sheet.grades.items()])


def _of_kind(kind: Kind, rows: Sequence[SensitivityRow], sheet: Sheet, actors: ActorIndex) -> Iterator[Block]:
    """A line a policy, a column a side."""
    cells = {(row.policy, row.side): bounds_told(row.low, row.best, row.high) for row in rows}
    sides = sorted(dict.fromkeys(row.side for row in rows), key=lambda side: (side in VAGUE, side))
    policies = list(dict.fromkeys(row.policy for row in rows))
    for start in range(0, len(sides), _ACROSS):
        across = sides[start : start + _ACROSS]
        is_last = start + _ACROSS >= len(sides) and len(sides) > 1
        columns = [Column("policy", 15), *(Column(short_side(side, actors), 16) for side in across)]
        told = [[policy, *(cells.get((policy, side), "") for side in across)] for policy in policies]
        if is_last:
            columns.append(Column("together", 16))
            told = [[*row, _together(sheet, kind, row[0])] for row in told]
        yield Grid(columns, told)


def _together(sheet: Sheet, kind: Kind, policy: str) -> str:
    found = sheet.together.get((kind, policy))
    return bounds_told(*found) if found else ""
