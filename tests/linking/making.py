"""Records made by hand: one line a claim, as a casualty recorder would jot it down. All text is made up."""

from datetime import date

from counterclaim.claims.claim import Claim
from counterclaim.claims.count import Count
from counterclaim.claims.interval import Interval, date_precision
from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.mention import ActorCandidate, Mention, ResolvedPlace
from counterclaim.claims.record import Record, Review, Source
from counterclaim.claims.span import Span

PLACES = {
    "Orvale": ResolvedPlace(1, "Orvale", "ML", "01", 16.0, 1.0, 1, 0.9),
    "Orvale mill": ResolvedPlace(2, "Orvale mill", "ML", "01", 16.01, 1.01, 1, 0.9),
    "Brask": ResolvedPlace(3, "Brask", "ML", "01", 17.5, 2.5, 1, 0.9),
    "Tamor": ResolvedPlace(4, "Tamor", "ML", "02", 12.0, -3.0, 1, 0.9),
    "the north": ResolvedPlace(5, "the north", "ML", "01", 16.5, 1.5, 4, 0.9),
    "Mali": ResolvedPlace(6, "Mali", "ML", None, 17.0, -4.0, 6, 0.9),
}


def who(words: str | None) -> Mention | None:
    """Words in capitals at the beginning name an actor; others nobody."""
    if words is None:
        return None
    known = words[0].isupper()
    return Mention(words, Span(0, 0), 0.9, (ActorCandidate(f"made.up.{words.lower()}", words, 0.9),) if known else ())


def where(words: str | None) -> Mention | None:
    return Mention(words, Span(0, 0), 0.9, place=PLACES.get(words)) if words else None


def when(days: str | None) -> Interval | None:
    """ "3" or "3-5" of August 2024."""
    if days is None:
        return None
    first, _, last = days.partition("-")
    start, end = date(2024, 8, int(first)), date(2024, 8, int(last or first))
    return Interval(start, end, date_precision(start, end))


def claim(
    id: str,
    place: str | None = "Orvale",
    days: str | None = "3",
    killed: int | None = 12,
    *,
    report: str | None = None,
    by: str | None = "Rebels",
    of: str = "Guards",
    kind: Kind = Kind.KILLED,
    scope: Scope = Scope.INCIDENT,
    stance: Stance = Stance.ASSERTS,
    number: int = 1,
    at: int = 0,
    part_of: int | None = None,
    same_as: int | None = None,
    published: date | None = None,
    review: Review = Review.NONE,
) -> Record:
    """A claim of a report of its own, unless `report` is named; `at` is where its sentence begins."""
    told = Claim(
        id=number,
        kind=kind,
        span=Span(at, at + 40),
        count=Count(str(killed or ""), None, killed, killed),
        affected=who(of),
        status=Status.UNKNOWN,
        perpetrator=who(by),
        claimant=None,
        via=(),
        stance=stance,
        scope=scope,
        part_of=part_of,
        same_as=same_as,
        place=where(place),
        time=when(days),
        confidence=0.9,
        reader="made by hand",
    )
    text = report or f"report of {id}"
    return Record(
        id, told, Source(text, text, text, published=published), f"{by} killed {killed} {of} at {place}", review
    )
