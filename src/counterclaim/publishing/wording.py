"""What is said of a claim, field by field, in words that can be read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counterclaim.claims.claim import Claim
from counterclaim.claims.count import Count
from counterclaim.claims.interval import Interval
from counterclaim.claims.kinds import CONDUCT, Scope
from counterclaim.claims.mention import Mention
from counterclaim.claims.report import Reading
from counterclaim.claims.span import Span
from counterclaim.knowledge.countries import country_name
from counterclaim.publishing.visible import one_line

OWN_VOICE = "the report itself"
NOTHING = "–"
_WHOLE_COUNTRY = 6
"""UCDP's where_prec of a country."""
NO_FIGURE = "no figure"


def claimant_words(claim: Claim) -> str:
    """Who vouches, and through whom the report has it."""
    told = claim.claimant.text if claim.claimant else OWN_VOICE
    relays = ", ".join(m.text for m in claim.via)
    return one_line(f"{told} (through {relays})" if relays else told)


def count_words(claim: Claim) -> str:
    """The count as worded, with its bounds where the wording is not the figure itself."""
    if claim.kind in CONDUCT:
        return NOTHING
    worded, bounds = one_line(claim.count.text), bounds_words(claim.count)
    told = f"{worded} ({bounds})" if worded and bounds and worded != bounds else worded or bounds
    return told or NO_FIGURE


def bounds_words(count: Count) -> str:
    """84; 84 or more; up to 50; 10 to 15; empty where the wording commits to no figure."""
    if count.low is None and count.high is None:
        return ""
    about = "about " if count.approximate else ""
    if count.high is None:
        return f"{about}{count.low:,} or more"
    if count.low is None:
        return f"{about}up to {count.high:,}"
    return about + (f"{count.low:,}" if count.low == count.high else f"{count.low:,} to {count.high:,}")


def scope_words(claim: Claim) -> str:
    """Nothing for an incident; else what the figure sums or belongs to."""
    if claim.scope is Scope.CUMULATIVE:
        return "in all"
    if claim.scope is Scope.PART:
        return f"part of claim {claim.part_of}" if claim.part_of is not None else "part of another figure"
    return ""


def mention_words(mention: Mention | None) -> str:
    return one_line(mention.text) if mention and mention.text.strip() else NOTHING


def place_words(mention: Mention | None) -> str:
    """The place as worded, with the gazetteer's name where that is another, and the country."""
    worded = mention_words(mention)
    if mention is None or mention.place is None:
        return worded
    found = mention.place
    country = country_name(found.country) or found.country
    known = dict.fromkeys((found.name, country) if found.precision < _WHOLE_COUNTRY else (country,))
    added = ", ".join(name for name in known if name.casefold() != worded.casefold())
    return one_line(f"{worded} ({added})" if added else worded)


def days(interval: Interval | None) -> tuple[str, ...]:
    """The first and, where it is another, the last day."""
    if interval is None:
        return (NOTHING,)
    return tuple(dict.fromkeys((interval.first.isoformat(), interval.last.isoformat())))


def time_words(interval: Interval | None) -> str:
    return " to ".join(days(interval))


def report_words(reading: Reading) -> str:
    """Doc, outlet, day and number of claims of a report."""
    report = reading.report
    published = f"published {report.published.isoformat()}" if report.published else None
    parts = (report.doc, report.outlet, published, claims_words(len(reading.claims)))
    return " · ".join(one_line(part) for part in parts if part)


def claims_words(number: int) -> str:
    return "no claim" if number == 0 else "1 claim" if number == 1 else f"{number} claims"


def shortened(text: str, sentence: Span, core: Iterable[Span], room: int) -> str:
    """The sentence in one line of at most `room` characters, cut at words around the claim's own spans."""
    whole = one_line(sentence.of(text))
    if len(whole) <= room:
        return whole
    inside = [s for s in core if len(s) and sentence.contains(s)]
    start = min((s.start for s in inside), default=sentence.start)
    end = max((s.end for s in inside), default=sentence.start)
    if len(one_line(text[start:end])) > room - 4:
        end = start
    lead = one_line(text[sentence.start : start])
    return _window(whole, len(lead), len(one_line(text[sentence.start : end])), max(room, 8))


def _window(line: str, start: int, end: int, room: int) -> str:
    """`room` characters of a line around start..end, with an ellipsis where something is left out."""
    spare = room - 2 - (end - start)
    begin = max(0, min(start - spare // 2, len(line) - room + 1))
    stop = min(len(line), begin + room - (2 if begin else 1))
    front = "…" + re.sub(r"^\S*(\s+|$)", "", line[begin:start]) if begin else line[:start]
    back = line[start:stop] if stop == len(line) else re.sub(r"\s+\S*$", "", line[start:stop]) + "…"
    return front + back


def core_spans(claim: Claim) -> list[Span]:
    """Where the claim says how many and whom."""
    spans = [claim.count.span, claim.affected.span if claim.affected else None]
    return [s for s in spans if s is not None]
