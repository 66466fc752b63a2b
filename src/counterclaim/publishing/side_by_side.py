"""How many dead each claimant gives each side: one line a claimant, one column a side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.kinds import Kind
from counterclaim.publishing.accounts import Account
from counterclaim.publishing.memo import Column, Grid
from counterclaim.publishing.tellings import VAGUE, Group, Telling
from counterclaim.weighing.sides import Side

ACROSS = 4
"""Sides beside each other."""
_AGAINST = "*"
LEGEND = (
    "How many each claimant says were killed of each side, in its own words; “→” leads to its newer figure, "
    "“(k/w)” counts killed or wounded together, * is a claim against interest."
)


def side_by_side(accounts: Sequence[Account]) -> Grid | None:
    """None where no one gives a toll of a side that is named. Sides that most claimants tell of come first."""
    told = [(account, tolls) for account in accounts if (tolls := _tolls(account))]
    sides = _sides([tolls for _, tolls in told])
    if not sides:
        return None
    shown = sides[:ACROSS]
    rows = [[account.name, *(_cell(tolls, side) for side in shown)] for account, tolls in told]
    heads = {t.side: t.whose for _, tolls in told for t in tolls}
    columns = [Column("", 34), *(Column(heads[side]) for side in shown)]
    return Grid(columns, [row for row in rows if any(row[1:])])


def _tolls(account: Account) -> list[Telling]:
    return [
        telling
        for telling in account.tellings
        if telling.group is Group.TOLL and telling.kind in (Kind.KILLED, Kind.CASUALTIES) and telling.side not in VAGUE
    ]


def _sides(told: Sequence[Sequence[Telling]]) -> list[Side]:
    claimants = [{telling.side for telling in tolls} for tolls in told]
    sides = {side for theirs in claimants for side in theirs}
    return sorted(sides, key=lambda side: (-sum(side in theirs for theirs in claimants), side))


def _cell(tolls: Sequence[Telling], side: Side) -> str:
    """Bare plurals are left out beside figures."""
    theirs = [telling for telling in tolls if telling.side == side]
    figures = [telling for telling in theirs if not telling.is_bare]
    return "".join(_steps(figures or theirs))


def _steps(tolls: Sequence[Telling]) -> Iterator[str]:
    """“dozens” (k/w) → “At least 84”; figures without an order are divided by a semicolon."""
    for number, telling in enumerate(tolls):
        if number:
            yield " → " if telling.revises else "; "
        yield telling.figure
        if telling.kind is Kind.CASUALTIES:
            yield " (k/w)"
        if telling.against_interest:
            yield _AGAINST
