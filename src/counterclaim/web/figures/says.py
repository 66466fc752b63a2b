"""Who says what of an incident, as a drawing: a panel a kind of harm, in it the sides harmed and their claimants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.claims.kinds import HARM, Kind
from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.accounts import Account
from counterclaim.publishing.figures import bounds_told
from counterclaim.publishing.naming import short_side
from counterclaim.publishing.tellings import VAGUE, Group, Telling
from counterclaim.web.figures.mark import Mark, figure_drawn, mark_of
from counterclaim.web.figures.scale import Scale, scale_of
from counterclaim.weighing.estimate import Estimate, Row, SideEstimate, Use
from counterclaim.weighing.policy import Policy
from counterclaim.weighing.sides import Side
from counterclaim.weighing.testimony import Testimony, testify
from counterclaim.weighing.tolls import toll_of

MOST_LINES = 80
"""Lines that are drawn; the rest stands among the claims."""
_VOICES = 8
_DRAWN = frozenset({Group.TOLL, Group.OTHER_HARM, Group.WITHHELD})


@dataclass(frozen=True, slots=True)
class Line:
    """A figure of a claimant. `name`, in as few letters as name it, and `full` are empty where the line above is the
    same claimant's.

    `joined_from` is where the figure that it revises stands, `leads_on`: the next line revises it. `row` is what the
    policy made of its first used, else first, claim; None where the policy has no row for it.
    """

    name: str
    full: str
    colour: str
    telling: Telling
    mark: Mark
    joined_from: float | None
    leads_on: bool
    row: Row | None

    @property
    def is_used(self) -> bool:
        return self.row is not None and self.row.use in (Use.USED, Use.ADDED)

    @property
    def day(self) -> date | None:
        return self.telling.day


@dataclass(frozen=True, slots=True)
class Band:
    """low, best and high of the policy in per cent; `begin` is nought where low is open."""

    begin: float
    best: float | None
    end: float
    is_open: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A side's rows; `told` are its low, best and high in figures, with the kind where it is not the panel's."""

    side: Side
    told: tuple[tuple[Kind, str], ...]
    band: Band | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    kind: Kind
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Says:
    """`left_out` counts lines that are not drawn."""

    scale: Scale
    panels: tuple[Panel, ...]
    left_out: int

    @property
    def lines(self) -> Iterator[Line]:
        return (line for panel in self.panels for block in panel.blocks for line in block.lines)


@dataclass(frozen=True, slots=True)
class _Told:
    """A telling with its claimant and with its first claim as the policy reads it."""

    account: Account
    name: str
    colour: str
    telling: Telling
    testimony: Testimony


def says(
    accounts: Sequence[Account],
    evidence: Iterable[Record],
    estimate: Estimate,
    policy: Policy,
    actors: ActorIndex,
) -> Says:
    """The drawing of the accounts, with what the policy made of them behind and beside."""
    everything = list(_told(accounts, {r.id: r for r in evidence}, policy, actors))
    shown = everything[:MOST_LINES]
    scale = scale_of([*_said(shown), *_weighed(estimate)])
    rows = {row.id: row for row in estimate.rows}
    kinds = [kind for kind in Kind if any(_panel(told) is kind for told in shown)]
    panels = (Panel(kind, tuple(_blocks(kind, shown, scale, estimate, rows))) for kind in kinds)
    return Says(scale, tuple(panels), len(everything) - len(shown))


def _told(
    accounts: Sequence[Account], records: Mapping[str, Record], policy: Policy, actors: ActorIndex
) -> Iterator[_Told]:
    named = 0
    for account in accounts:
        colour = f"voice-{named % _VOICES}" if account.key else "voice-own"
        named += bool(account.key)
        name = short_side(Side(account.key, account.name), actors) if account.key else account.name
        for telling in account.tellings:
            if telling.group in _DRAWN and telling.kind in HARM:
                testimony = testify(records[telling.records[0]], actors, policy.vague)
                yield _Told(account, name, colour, telling, testimony)


def _said(told: Iterable[_Told]) -> Iterator[int]:
    figures = (figure_drawn(each.testimony) for each in told)
    return (number for figure in figures for number in (figure.lowest, figure.highest) if number is not None)


def _weighed(estimate: Estimate) -> Iterator[int]:
    return (n for side in estimate.sides for n in (side.low, side.best, side.high) if n is not None)


def _panel(told: _Told) -> Kind:
    """Casualties are drawn among the killed, whose toll they may be a part of."""
    return toll_of(told.telling.kind)


def _blocks(
    kind: Kind, shown: Sequence[_Told], scale: Scale, estimate: Estimate, rows: Mapping[str, Row]
) -> Iterator[Block]:
    """Named sides first, of these the ones that most claimants tell of."""
    here = [told for told in shown if _panel(told) is kind]
    voices: dict[Side, set[str]] = {}
    for told in here:
        voices.setdefault(told.telling.side, set()).add(told.account.key)
    for side in sorted(voices, key=lambda side: (side in VAGUE, -len(voices[side]), side)):
        theirs = [told for told in here if told.telling.side == side]
        found = [found for k in _kinds_of(kind) if (found := estimate.of(k, side.key)) is not None]
        weighed = tuple((e.kind, bounds_told(e.low, e.best, e.high)) for e in found)
        band = next((band for e in found if (band := _band(e, scale)) is not None), None)
        yield Block(side, weighed, band, tuple(_lines(theirs, scale, rows)))


def _kinds_of(panel: Kind) -> tuple[Kind, ...]:
    return (panel, *(kind for kind in Kind if kind is not panel and toll_of(kind) is panel))


def _band(weighed: SideEstimate, scale: Scale) -> Band | None:
    low, best, high = weighed.low, weighed.best, weighed.high
    if low is None and best is None and high is None:
        return None
    begin = scale.at(low) if low is not None else scale.begin
    end = scale.at(high) if high is not None else scale.end
    return Band(begin, scale.at(best) if best is not None else None, end, high is None)


def _lines(theirs: Sequence[_Told], scale: Scale, rows: Mapping[str, Row]) -> Iterator[Line]:
    marks = [mark_of(told.testimony, scale) for told in theirs]
    for place, (told, mark) in enumerate(zip(theirs, marks, strict=True)):
        before = theirs[place - 1] if place else None
        after = theirs[place + 1] if place + 1 < len(theirs) else None
        goes_on = before is not None and before.account is told.account
        is_joined = before is not None and _is_revision(told, before)
        yield Line(
            name="" if goes_on else told.name,
            full="" if goes_on else told.account.name,
            colour=told.colour,
            telling=told.telling,
            mark=mark,
            joined_from=_place(marks[place - 1]) if is_joined else None,
            leads_on=after is not None and _is_revision(after, told) and _place(mark) is not None,
            row=_row(told.telling, rows),
        )


def _is_revision(later: _Told, earlier: _Told) -> bool:
    return later.telling.revises and later.account is earlier.account


def _place(mark: Mark) -> float | None:
    """Where the line to its revision is fastened."""
    return next((at for at in (mark.point, mark.end, mark.begin) if at is not None), None)


def _row(telling: Telling, rows: Mapping[str, Row]) -> Row | None:
    found = [rows[id] for id in telling.records if id in rows]
    used = (row for row in found if row.use is Use.USED)
    return next(used, found[0] if found else None)
