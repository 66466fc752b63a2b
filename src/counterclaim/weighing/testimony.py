"""A record as it is weighed: whose word, about whom, and for what number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from counterclaim.claims.count import Count
from counterclaim.claims.kinds import Kind
from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.weighing.figures import Figure, is_number
from counterclaim.weighing.sides import Side, side_of
from counterclaim.weighing.vague import VagueTable
from counterclaim.weighing.voices import Interest, Voice, interest_of, voice_of


@dataclass(frozen=True, slots=True)
class Testimony:
    """`figure` is the count as a policy's table reads it; `kind` what the policy counts it as.

    `unsplit`: the claim is of casualties, and the policy counts them as deaths. `total`: its count together with those
    of other people in its sentence.
    """

    record: Record
    voice: Voice
    interest: Interest
    side: Side
    kind: Kind
    figure: Figure = field(default_factory=Figure)
    unsplit: bool = False
    total: Count | None = None

    @property
    def count(self) -> Count:
        return self.total or self.record.claim.count

    @property
    def day(self) -> date:
        """The day of the report; one without a day is the oldest."""
        return self.record.source.published or date.min

    @property
    def origin(self) -> str:
        return self.record.source.origin

    @property
    def report(self) -> str:
        return self.record.source.report_id


def testify(record: Record, actors: ActorIndex, table: VagueTable | None = None) -> Testimony:
    """The record with its voice and side; without a table, no number is read from any wording."""
    claim, voice = record.claim, voice_of(record, actors)
    told = Testimony(record, voice, interest_of(record, voice, actors), side_of(claim, actors), claim.kind)
    return told if table is None else read_by(table, told)


def read_by(table: VagueTable, testimony: Testimony) -> Testimony:
    """The testimony with its count as the table reads it; voice and side are the same under every policy."""
    claim, deaths = testimony.record.claim, table.unsplit_deaths
    if claim.kind is Kind.CASUALTIES and deaths is not None:
        return replace(testimony, kind=Kind.KILLED, figure=Figure(deaths, deaths, deaths), unsplit=True)
    return replace(testimony, kind=claim.kind, figure=table.read(claim.count), unsplit=False)


def by_time(testimonies: Iterable[Testimony]) -> list[Testimony]:
    """Oldest first: by the day of the report; of one day, words before numbers and smaller numbers before larger.

    Tolls mostly rise, so of two figures of one day the larger is taken for the later. The order in which records
    came in has no part in it.
    """
    return sorted(testimonies, key=_age)


def _age(testimony: Testimony) -> tuple[object, ...]:
    count, record = testimony.count, testimony.record
    number = max(count.low or 0, count.high or 0)
    claim = record.claim
    return (testimony.day, is_number(count), number, testimony.report, claim.span, claim.id, record.id)


def same_count(one: Count, other: Count) -> bool:
    """Whether both give one figure: the same bounds, or the same vague word."""
    return (one.low, one.high, one.word) == (other.low, other.high, other.word)
