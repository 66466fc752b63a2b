"""Records made by hand: one line a claim, as a casualty recorder would jot it down. All text is made up."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from counterclaim.claims.claim import Claim
from counterclaim.claims.count import Count
from counterclaim.claims.incident import Incident
from counterclaim.claims.interval import Interval
from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.mention import ActorCandidate, Mention
from counterclaim.claims.record import Record, Review, Source
from counterclaim.claims.span import Span
from counterclaim.knowledge.actors import ActorIndex, load_actors

BATTLE = Interval(date(2024, 7, 25), date(2024, 7, 27), 2)
WHO = {
    "the CSP": "mli.csp",
    "JNIM": "mli.jnim",
    "Wagner": "rus.wagner",
    "Wagner fighters": "rus.wagner",
    "the army": "mli.forces",
    "soldiers": "mli.forces",
    "policemen": "mli.police",
    "the government": "mli.government",
    "the UN": "un.un",
}
FIGHTERS = frozenset({"Wagner fighters", "soldiers", "policemen"})


@cache
def actors() -> ActorIndex:
    return load_actors()


def number(words: str) -> Count:
    """ "84", "at least 84", "up to 50", "10 to 15", "about 50", "nearly 50", "no"; anything else is a vague lemma."""
    parts = words.split()
    digits = [int(part) for part in parts if part.isdigit()]
    if words == "no":
        return Count(words, None, 0, 0)
    if not digits:
        return Count(words, None, None, None, word=words)
    if words.startswith("at least"):
        return Count(words, None, digits[0], None)
    if words.startswith("up to"):
        return Count(words, None, None, digits[0])
    if words.startswith("nearly"):
        return Count(words, None, None, digits[0] - 1, approximate=True)
    return Count(words, None, digits[0], digits[-1], approximate=words.startswith("about"))


def mention(words: str | None) -> Mention | None:
    if words is None:
        return None
    id = WHO.get(words)
    found = (ActorCandidate(id, actors().actors[id].name if id in actors().actors else words, 0.9),) if id else ()
    return Mention(words, Span(0, 0), 0.9, found)


def record(
    claimant: str | None,
    count: str,
    affected: str = "people",
    *,
    kind: Kind = Kind.KILLED,
    status: Status | None = None,
    stance: Stance = Stance.ASSERTS,
    scope: Scope = Scope.INCIDENT,
    day: int | None = 1,
    report: str = "r1",
    origin: str | None = None,
    outlet: str | None = "The Gazette",
    perpetrator: str | None = None,
    review: Review = Review.NONE,
    id: str | None = None,
    number_in_report: int = 1,
    part_of: int | None = None,
) -> Record:
    """A claim of a report of `day` August 2024 on the battle; fighters are combatants unless `status` says else."""
    worded = number(count)
    of = status or (Status.COMBATANT if affected in FIGHTERS else Status.UNKNOWN)
    claim = Claim(
        id=number_in_report,
        kind=kind,
        span=Span(0, 40),
        count=worded,
        affected=mention(affected),
        status=of,
        perpetrator=mention(perpetrator),
        claimant=mention(claimant),
        via=(),
        stance=stance,
        scope=scope,
        part_of=part_of,
        same_as=None,
        place=None,
        time=BATTLE,
        confidence=0.9,
        reader="made by hand",
    )
    published = date(2024, 8, day) if day else None
    made = id or f"{claimant}|{count}|{affected}|{kind}|{stance}|{scope}|{day}|{report}|{number_in_report}"
    source = Source(report, report, origin or report, outlet, published=published)
    return Record(made, claim, source, f"{claimant} {stance} {count} {affected}", review)


def incident(*records: Record, attached: Sequence[Record] = ()) -> Incident:
    return Incident("battle", records, tuple(attached))
