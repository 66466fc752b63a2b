"""Reports and readings made by hand, and a clock that a test moves."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from counterclaim.claims.claim import Claim
from counterclaim.claims.count import Count
from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.mention import Mention
from counterclaim.claims.report import Reading, Report
from counterclaim.claims.span import Span

READER = "counterclaim 1"


@dataclass
class Clock:
    """Each look at it is a second later than the last."""

    at: datetime = field(default_factory=lambda: datetime(2024, 8, 1, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def reading(text: str, *deaths: str, doc: str = "report", published: date | None = date(2024, 8, 2)) -> Reading:
    """A report in which "N NOUN" of each of `deaths` ("47 soldiers") were killed, the army says."""
    return Reading(Report(doc, text, published), tuple(_claim(n, text, d) for n, d in enumerate(deaths, 1)))


def _claim(number: int, text: str, death: str) -> Claim:
    count, noun = death.split()
    at = text.index(death)
    affected = Span(at + len(count) + 1, at + len(death))
    return Claim(
        id=number,
        kind=Kind.KILLED,
        span=Span(0, len(text)),
        count=Count(count, Span(at, at + len(count)), int(count), int(count)),
        affected=Mention(noun, affected, 0.9),
        status=Status.UNKNOWN,
        perpetrator=None,
        claimant=Mention("army", Span(text.index("army"), text.index("army") + 4), 0.8) if "army" in text else None,
        via=(),
        stance=Stance.ASSERTS,
        scope=Scope.INCIDENT,
        part_of=None,
        same_as=None,
        place=None,
        time=None,
        confidence=0.5,
        reader=READER,
        confidences={"kind": 0.9},
    )
