"""What words that a person chose for a claim's field stand for, as the reader tells it: actor, place or days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from counterclaim.claims.claim import Claim
from counterclaim.claims.interval import Interval
from counterclaim.claims.mention import Mention
from counterclaim.claims.report import Report
from counterclaim.claims.span import Span
from counterclaim.intake.dateline import filing_day
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.knowledge.scene import ranked
from counterclaim.reading.filed import scene_told
from counterclaim.reading.locating import alpha3_countries, locate, with_places
from counterclaim.reading.persons import whose_words
from counterclaim.reading.siding import resolve_actors
from counterclaim.reading.times import find_times, resolve_time

_WHO = ("affected", "perpetrator", "claimant", "place")


def meant(
    report: Report, claims: Iterable[Claim], claim: Claim, words: Mapping[str, Mention], actors: ActorIndex
) -> dict[str, Mention | Interval]:
    """By field, the words, which stand in the report, with what they stand for; a time that names no day is left out.

    `claims` are those of the report: who and where of one is told by the others as well.
    """
    told = dict(_named(report, claims, claim, words, actors)) if words.keys() - {"time"} else {}
    days = _days(report, words["time"].span) if "time" in words else None
    return told | ({"time": days} if days else {})


def _named(
    report: Report, claims: Iterable[Claim], claim: Claim, words: Mapping[str, Mention], actors: ActorIndex
) -> Iterator[tuple[str, Mention | Interval]]:
    told = [_with(claim, words), *(other for other in claims if other != claim)]
    scene = scene_told(report.text)
    places = locate(told, scene)
    countries = alpha3_countries(ranked(with_places(scene, places)))
    published = report.published or filing_day(report.text)
    corrected = resolve_actors(told, actors, published, countries, whose_words(report.text, told))[0]
    for name in words:
        found = places[0] if name == "place" else corrected.via[0] if name == "via" else getattr(corrected, name, None)
        if name != "time" and found is not None:
            yield name, found


def _with(claim: Claim, words: Mapping[str, Mention]) -> Claim:
    """The claim with the words, which stand for nothing yet."""
    named: dict[str, Any] = {name: told for name, told in words.items() if name in _WHO}
    via = (words["via"],) if "via" in words else claim.via
    return replace(claim, **named, via=via)


def _days(report: Report, words: Span) -> Interval | None:
    """The first days that the words name where they stand, seen from the report's day."""
    published = report.published or filing_day(report.text)
    found = (resolve_time(told, published) for told in find_times(report.text, words.start, words.end))
    return next((days for days in found if days is not None), None)
