"""A made-up ledger, to measure the application at size: `python tools/synthetic_ledger.py big.db [EVENTS]`.

Ten claims an event, by default 10,000 events: eight a day in towns of real coordinates, between an army and real armed
groups of twenty countries. One to four reports tell of an event, some of them word for word in another outlet. Nothing
is read: sentences are made from patterns, and each claim's words stand where the claim says. Reports come in on their
days; one claim in fifty is decided. The same number of events is always the same ledger, but for its copies' ids.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from string import Formatter
from time import perf_counter

from counterclaim.claims.claim import Claim
from counterclaim.claims.count import Count
from counterclaim.claims.interval import Interval
from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.mention import ActorCandidate, Mention, ResolvedPlace
from counterclaim.claims.report import Reading, Report
from counterclaim.claims.span import Span
from counterclaim.knowledge.actor import Actor
from counterclaim.knowledge.actors import load_actors
from counterclaim.knowledge.countries import alpha2
from counterclaim.knowledge.gazetteer import load_gazetteer
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.filing import filing
from counterclaim.ledger.ledger import Ledger, create_ledger

READER = "made up"
BEGIN, EVENTS_A_DAY = date(2021, 1, 1), 8
COUNTRIES = ("MLI", "SYR", "SDN", "COD", "UKR", "NGA", "SOM", "YEM", "IRQ", "AFG", "PAK", "COL", "MMR", "ETH", "LBY",
             "TCD", "CAF", "PHL", "MOZ", "IND")  # fmt: skip
TOWNS, OUTLETS = 120, 60
PEOPLE = ("soldiers", "fighters", "policemen", "villagers", "drivers", "farmers", "recruits", "guards")
CIVILIANS = frozenset({"villagers", "drivers", "farmers"})
SAID = (
    (Kind.KILLED, Stance.ASSERTS, "{claimant} said {count} {affected} were killed in {place} on {day}. "),
    (Kind.KILLED, Stance.ASSERTS, "Another account by {claimant} has {count} {affected} killed in {place} on {day}. "),
    (Kind.KILLED, Stance.DENIES, "{claimant} denied that {count} {affected} were killed in {place} on {day}. "),
    (Kind.WOUNDED, Stance.ASSERTS, "{claimant} put the wounded {affected} in {place} on {day} at {count}. "),
    (Kind.CAPTURED, Stance.ASSERTS, "On {day} in {place} {count} {affected} were taken prisoner, {claimant} said. "),
    (Kind.DISPLACED, Stance.ASSERTS, "{count} {affected} left {place} after {day}, by the count of {claimant}. "),
)
WEIGHTS = (30, 20, 4, 24, 8, 14)
SYLLABLES = ("ba", "den", "for", "ka", "lim", "mo", "nur", "or", "pel", "ra", "sin", "tu", "ver", "wa", "yo", "zen")


@dataclass(frozen=True, slots=True)
class Country:
    towns: Sequence[ResolvedPlace]
    sides: Sequence[Actor]


@dataclass(frozen=True, slots=True)
class Event:
    day: date
    at: ResolvedPlace
    doer: Actor
    sufferer: Actor
    others: Sequence[Actor]
    whom: str
    dead: int


class Clock:
    """Stands where it is put, and moves on a little at each look."""

    def __init__(self) -> None:
        self.at = datetime.combine(BEGIN, time(6), UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(milliseconds=1)
        return self.at


def countries(chance: random.Random) -> list[Country]:
    actors = load_actors()
    found = []
    for code in COUNTRIES:
        own = [actor for actor in actors.actors.values() if actor.countries[:1] == (code,)]
        groups = sorted((a for a in own if a.kind in ("armed_group", "militia")), key=lambda a: a.id)
        army = next(a for a in own if a.kind == "forces")
        found.append(Country(towns(chance, alpha2(code) or ""), [army, *groups[:5]]))
    return found


def towns(chance: random.Random, code: str) -> list[ResolvedPlace]:
    gazetteer = load_gazetteer()
    names = sorted({name for name, country in gazetteer.cities(5_000) if country == code})
    chance.shuffle(names)
    found = [next(p for p in gazetteer.lookup(name, countries=[code]) if p.country == code) for name in names[:TOWNS]]
    return [
        ResolvedPlace(p.geonames_id, p.name, p.country, p.admin1, p.latitude, p.longitude, precision, 0.9)
        for p, precision in zip(found, chance.choices((1, 2, 3, 4), (70, 15, 5, 10), k=len(found)), strict=True)
    ]


def events(chance: random.Random, number: int) -> Iterator[Event]:
    where = countries(chance)
    for n in range(number):
        at = chance.choice(where)
        doer, sufferer, *others = chance.sample(at.sides, min(4, len(at.sides)))
        site = chance.choices(at.towns, [1 / (1 + k) ** 0.5 for k in range(len(at.towns))])[0]
        dead = min(400, int(chance.paretovariate(0.9)))
        yield Event(BEGIN + timedelta(n // EVENTS_A_DAY), site, doer, sufferer, others, chance.choice(PEOPLE), dead)


def told(chance: random.Random, event: Event, number: int) -> Iterator[Reading]:
    """The event's reports, about ten claims in all."""
    for n in range(chance.choices((1, 2, 3, 4), (3, 4, 2, 1))[0]):
        made = reading(chance, event, f"{number}-{n}")
        yield made
        if chance.random() < 0.1:
            outlet = f"Outlet {chance.randrange(OUTLETS)}"
            yield replace(made, report=replace(made.report, doc=f"{number}-{n}-copy", outlet=outlet))


