"""Sides, claimants, days and places as a memo names them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from counterclaim.book.about import About, Where
from counterclaim.claims.interval import Interval
from counterclaim.claims.kinds import Kind
from counterclaim.knowledge.actor import STATE_KINDS
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.knowledge.countries import country_name
from counterclaim.publishing.visible import one_line
from counterclaim.publishing.wording import NOTHING
from counterclaim.weighing.sides import COMBATANTS, UNKNOWN, Side
from counterclaim.weighing.voices import Voice

UNKNOWN_DAY = "day unknown"
NO_PLACE = "place unknown"
OWN_VOICE = "Reports in their own voice"
_INITIALS = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Z-]*")
_LONGEST_INITIALS = 8
_SHORT_NAME = 14
"""Letters of a name that needs no initials."""
_VAGUE_PLACE = 5
"""UCDP's where_prec from which the gazetteer's name says less than the words."""
_GENERAL = {COMBATANTS: "combatants", UNKNOWN: "people"}
HARM_TOLD = {Kind.CASUALTIES: "killed or wounded"}


def initials(id: str, actors: ActorIndex) -> str | None:
    """CSP, JNIM: the first alias of the actor that is made of capitals; those of a state's body are its offices'."""
    actor = actors.actors.get(id)
    aliases = actor.aliases if actor and actor.kind not in STATE_KINDS else ()
    found = (alias for alias in aliases if len(alias) <= _LONGEST_INITIALS and _INITIALS.fullmatch(alias))
    return next(found, None)


def short_side(side: Side, actors: ActorIndex) -> str:
    """The name, or its initials where it is long; "combatants" are of no named side, "people" of no known status."""
    name = _GENERAL.get(side, one_line(side.name))
    return name if len(name) <= _SHORT_NAME else initials(side.key, actors) or name


def full_voice(voice: Voice, actors: ActorIndex) -> str:
    """ "Permanent Strategic Framework (CSP)"."""
    short = initials(voice.actor, actors) if voice.actor else None
    name = one_line(voice.name)
    return f"{name} ({short})" if short and short != name else name


def short_sides(sides: Iterable[Side], actors: ActorIndex, most: int) -> str:
    """The first `most` of them, and how many more there are."""
    named = list(dict.fromkeys(short_side(side, actors) for side in sides))
    more = f" +{len(named) - most}" if len(named) > most else ""
    return ", ".join(named[:most]) + more or NOTHING


def harm_told(kind: Kind) -> str:
    return HARM_TOLD.get(kind, kind.value)


def day_words(day: date | None) -> str:
    """2 Aug 2024."""
    return f"{day.day} {day:%b} {day.year}" if day else UNKNOWN_DAY


def interval_words(interval: Interval | None) -> str:
    """25–27 Jul 2024; 28 Jul – 2 Aug 2024; 2 Aug 2024."""
    return days_words(interval.first, interval.last) if interval else UNKNOWN_DAY


def days_words(first: date, last: date) -> str:
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    return f"{first.day} {first:%b}{f' {first.year}' if first.year != last.year else ''} – {day_words(last)}"


def when_words(heading: About) -> str:
    """The days of the harm; else before which day it was told."""
    if heading.when is not None:
        return interval_words(heading.when)
    return f"told {day_words(heading.published[0])}" if heading.published else UNKNOWN_DAY


def where_words(where: Where | None) -> str:
    """The place as worded, the gazetteer's name where that differs, and the country."""
    if where is None:
        return NO_PLACE
    words = one_line(where.words)
    if where.place is None:
        return f"{words} (in no gazetteer)"
    country = country_name(where.place.country) or where.place.country
    name = where.place.name if where.place.precision < _VAGUE_PLACE else words
    other = f" ({name})" if name.casefold() not in words.casefold() else ""
    return f"{words}{other}" + (f", {country}" if country.casefold() not in words.casefold() else "")


def short_where(where: Where | None) -> str:
    """The place as worded and its country."""
    if where is None:
        return NOTHING
    words = one_line(where.words)
    country = (country_name(where.place.country) or where.place.country) if where.place else ""
    return words if not country or country.casefold() in words.casefold() else f"{words}, {country}"
