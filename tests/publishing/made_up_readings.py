"""Readings of invented reports for the tests of what is shown."""

from __future__ import annotations

from datetime import date

from counterclaim.claims.claim import Claim
from counterclaim.claims.count import Count
from counterclaim.claims.interval import Interval
from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.mention import Mention, ResolvedPlace
from counterclaim.claims.report import Reading, Region, Report
from counterclaim.claims.span import Span

TEXT = (
    "The river guard said on Monday that it had killed at least 40 militiamen near Orsk Ford in early May. "
    "Four men, including two boys, died in the village, a teacher told state radio.\n"
    "READ ALSO: Ten places to fish this summer"
)
HOSTILE = (
    "<script>alert('x')</script> & \"Brey\" said 12 \u202eguards\u202c were killed or wounded. "
    "\x1b[31mRed\x00 \ud800 قال الجيش إن ١٢ جنديا قتلوا"
)
FORD = ResolvedPlace(1, "Orsk Ford", "XKX", "Upper Marra", 1.0, 2.0, 1, 0.9)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def mention(text: str, words: str, place: ResolvedPlace | None = None) -> Mention:
    return Mention(words, span(text, words), 0.9, place=place)


def claim(
    number: int,
    text: str,
    sentence: Span,
    kind: Kind,
    count: Count,
    affected: str,
    claimant: str | None = None,
    perpetrator: str | None = None,
    via: tuple[str, ...] = (),
    stance: Stance = Stance.ASSERTS,
    scope: Scope = Scope.INCIDENT,
    part_of: int | None = None,
    place: Mention | None = None,
    time: Interval | None = None,
) -> Claim:
    return Claim(
        id=number,
        kind=kind,
        span=sentence,
        count=count,
        affected=mention(text, affected),
        status=Status.UNKNOWN,
        perpetrator=mention(text, perpetrator) if perpetrator else None,
        claimant=mention(text, claimant) if claimant else None,
        via=tuple(mention(text, v) for v in via),
        stance=stance,
        scope=scope,
        part_of=part_of,
        same_as=None,
        place=place,
        time=time,
        confidence=0.8,
        reader="test 1",
    )


def reading() -> Reading:
    """Three claims: one of the river guard about its own deed, and a count with a part of it."""
    first = span(TEXT, TEXT[: TEXT.index("Four")].strip())
    second = Span(TEXT.index("Four"), TEXT.index("\n"))
    early_may = Interval(date(2023, 5, 1), date(2023, 5, 10), 4, span(TEXT, "early May"), "early May")
    claims = (
        claim(
            1,
            TEXT,
            first,
            Kind.KILLED,
            Count("at least 40", span(TEXT, "at least 40"), 40),
            "militiamen",
            "The river guard",
            "The river guard",
            place=mention(TEXT, "Orsk Ford", FORD),
            time=early_may,
        ),
        claim(
            2,
            TEXT,
            second,
            Kind.KILLED,
            Count("Four", span(TEXT, "Four"), 4, 4),
            "men, including two boys",
            "a teacher",
            via=("state radio",),
        ),
        claim(
            3,
            TEXT,
            second,
            Kind.KILLED,
            Count("two", span(TEXT, "two"), 2, 2),
            "boys",
            "a teacher",
            scope=Scope.PART,
            part_of=2,
        ),
    )
    teaser = Region(Span(TEXT.index("READ"), len(TEXT)), "teaser")
    return Reading(
        Report("ford", TEXT, date(2023, 5, 16), "Fighting at the ford", "Marra Post", excluded=(teaser,)), claims
    )


def hostile_reading() -> Reading:
    """A text that tries to be markup, to turn around and to steer a terminal; two kinds on the same words."""
    sentence = Span(0, HOSTILE.index("\x1b"))
    twelve = Count("12", span(HOSTILE, "12"), 12, 12)
    claims = tuple(
        claim(n, HOSTILE, sentence, kind, twelve, "\u202eguards\u202c", who)
        for n, kind, who in ((1, Kind.KILLED, "<script>alert('x')</script>"), (2, Kind.WOUNDED, None))
    )
    return Reading(Report("<b>bad</b>", HOSTILE, None, None, '"><img src=x>', "javascript:alert(1)"), claims)


def empty_reading() -> Reading:
    return Reading(Report("calm", "Nothing happened.", date(2023, 5, 16)), ())
