"""How the claims of an incident stand to each other, each relation with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, combinations
from typing import Any

from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import CONDUCT, HARM, Scope, Stance
from counterclaim.claims.record import Record, Review
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.weighing.addends import add_up, are_comparable
from counterclaim.weighing.figures import are_compatible, is_number
from counterclaim.weighing.sides import UNKNOWN, actor_of
from counterclaim.weighing.testimony import Testimony, by_time, same_count, testify
from counterclaim.weighing.tolls import toll_of
from counterclaim.weighing.wording import count_words, date_words, day_words, harm_words


class Relating(StrEnum):
    """What one record is to another."""

    REPEATS = "repeats"
    REVISES = "revises"
    CORROBORATES = "corroborates"
    CONTRADICTS = "contradicts"
    DENIES = "denies"
    PART_OF = "part_of"


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """What the record `one` is to the record `other` (their ids); `one` is the later where both have a day."""

    kind: Relating
    one: str
    other: str
    why: str

    def to_dict(self) -> dict[str, Any]:
        return {"relation": self.kind.value, "one": self.one, "other": self.other, "why": self.why}


def relations(incident: Incident, actors: ActorIndex) -> tuple[Relation, ...]:
    """Every relation between the incident's records, sorted; the order of the records has no part in it.

    No vague word is read as a number here, but as at least one. A figure given as "about" is compatible with what
    lies within a tenth of it. Two claimants of one side corroborate nothing; records that a person rejected relate
    to nothing. A claim that somebody else denies is related by `denies` alone, not by `contradicts` as well.
    """
    told = by_time(testify(r, actors) for r in incident.records if r.review is not Review.REJECTED)
    sums = by_time(testify(r, actors) for r in incident.attached if r.review is not Review.REJECTED)
    found = set(_parts(told + sums))
    found.update(_sums(told, sums))
    found.update(_denials(told, actors))
    groups = [add_up(group)[0] for group in _groups([t for t in told if _gives_a_figure(t)])]
    found.update(_histories(by_time(chain.from_iterable(groups))))
    for group in groups:
        found.update(_between_claimants(group, actors))
    return tuple(sorted(found))


def as_compared(records: Iterable[Record], actors: ActorIndex) -> dict[str, Testimony]:
    """The testimony of each record as `relations` compares it: with what its sentence counts besides."""
    told = by_time(testify(record, actors) for record in records)
    found = {testimony.record.id: testimony for testimony in told}
    for group in _groups([t for t in told if _gives_a_figure(t)]):
        found |= {testimony.record.id: testimony for testimony in add_up(group)[0]}
    return found


def _gives_a_figure(testimony: Testimony) -> bool:
    claim = testimony.record.claim
    owned = claim.stance in (Stance.ASSERTS, Stance.ACKNOWLEDGES)
    return owned and claim.kind in HARM and claim.scope is Scope.INCIDENT


def _groups(testimonies: Sequence[Testimony]) -> Iterator[list[Testimony]]:
    return _grouped(testimonies, lambda t: (t.kind, t.side.key))


def _grouped(testimonies: Iterable[Testimony], key: Callable[[Testimony], object]) -> Iterator[list[Testimony]]:
    found: dict[object, list[Testimony]] = {}
    for testimony in testimonies:
        found.setdefault(key(testimony), []).append(testimony)
    yield from found.values()


def _histories(everything: Sequence[Testimony]) -> Iterator[Relation]:
    """Each claimant's figures of one toll over time: one said before is repeated, a new one revises the one before."""
    for told in _grouped(everything, lambda t: (toll_of(t.kind), t.side.key, t.voice.key)):
        figures: list[Testimony] = []
        for testimony in told:
            same = next((f for f in figures if _is_same(f, testimony)), None)
            last = _before(testimony, figures)
            if same is not None and testimony.report != same.report:
                yield _repeats(testimony, same)
            if last is not None and _is_revision(testimony, last):
                yield _revises(testimony, last)
            if last is None or not _is_same(last, testimony):
                figures.append(testimony)


def _before(testimony: Testimony, figures: Sequence[Testimony]) -> Testimony | None:
    """The last figure of its kind, else of a kind that is one toll with it: deaths come after casualties, but figures
    of casualties take nothing back of deaths.
    """
    own = (f for f in reversed(figures) if f.kind is testimony.kind)
    wider = (f for f in reversed(figures) if toll_of(f.kind) is testimony.kind)
    return next(chain(own, wider), None)


def _is_same(one: Testimony, other: Testimony) -> bool:
    return one.kind is other.kind and same_count(one.count, other.count)


def _is_revision(testimony: Testimony, last: Testimony) -> bool:
    """A word after a number is no new figure, two figures of one day have no order, and "casualties" alone give none
    that deaths could take the place of.
    """
    if _is_same(testimony, last) or testimony.day <= last.day:
        return False
    is_bare = not is_number(last.count) and last.count.word in (None, "plural")
    if testimony.kind is not last.kind and is_bare:
        return False
    return is_number(testimony.count) or not is_number(last.count)


def _repeats(testimony: Testimony, earlier: Testimony) -> Relation:
    why = f"{_name(testimony)} gives the same figure, {count_words(earlier.count)}, in another report"
    return Relation(Relating.REPEATS, testimony.record.id, earlier.record.id, why)