def reading(chance: random.Random, event: Event, name: str) -> Reading:
    """A report's words grow sentence by sentence, with two claims fewer or more than four."""
    text, claims = f"{event.at.name}: {filler(chance, 25)} ", list[Claim]()
    for kind, stance, pattern in chance.choices(SAID, WEIGHTS, k=chance.choices((2, 3, 4, 5, 6), (1, 2, 4, 3, 2))[0]):
        claim, sentence = said(chance, event, kind, stance, pattern, len(text), len(claims) + 1)
        claims.append(claim)
        text += sentence + filler(chance, 12) + " "
    published = event.day + timedelta(min(20, int(chance.expovariate(0.7))))
    title, outlet = f"{event.doer.name} in {event.at.name}", f"Outlet {chance.randrange(OUTLETS)}"
    return Reading(Report(name, text, published, title, outlet, language="en"), tuple(claims))


def said(
    chance: random.Random, event: Event, kind: Kind, stance: Stance, pattern: str, begin: int, number: int
) -> tuple[Claim, str]:
    teller = chance.choice((event.sufferer, event.doer, *event.others))
    many = max(1, round(event.dead * chance.choice((1, 1, 1, 0.6, 1.4)))) * (1 if kind is Kind.KILLED else 3)
    words = {"claimant": teller.name, "count": str(many), "affected": event.whom, "place": event.at.name}
    sentence, spans = written(pattern, words | {"day": f"{event.day:%d %B %Y}"}, begin)
    named = {who: mention(words[who], spans[who]) for who in ("claimant", "affected", "place")}
    sufferers = () if event.whom in CIVILIANS else candidates(event.sufferer)
    claim = Claim(
        id=number,
        kind=kind,
        span=Span(begin, begin + len(sentence) - 1),
        count=Count(str(many), spans["count"], many, many),
        affected=replace(named["affected"], actors=sufferers),
        status=Status.CIVILIAN if event.whom in CIVILIANS else Status.COMBATANT,
        perpetrator=None,
        claimant=replace(named["claimant"], actors=candidates(teller)),
        via=(),
        stance=Stance.ACKNOWLEDGES if stance is Stance.ASSERTS and teller.id == event.sufferer.id else stance,
        scope=Scope.INCIDENT,
        part_of=None,
        same_as=None,
        place=replace(named["place"], place=event.at),
        time=Interval(event.day, event.day, 1, spans["day"], f"{event.day:%d %B %Y}"),
        confidence=round(chance.uniform(0.4, 0.99), 3),
        reader=READER,
    )
    return claim, sentence


def written(pattern: str, words: Mapping[str, str], begin: int) -> tuple[str, dict[str, Span]]:
    """The pattern with the words in it, and where each of them stands if the sentence begins there."""
    sentence, spans = "", dict[str, Span]()
    for before, name, _, _ in Formatter().parse(pattern):
        sentence += before
        if name:
            spans[name] = Span(begin + len(sentence), begin + len(sentence) + len(words[name]))
            sentence += words[name]
    return sentence, spans


def mention(words: str, span: Span) -> Mention:
    return Mention(words, span, 0.9)


def candidates(actor: Actor) -> tuple[ActorCandidate, ...]:
    return (ActorCandidate(actor.id, actor.name, 0.9),)


def filler(chance: random.Random, number: int) -> str:
    """Words of no language, so that no two reports are alike that are not copies."""
    words = ("".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(number))
    return " ".join(words).capitalize() + "."


def fill(ledger: Ledger, clock: Clock, number: int, seed: int = 1) -> tuple[int, int]:
    """Reports and claims that were filed, day by day."""
    chance = random.Random(seed)
    made = [r for n, event in enumerate(events(chance, number)) for r in told(chance, event, n)]
    made.sort(key=lambda r: (r.report.published or date.max, r.report.doc))
    ids = list[str]()
    for day, readings in groupby(made, key=lambda r: r.report.published or date.max):
        clock.at = max(clock.at, datetime.combine(day, time(6), UTC))
        filings = [filing(each, "made up") for each in readings]
        ledger.file(filings, READER)
        ids += [id for each in filings for _, id, _ in each.claims]
    for id in chance.sample(ids, len(ids) // 50):
        verdict = chance.choices((Verdict.ACCEPT, Verdict.REJECT), (5, 1))[0]
        ledger.decide(Decision(verdict, (id,), chance.choice(("Ana", "Bakary")), clock()))
    return len(made), len(ids)


def main(path: str, number: int = 10_000) -> None:
    clock, begun = Clock(), perf_counter()
    reports, claims = fill(create_ledger(path, clock), clock, number)
    print(f"{path}: {reports:,} reports with {claims:,} claims in {perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1], *(int(number) for number in sys.argv[2:3]))
