"""An estimate in plain English, for a memo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.claims.kinds import Stance
from counterclaim.claims.record import Record
from counterclaim.weighing.estimate import Estimate, Row, SideEstimate, Use
from counterclaim.weighing.policy import MARKS, Policy
from counterclaim.weighing.wording import (
    NO_OUTLET,
    bounds_words,
    count_words,
    date_words,
    harm_words,
    names_harm,
    plain_line,
)

_VERBS = {
    Stance.ASSERTS: "said",
    Stance.ACKNOWLEDGES: "acknowledged",
    Stance.DENIES: "denied",
    Stance.WITHHOLDS: "would not put a figure to",
    Stance.ACCUSES: "accused others of",
}


def explain(estimate: Estimate, policy: Policy) -> tuple[str, ...]:
    """One sentence a line: the rule, then for each kind and side the figure and what became of every claim.

    `policy` is the one that the estimate was made under. Raises ValueError where it is another.
    """
    if (policy.name, policy.version) != (estimate.policy, estimate.version):
        raise ValueError(f"the estimate is of {estimate.policy} {estimate.version}, not of {policy.name}")
    return tuple(_lines(estimate, policy))


def _lines(estimate: Estimate, policy: Policy) -> Iterator[str]:
    yield f"Policy {policy.name}, version {policy.version}: {plain_line(policy.title)}."
    for note in policy.notes:
        yield f"Rule ({MARKS[note.mark]}): {plain_line(note.says)}"
    yield f"Words are read by the table {policy.vague.name}, version {policy.vague.version}."
    if estimate.grade is not None:
        yield f"Grade: {estimate.grade.name}, because {plain_line(estimate.grade.why)}."
    for side in estimate.sides:
        yield _headline(side)
        yield from map(_row_sentence, side.rows)
    if estimate.aside:
        yield "Bearing on none of these figures:"
        yield from map(_row_sentence, estimate.aside)


def _headline(side: SideEstimate) -> str:
    what = f"{harm_words(side.kind).capitalize()}, {plain_line(side.side.name)}"
    if not side.used:
        figure = "no figure"
    else:
        figure = f"low {_number(side.low)}, best {_number(side.best)}, high {_number(side.high)}"
    conceded = f"; conceded: {bounds_words(side.conceded.lowest, side.conceded.highest)}" if side.conceded else ""
    return f"{what}: {figure}{conceded}."


def _number(number: int | None) -> str:
    return "open" if number is None else f"{number:,}"


def _row_sentence(row: Row) -> str:
    told = f"{_who(row)} {_VERBS[row.testimony.record.claim.stance]} {_what(row)} ({_where(row.testimony.record)})"
    if total := row.testimony.total:
        told += f", {bounds_words(total.low, total.high)} with those added"
    if row.use is Use.USED:
        parts = f" for {_listed(row.gives)}" if row.gives else " within the range"
        return f"– Used{parts}: {told}; {row.why}."
    return f"– {'Added' if row.use is Use.ADDED else 'Set aside'}: {told}; {row.why}."


def _who(row: Row) -> str:
    claimant = row.testimony.record.claim.claimant
    name = row.testimony.voice.name
    if claimant is None or row.testimony.voice.is_reports:
        return "The report itself"
    worded = plain_line(claimant.text)
    return worded if worded.casefold() == name.casefold() else f"{worded} ({plain_line(name)})"


def _what(row: Row) -> str:
    claim = row.testimony.record.claim
    affected = plain_line(claim.affected.text) if claim.affected else ""
    said = count_words(claim.count)
    whom = "" if not affected or affected in plain_line(claim.count.text) else f" {affected}"
    return f"{said}{whom}" if names_harm(affected) else f"{said}{whom} {harm_words(claim.kind)}"


def _where(record: Record) -> str:
    source = record.source
    outlet = plain_line(source.outlet or source.doc or "") or NO_OUTLET
    return f"{outlet}, {date_words(source.published)}" if source.published else f"{outlet}, without a date"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
