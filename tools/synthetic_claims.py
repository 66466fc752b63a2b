"""Made-up claims with the truth beside them, to measure linking at size.

`python tools/synthetic_claims.py 10000 30000 100000` links so many claims and prints seconds, memory, pairs and B³
(Bagga and Baldwin 1998), beside that of plain connected components.

A war of a steady pace: 100 events a day, in 20 countries of 250 places each, some places far busier than others; more
claims are more days. An event has a day, a place, two sides and its dead and wounded. One to four reports tell of it,
in one to three claims each. A report may give a neighbouring day or a longer time, a place near by or only the
division, another figure, no perpetrator, or words of its own.
"""

from __future__ import annotations

import random
import resource
import sys
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from time import perf_counter

from counterclaim.claims.claim import Claim
from counterclaim.claims.count import Count
from counterclaim.claims.interval import Interval, date_precision
from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.mention import ActorCandidate, Mention, ResolvedPlace
from counterclaim.claims.record import Record, Source
from counterclaim.claims.span import Span
from counterclaim.linking.accounts import accounts
from counterclaim.linking.clusters import components
from counterclaim.linking.findings import Findings
from counterclaim.linking.link import link, scored
from counterclaim.linking.weights import shipped

COUNTRIES, PLACES, EVENTS_A_DAY = 20, 250, 100
BEGIN = date(1990, 1, 1)
NOWHERE = Span(0, 0)
MEANS = ("shelled", "bombed from the air", "ambushed", "raided", "shot at", "hit by a drone in", "fired a missile at")
WHOM = ("civilians", "soldiers", "fighters", "policemen", "villagers", "drivers")
OUTLETS = tuple(f"Outlet {n}" for n in range(40))


@dataclass(frozen=True, slots=True)
class Event:
    day: date
    place: Mention
    near: Mention
    division: Mention
    doer: Mention
    sufferer: Mention
    means: str
    killed: int
    wounded: int


@dataclass(frozen=True, slots=True)
class Country:
    places: Sequence[Mention]
    weights: Sequence[float]
    sides: Sequence[Mention]


def countries(chance: random.Random) -> list[Country]:
    return [country(chance, n) for n in range(COUNTRIES)]


