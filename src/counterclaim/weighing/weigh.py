"""An incident under a policy: a pure function, whatever order its records come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import HARM, Kind
from counterclaim.claims.record import Record, Review
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.weighing.estimate import Estimate, Row, SideEstimate, Use
from counterclaim.weighing.policy import Policy
from counterclaim.weighing.shares import Sums, share_of
from counterclaim.weighing.sides import Side
from counterclaim.weighing.sifting import latest_of_each, sift
from counterclaim.weighing.testimony import Testimony, by_time, read_by, testify
from counterclaim.weighing.wording import harm_words

Key = tuple[Kind, Side]


def weigh(incident: Incident, policy: Policy, actors: ActorIndex, sums: Sums | None = None) -> Estimate:
    """Low, best and high of each kind of harm and side, with every record in one row: used, or set aside and why.

    Sums that hold the incident (`attached`) are set aside, never added. Where `sums` says which incidents they hold
    (`sums_over`), a policy that divides sums takes the incident's share where nothing else gives a figure.
    A record that a person rejected changes nothing but the list of rows.
    """
    return weigh_under(incident, (policy,), actors, sums)[0]


def weigh_under(
    incident: Incident, policies: Iterable[Policy], actors: ActorIndex, sums: Sums | None = None
) -> tuple[Estimate, ...]:
    """As `weigh`, under each of the policies: who says it, and of whom, is asked once."""
    own = [testify(record, actors) for record in incident.records]
    attached = [testify(record, actors) for record in incident.attached]
    return tuple(_weigh(incident, policy, actors, sums or {}, own, attached) for policy in policies)


def _weigh(
    incident: Incident,
    policy: Policy,
    actors: ActorIndex,
    sums: Sums,
    own: Sequence[Testimony],
    told_of_more: Sequence[Testimony],
) -> Estimate:
    counted: list[Testimony] = []
    aside: list[Row] = []
    for testimony in by_time(read_by(policy.vague, each) for each in own):
        row = _out_of_question(testimony, policy)
        if row is None:
            counted.append(testimony)
        else:
            aside.append(row)
    sides = {(side.kind, side.side): side for side in (_side_estimate(group, policy) for group in _groups(counted))}
    attached = by_time(read_by(policy.vague, each) for each in told_of_more)
    shares = _shares(attached, incident.id, policy, sides, sums)
    for group in _groups(shares):
        key = (group[0].kind, group[0].side)
        sides[key] = _with_shares(sides.get(key), group, policy)
    divided = {testimony.record.id for testimony in shares}
    aside += [_attached(testimony) for testimony in attached if testimony.record.id not in divided]
    return Estimate(
        incident=incident.id,
        policy=policy.name,
        version=policy.version,
        sides=tuple(sides[key] for key in sorted(sides, key=_rank)),
        aside=tuple(aside),
        grade=policy.rule.grade(_judged(incident.records), actors, policy.parameters) if policy.rule.grade else None,
    )


def _shares(
    attached: Sequence[Testimony], incident: str, policy: Policy, sides: Mapping[Key, SideEstimate], sums: Sums
) -> list[Testimony]:
    if policy.parameters.get("sums") != "divide":
        return []
    wanting = (t for t in attached if (t.kind, t.side) not in sides or not sides[t.kind, t.side].used)
    in_question = (t for t in wanting if _out_of_question(t, policy) is None)
    return [share for t in in_question if (share := share_of(t, incident, sums)) is not None]


def _with_shares(own: SideEstimate | None, shares: Sequence[Testimony], policy: Policy) -> SideEstimate:
    """The side's estimate from its shares of sums; what the incident's own claims came to stays among the rows."""
    standing, older = latest_of_each(shares)
    verdict = policy.rule.decide(standing, policy.parameters)
    told = [replace(row, why=f"its share of a sum over several incidents; {row.why}") for row in verdict.rows]
    rows = (*told, *older, *(own.rows if own else ()))
    return SideEstimate(shares[0].kind, shares[0].side, verdict.low, verdict.best, verdict.high, rows)


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
    found: dict[Key, list[Testimony]] = {}
    for testimony in testimonies:
        found.setdefault((testimony.kind, testimony.side), []).append(testimony)
    return [found[key] for key in sorted(found, key=_rank)]


def _rank(key: Key) -> tuple[int, Side]:
    return list(Kind).index(key[0]), key[1]


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