def _revises(testimony: Testimony, last: Testimony) -> Relation:
    now, before = count_words(testimony.count), count_words(last.count)
    if testimony.kind is not last.kind:
        before += f" {harm_words(last.kind)}"
    when = f"{day_words(last, ' on ')}, and {now}{day_words(testimony, ' on ')}"
    why = f"{_name(testimony)} said {before}{when}{_about(testimony)}"
    return Relation(Relating.REVISES, testimony.record.id, last.record.id, why)


def _between_claimants(group: Sequence[Testimony], actors: ActorIndex) -> Iterator[Relation]:
    """A figure that a claimant tells again is compared once, as it was told first."""
    told_first: dict[object, Testimony] = {}
    for testimony in group:
        count = testimony.count
        told = (testimony.voice.key, count.low, count.high, count.word, actor_of(testimony.record.claim.perpetrator))
        told_first.setdefault(told, testimony)
    for earlier, later in combinations(told_first.values(), 2):
        if earlier.voice.key != later.voice.key and are_comparable(earlier, later):
            relation = _comparison(later, earlier, actors)
            if relation is not None:
                yield relation


def _comparison(later: Testimony, earlier: Testimony, actors: ActorIndex) -> Relation | None:
    said = f"{_name(later)} says {count_words(later.count)}, {_name(earlier)} {count_words(earlier.count)}"
    of = _about(later)
    if not are_compatible(later.count, earlier.count):
        return Relation(Relating.CONTRADICTS, later.record.id, earlier.record.id, f"{said}{of}: both cannot hold")
    if _blame_differs(later.record, earlier.record, actors):
        why = f"{_name(later)} and {_name(earlier)} name different perpetrators{of}"
        return Relation(Relating.CONTRADICTS, later.record.id, earlier.record.id, why)
    if is_number(later.count) and is_number(earlier.count) and _are_independent(later, earlier, actors):
        why = f"{said}{of}: independent of each other, and compatible"
        return Relation(Relating.CORROBORATES, later.record.id, earlier.record.id, why)
    return None


def _are_independent(one: Testimony, other: Testimony, actors: ActorIndex) -> bool:
    """Neither of one side, nor the report's own voice beside a claimant whom its story quotes."""
    if one.voice.camp == other.voice.camp:
        return False
    if (one.voice.is_reports or other.voice.is_reports) and one.origin == other.origin:
        return False
    if one.voice.actor is None or other.voice.actor is None:
        return True
    return not actors.same_side(one.voice.actor, other.voice.actor, one.record.source.published)


def _blame_differs(one: Record, other: Record, actors: ActorIndex) -> bool:
    doer, other_doer = actor_of(one.claim.perpetrator), actor_of(other.claim.perpetrator)
    if doer is None or other_doer is None:
        return False
    return not actors.same_side(doer, other_doer, one.source.published)


def _denials(told: Sequence[Testimony], actors: ActorIndex) -> Iterator[Relation]:
    for denial in told:
        if denial.record.claim.stance is not Stance.DENIES:
            continue
        for claim in told:
            if _is_denied_by(claim, denial, actors):
                yield Relation(Relating.DENIES, denial.record.id, claim.record.id, _denial_words(denial, claim))


def _is_denied_by(testimony: Testimony, denial: Testimony, actors: ActorIndex) -> bool:
    claim, denied = testimony.record.claim, denial.record.claim
    if claim.kind is not denied.kind or claim.stance in (Stance.DENIES, Stance.WITHHOLDS) or claim.count.high == 0:
        return False
    if _blame_differs(testimony.record, denial.record, actors):
        return False
    if claim.kind in CONDUCT:
        return True
    sides = {testimony.side.key, denial.side.key}
    names_it = not is_number(denied.count) or are_compatible(denied.count, claim.count)
    return names_it and (len(sides) == 1 or UNKNOWN.key in sides)


def _denial_words(denial: Testimony, claim: Testimony) -> str:
    if denial.voice.key == claim.voice.key:
        return f"{_name(denial)} denies{day_words(denial, ' on ')} what it said{day_words(claim, ' on ')}"
    return f"{_name(denial)} denies what {_name(claim)} said{day_words(claim, ' on ')}{_about(claim)}"


def _parts(told: Sequence[Testimony]) -> Iterator[Relation]:
    """Parts of a figure of the same report."""
    wholes = {(t.report, t.record.claim.id): t for t in told}
    for testimony in told:
        number = testimony.record.claim.part_of
        whole = wholes.get((testimony.report, number)) if number is not None else None
        if whole is not None and whole is not testimony:
            why = f"the report counts {count_words(testimony.count)} within {count_words(whole.count)}"
            yield Relation(Relating.PART_OF, testimony.record.id, whole.record.id, why)


def _sums(told: Sequence[Testimony], sums: Sequence[Testimony]) -> Iterator[Relation]:
    """The incident's own figures within attached sums of the same kind and side."""
    for testimony in (t for t in told if _gives_a_figure(t)):
        for whole in sums:
            if (whole.kind, whole.side.key) == (testimony.kind, testimony.side.key):
                why = f"{_name(whole)} sums {count_words(whole.count)} over more than this incident"
                yield Relation(Relating.PART_OF, testimony.record.id, whole.record.id, why)


def _about(testimony: Testimony) -> str:
    return f" ({testimony.side.name}, {harm_words(testimony.kind)})"


def _name(testimony: Testimony) -> str:
    """The claimant; of a report's own voice, which report."""
    source = testimony.record.source
    if not testimony.voice.is_reports:
        return testimony.voice.name
    day = f", {date_words(source.published)}" if source.published else ""
    return f"the report itself ({source.outlet or source.doc}{day})"