def country(chance: random.Random, number: int) -> Country:
    code, south, west = f"X{chr(65 + number)}", -30 + 8 * (number % 5), -60 + 30 * (number // 5)
    places = [
        place(code, number * PLACES + n, south + chance.uniform(0, 6), west + chance.uniform(0, 6))
        for n in range(PLACES)
    ]
    sides = [actor(f"{code} {name}") for name in ("army", "front", "militia", "brigade")]
    return Country(places, [1 / (n + 1) ** 0.5 for n in range(PLACES)], sides)


def place(code: str, number: int, latitude: float, longitude: float, precision: int = 1, name: str = "") -> Mention:
    admin1 = f"{int(latitude / 2)} {int(longitude / 2)}"
    words = name or f"Place{chr(97 + number % 26)}{number}"
    found = ResolvedPlace(number + 1, words, code, admin1, round(latitude, 4), round(longitude, 4), precision, 0.9)
    return Mention(words, NOWHERE, 0.9, place=found)


def actor(name: str) -> Mention:
    return Mention(name, NOWHERE, 0.9, (ActorCandidate(f"made.up.{name}", name, 0.9),))


def events(chance: random.Random) -> Iterator[Event]:
    where, day = countries(chance), 0
    while True:
        for _ in range(EVENTS_A_DAY):
            yield event(chance, chance.choice(where), BEGIN + timedelta(day))
        day += 1


def event(chance: random.Random, at: Country, day: date) -> Event:
    site = chance.choices(at.places, at.weights)[0]
    found = site.place
    assert found is not None
    number, latitude, longitude = found.geonames_id, found.latitude, found.longitude
    near = place(found.country, 1_000_000 + number, latitude + 0.02, longitude - 0.02)
    division = place(found.country, 2_000_000 + number, latitude, longitude, 4, f"the province of {found.admin1}")
    doer, sufferer = chance.sample(at.sides, 2)
    dead = min(400, int(chance.paretovariate(0.9)))
    return Event(day, site, near, division, doer, sufferer, chance.choice(MEANS), dead, chance.randrange(3 * dead + 1))


def told(chance: random.Random, number: int, event: Event) -> Iterator[Record]:
    """The claims of the event, by one to four reports."""
    for copy in range(chance.choices((1, 2, 3, 4), (3, 4, 2, 1))[0]):
        yield from report(chance, f"{number}-{copy}", event)


def report(chance: random.Random, name: str, event: Event) -> Iterator[Record]:
    time, site = days(chance, event.day), chance.choices((event.place, event.near, event.division), (85, 8, 7))[0]
    published = event.day + timedelta(min(20, int(chance.expovariate(0.7))) + 1)
    outlet = chance.choice(OUTLETS)
    doer = event.doer if chance.random() < 0.75 else None
    whom = Mention(chance.choice(WHOM[:2] if chance.random() < 0.5 else WHOM), NOWHERE, 0.9, event.sufferer.actors)
    sentence = f"{event.doer.text} {event.means} {site.text}, where {whom.text} were hurt"
    source = Source(name, name, name, outlet, published=published)
    harms = [(Kind.KILLED, event.killed), (Kind.WOUNDED, event.wounded)][: 1 + (chance.random() < 0.6)]
    for part, (kind, true) in enumerate(harms, start=1):
        claim = Claim(
            part, kind, Span(40 * part, 40 * part + 39), figure(chance, true), whom, Status.UNKNOWN, doer, None, (),
            Stance.ASSERTS, Scope.INCIDENT, None, None, site, time, 0.9, "made up",
        )  # fmt: skip
        yield Record(f"{name}-{part}", claim, source, sentence)


def days(chance: random.Random, day: date) -> Interval:
    earliest, latest = chance.choices(((0, 0), (1, 1), (-1, 0), (-2, 3)), (84, 5, 6, 5))[0]
    first, last = day + timedelta(earliest), day + timedelta(latest)
    return Interval(first, last, date_precision(first, last))


def figure(chance: random.Random, true: int) -> Count:
    """Two of three reports have the figure; others are off by up to two fifths, or leave it open."""
    kind = chance.random()
    if kind < 0.67 or true == 0:
        return Count(str(true), None, true, true)
    if kind < 0.75:
        return Count(f"at least {true}", None, true, None)
    other = max(1, round(true * chance.uniform(0.6, 1.4)) + chance.choice((-1, 0, 1)))
    return Count(str(other), None, other, other)


def claims(number: int, seed: int = 1) -> tuple[list[Record], list[int]]:
    """So many records, shuffled, and the event of each."""
    chance = random.Random(seed)
    found: list[tuple[Record, int]] = []
    for event_number, one in enumerate(events(chance)):
        found += [(record, event_number) for record in told(chance, event_number, one)]
        if len(found) >= number:
            break
    chance.shuffle(found)
    kept = found[:number]
    return [record for record, _ in kept], [event for _, event in kept]


def b_cubed(truth: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    both, true, made = Counter(zip(truth, found, strict=True)), Counter(truth), Counter(found)
    precision = sum(n * n / made[f] for (_, f), n in both.items()) / len(truth)
    recall = sum(n * n / true[t] for (t, _), n in both.items()) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main(sizes: Sequence[int]) -> None:
    for size in sizes:
        records, truth = claims(size)
        begun = perf_counter()
        incidents = link(records)
        seconds = perf_counter() - begun
        holder = {record.id: incident.id for incident in incidents for record in incident.records}
        show(f"{size:,} claims in {seconds:.1f} s, {peak():.1f} GB at most, {len(incidents):,} incidents of "
             f"{len(set(truth)):,} events", b_cubed(truth, [holder[record.id] for record in records]))  # fmt: skip
        show("  connected components", b_cubed(truth, chained(records)))


def chained(records: Sequence[Record]) -> list[int]:
    """What plain connected components of the same pairs make of the records."""
    told = accounts(records, Findings())
    weights = shipped()
    found = components(len(told), scored(told, weights), round(1_000_000 * max(0.5, weights.threshold)))
    holder = {record.id: int(label) for account, label in zip(told, found, strict=True) for record in account.records}
    return [holder[record.id] for record in records]


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def show(what: str, values: tuple[float, float, float]) -> None:
    precision, recall, f1 = values
    print(f"{what}: B³ precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
