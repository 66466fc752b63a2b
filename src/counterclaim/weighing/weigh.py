"""An incident under a policy: a pure function, whatever order its records come in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import HARM, Kind
from counterclaim.claims.record import Record, Review
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.weighing.estimate import Estimate, Row, SideEstimate, Use
from counterclaim.weighing.policy import Policy
from counterclaim.weighing.sides import Side
from counterclaim.weighing.sifting import latest_of_each, sift
from counterclaim.weighing.testimony import Testimony, by_time, testify
from counterclaim.weighing.wording import harm_words


def weigh(incident: Incident, policy: Policy, actors: ActorIndex) -> Estimate:
    """Low, best and high of each kind of harm and side, with every record in one row: used, or set aside and why.

    Sums that hold the incident (`attached`) are set aside, never added. A record that a person rejected changes
    nothing but the list of rows.
    """
    counted: list[Testimony] = []
    aside: list[Row] = []
    for testimony in by_time(testify(r, actors, policy.vague) for r in incident.records):
        row = _out_of_question(testimony, policy)
        if row is None:
            counted.append(testimony)
        else:
            aside.append(row)
    sums = by_time(testify(r, actors, policy.vague) for r in incident.attached)
    aside += [_attached(testimony) for testimony in sums]
    return Estimate(
        incident=incident.id,
        policy=policy.name,
        version=policy.version,
        sides=tuple(_side_estimate(group, policy) for group in _groups(counted)),
        aside=tuple(aside),
        grade=policy.rule.grade(_judged(incident.records), actors, policy.parameters) if policy.rule.grade else None,
    )


def _out_of_question(testimony: Testimony, policy: Policy) -> Row | None:
    if testimony.record.review is Review.REJECTED:
        return Row(testimony, Use.REJECTED, "a person rejected it")
    if testimony.record.claim.kind not in HARM:
        return Row(testimony, Use.NOT_HARM, "no harm to people")
    if testimony.kind not in policy.kinds:
        return Row(testimony, Use.NOT_COUNTED, f"{policy.name} does not count {harm_words(testimony.kind)}")
    return None


def _attached(testimony: Testimony) -> Row:
    if testimony.record.review is Review.REJECTED:
        return Row(testimony, Use.REJECTED, "a person rejected it")
    return Row(testimony, Use.CUMULATIVE, "a sum over more than this incident")


def _groups(testimonies: Iterable[Testimony]) -> list[list[Testimony]]:
    found: dict[tuple[Kind, Side], list[Testimony]] = {}
    for testimony in testimonies:
        found.setdefault((testimony.kind, testimony.side), []).append(testimony)
    return [found[key] for key in sorted(found, key=lambda key: (list(Kind).index(key[0]), key[1]))]


def _side_estimate(group: Sequence[Testimony], policy: Policy) -> SideEstimate:
    standing, aside = sift(group)
    if policy.rule.each_latest:
        standing, older = latest_of_each(standing)
        aside += older
    verdict = policy.rule.decide(standing, policy.parameters)
    rows = (*verdict.rows, *sorted(aside, key=lambda row: (row.testimony.day, row.id)))
    first = group[0]
    return SideEstimate(first.kind, first.side, verdict.low, verdict.best, verdict.high, rows, verdict.conceded)


def _judged(records: Iterable[Record]) -> list[Record]:
    return [r for r in records if r.review is not Review.REJECTED]
