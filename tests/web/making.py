"""Ledgers of reports made by hand, and the application on them."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from fastapi import FastAPI

from counterclaim.claims.claim import Claim
from counterclaim.claims.mention import Mention
from counterclaim.claims.report import Reading
from counterclaim.claims.span import Span
from counterclaim.ledger.ledger import Ledger, create_ledger
from counterclaim.web.app import make_app
from counterclaim.web.settings import Settings
from tests.ledger.making import READER, reading

SCRIPT = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
OVERRIDE = "abc\u202efdp.exe\u2066"
BROKEN = "caf\ufffd \x07\x1b[31m \ufeff"
LONG = "M" * 100_000
HOSTILE = {
    "script": SCRIPT,
    "override": OVERRIDE,
    "broken": BROKEN,
    "long": LONG,
    "quotes": "\"' onmouseover=x {{ 7*7 }}",
}


def ledger_of(path: Path, readings: Iterable[Reading], reader: str = READER) -> Ledger:
    ledger = create_ledger(str(path))
    for each in readings:
        ledger.add(each, reader)
    return ledger


def app_on(path: Path) -> FastAPI:
    return make_app(Settings(ledger=str(path), author="Ana"))


def hostile(name: str) -> Reading:
    """A report with the hostile words in its text and in every field that a stranger fills."""
    words = HOSTILE[name]
    text = f"The army said 47 soldiers were killed at {words} by {words} on Monday.\n\nThe end of {name}."
    made = reading(text, "47 soldiers", doc=f"{name}/{words}"[:4000])
    report = replace(
        made.report, title=words, outlet=words, url=f"https://example.org/{words}"[:4000], language=words[:100]
    )
    claim = made.claims[0]
    at = text.index(words)
    mention = Mention(words, Span(at, at + len(words)), 0.9)
    return Reading(report, (replace(claim, claimant=mention, perpetrator=mention, place=mention, via=(mention,)),))


def long_reading(claims: int, between: int) -> Reading:
    """A report of so many claims, with so many letters of nothing between each and the next."""
    sentences = [f"The army said {100 + n} soldiers were killed at place {n}." for n in range(claims)]
    filler = " " + "Nothing of note was told. " * (between // 26)
    text = filler.join(sentences) + filler
    found: list[Claim] = []
    start = 0
    for n, sentence in enumerate(sentences, 1):
        start = text.index(sentence, start)
        (claim,) = reading(sentence, f"{99 + n} soldiers").claims
        found.append(_shifted(claim, n, start))
    return Reading(replace(reading(text).report, title="A long report", doc="long"), tuple(found))


def _shifted(claim: Claim, number: int, by: int) -> Claim:
    assert claim.affected and claim.claimant and claim.count.span
    return replace(
        claim,
        id=number,
        span=claim.span.shifted(by),
        count=replace(claim.count, span=claim.count.span.shifted(by)),
        affected=replace(claim.affected, span=claim.affected.span.shifted(by)),
        claimant=replace(claim.claimant, span=claim.claimant.span.shifted(by)),
    )
