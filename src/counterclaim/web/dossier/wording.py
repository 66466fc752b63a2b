"""Words of the page of one incident."""

from __future__ import annotations

from datetime import date

from counterclaim.claims.record import Record, Review
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.naming import OWN_VOICE, short_side
from counterclaim.publishing.quoting import quoted
from counterclaim.publishing.visible import one_line
from counterclaim.web.brevity import brief
from counterclaim.weighing.sides import Side
from counterclaim.weighing.voices import voice_of

DATE_PRECISION = {
    1: "to the day",
    2: "within two to six days",
    3: "within a week",
    4: "within a month",
    5: "within more than a month",
}
"""UCDP's date_prec."""
REVIEWS = {
    Review.NONE: "not reviewed",
    Review.ACCEPTED: "accepted",
    Review.CORRECTED: "corrected",
    Review.REJECTED: "rejected",
}


def short_day(day: date | None) -> str:
    """2 Aug 2024; nothing where it is unknown, for a column."""
    return f"{day.day} {day:%b} {day.year}" if day else "–"


def voice_told(record: Record, actors: ActorIndex) -> str:
    """The claimant in as few letters as name it."""
    voice = voice_of(record, actors)
    if voice.is_reports:
        return OWN_VOICE
    return brief(short_side(Side(voice.key, voice.name), actors))


def quote(record: Record) -> str:
    return brief(one_line(quoted(record)))
