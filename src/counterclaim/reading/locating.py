"""Where it happened: the report's place wordings, resolved together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.claims.mention import Mention
from counterclaim.intake.dateline import find_dateline
from counterclaim.knowledge.countries import alpha3, country_of
from counterclaim.knowledge.placing import resolve_places
from counterclaim.reading.assembly import Draft


def report_countries(text: str, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Alpha-2 codes of the countries that the dateline and the claims' words name, the most named first."""
    dateline = find_dateline(text)
    worded = [m.text for d in drafts for m in (d.place, d.affected, d.perpetrator, d.claimant) if m]
    if dateline and dateline.place:
        worded.append(dateline.place.of(text))
    named = Counter(c for c in map(country_of, worded) if c)
    return tuple(code for code, _ in named.most_common(3))


def alpha3_countries(countries: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in map(alpha3, countries) if code)


def locate(drafts: Sequence[Draft], countries: Sequence[str]) -> list[Mention | None]:
    """The place of each draft with what the gazetteer knows of it; words that it cannot resolve are kept."""
    worded = sorted({d.place.text for d in drafts if d.place})
    resolved = dict(zip(worded, resolve_places(worded, countries=countries), strict=True))
    return [replace(d.place, place=resolved[d.place.text]) if d.place else None for d in drafts]
