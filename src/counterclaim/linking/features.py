"""An account as one row of what is compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, partial
from math import cos, floor, radians
from typing import Any, Protocol

import pyarrow as pa  # type: ignore[import-untyped]

from counterclaim.claims.claim import Claim
from counterclaim.claims.interval import Interval
from counterclaim.claims.kinds import Stance
from counterclaim.claims.mention import Mention, ResolvedPlace
from counterclaim.claims.record import Record, Review
from counterclaim.knowledge.actors import load_actors
from counterclaim.knowledge.folding import fold
from counterclaim.linking.accounts import Account
from counterclaim.linking.frame import place_of
from counterclaim.linking.wording import content, means_of, named, words_of

SURE = 0.5
"""Confidence from which a resolved actor is taken for whom the words mean."""
BEFORE = 7
"""Days before publication within which undated harm of a dated report is taken to have happened."""
SPAN = 92
"""Days of the longest time that is still one of an incident."""
BUCKET = 8
"""Days of a bucket of time."""
SLACK = 1
"""Days on either side within which times may still be told of one event."""
CELL, REACH = 0.5, 0.14
"""Degrees of a cell of places, and about half of 30 km."""

SCHEMA = pa.schema(
    [
        ("unique_id", pa.int32()),
        ("document", pa.int32()),
        ("outlet", pa.int32()),
        ("place", pa.int32()),
        ("admin1", pa.int32()),
    ]
    + [("country", pa.int32()), ("precision", pa.int8()), ("latitude", pa.float64()), ("longitude", pa.float64())]
    + [("first", pa.int32()), ("last", pa.int32()), ("dated", pa.bool_()), ("published", pa.int32())]
    + [(name, pa.list_(pa.int32())) for name in ("cells", "buckets", "doers", "camps", "sufferers", "sides")]
    + [(name, pa.list_(pa.int32())) for name in ("killed", "wounded", "figures", "kinds", "names", "site")]
    + [(name, pa.list_(pa.int32())) for name in ("whom", "means", "words")]
)
"""One row an account. Ids of places, actors, words … are numbers that hold for this table alone."""


class Numbers(Protocol):
    """Texts to numbers that are the same where the texts are."""

    def of(self, text: str) -> int:
        """Not below 0."""
        ...


@dataclass(slots=True)
class _Counted:
    known: dict[str, int] = field(default_factory=dict)

    def of(self, text: str) -> int:
        return self.known.setdefault(text, len(self.known))


def _one(numbers: Numbers, text: str | None) -> int | None:
    return None if text is None else numbers.of(text)


def _all(numbers: Numbers, texts: Iterable[str]) -> list[int] | None:
    return sorted(numbers.of(text) for text in set(texts)) or None


def _below_zero(found: list[int] | None) -> list[int] | None:
    return found and sorted(-1 - number for number in found)


def table(accounts: Sequence[Account]) -> pa.Table:
    """The accounts' rows; `unique_id` counts them."""
    numbers = _Counted()
    rows = (row(number, account, numbers) for number, account in enumerate(accounts))
    return pa.Table.from_batches(_batches(rows), SCHEMA)


def _batches(rows: Iterable[dict[str, Any]], size: int = 20_000) -> Iterator[pa.RecordBatch]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield pa.RecordBatch.from_pylist(batch, SCHEMA)
            batch = []
    yield pa.RecordBatch.from_pylist(batch, SCHEMA)


def row(number: int, account: Account, numbers: Numbers) -> dict[str, Any]:
    """One account as SCHEMA has it. Names are numbers below 0, so that none is a figure."""
    every = partial(_all, numbers)
    records = _telling(account.records)
    claims = [record.claim for record in records]
    place, (time, dated) = main_place(claims), main_time(records)
    figures = _figures(claims)
    killed = figures.get("killed", set())
    return {
        "unique_id": number,
        "document": _one(numbers, records[0].source.doc),
        "outlet": _one(numbers, f"outlet {fold(records[0].source.outlet)}" if records[0].source.outlet else None),
        "published": min((r.source.published.toordinal() for r in records if r.source.published), default=None),
        **_where(place, numbers),
        "site": every(f"site {w}" for c in claims for w in content(c.place)),
        **_when(time, dated),
        "doers": every(_sure(c.perpetrator for c in claims)),
        "camps": every(_camps(c.perpetrator for c in claims)),
        "sufferers": every(_sure(c.affected for c in claims)),
        "sides": every(_camps(c.affected for c in claims)),
        "killed": sorted(killed) or None,
        "wounded": sorted(figures.get("wounded", ())) or None,
        "figures": sorted({n for found in figures.values() for n in found if n > 0}) or None,
        "kinds": every(f"kind {c.kind}" for c in claims),
        "names": _below_zero(every(f"name {name}" for name in map(named, claims) if name)),
        "whom": every(f"whom {w}" for c in claims for w in content(c.affected)),
        "means": every(f"means {m}" for m in means_of(records)),
        "words": every(f"word {w}" for w in words_of(records)),
    }


def _telling(records: Sequence[Record]) -> Sequence[Record]:
    """Without the rejected, unless there are no others."""
    return [record for record in records if record.review is not Review.REJECTED] or records


def main_place(claims: Iterable[Claim]) -> ResolvedPlace | None:
    """The most precise of the claims' places; of several the most frequent."""
    found = Counter(place for claim in claims if (place := place_of(claim.place)) is not None)
    return min(found, key=lambda p: (p.precision, -found[p], p.geonames_id, p.name, p.latitude), default=None)


def main_time(records: Iterable[Record]) -> tuple[Interval | None, bool]:
    """The shortest of the claims' times, the most frequent of several; else the days before publication, as undated."""
    told = list(records)
    found = Counter((r.claim.time.first, r.claim.time.last) for r in told if r.claim.time is not None)
    if found:
        first, last = min(found, key=lambda t: (t[1] - t[0], -found[t], t))
        return Interval(first, last, 1), True
    published = min((r.source.published for r in told if r.source.published is not None), default=None)
    if published is None:
        return None, False
    return Interval(max(published, date.min + timedelta(BEFORE)) - timedelta(BEFORE), published, 3), False


def _where(place: ResolvedPlace | None, numbers: Numbers) -> dict[str, Any]:
    if place is None:
        return dict.fromkeys(("place", "admin1", "country", "precision", "latitude", "longitude", "cells"))
    admin1 = f"admin {place.country} {place.admin1}" if place.admin1 is not None else None
    return {
        "place": _one(numbers, f"place {place.latitude:.4f} {place.longitude:.4f}"),
        "admin1": _one(numbers, admin1),
        "country": _one(numbers, f"country {place.country}"),
        "precision": place.precision,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "cells": _all(numbers, _cells(place.latitude, place.longitude)) if place.precision <= 2 else None,
    }


def _cells(latitude: float, longitude: float) -> Iterator[str]:
    """The cells that a place reaches into, so that places within 30 km have one in common."""
    wide = REACH / max(0.1, cos(radians(latitude)))
    for north in range(floor((latitude - REACH) / CELL), floor((latitude + REACH) / CELL) + 1):
        for east in range(floor((longitude - wide) / CELL), floor((longitude + wide) / CELL) + 1):
            yield f"cell {north} {east % round(360 / CELL)}"


def _when(time: Interval | None, dated: bool) -> dict[str, Any]:
    if time is None or (time.last - time.first).days > SPAN:
        return dict.fromkeys(("first", "last", "buckets"), None) | {"dated": dated}
    first, last = time.first.toordinal(), time.last.toordinal()
    return {
        "first": first,
        "last": last,
        "dated": dated,
        "buckets": list(range((first - SLACK) // BUCKET, (last + SLACK) // BUCKET + 1)),
    }


def _sure(mentions: Iterable[Mention | None]) -> Iterator[str]:
    for mention in mentions:
        if mention is not None and mention.actors and mention.actors[0].confidence >= SURE:
            yield f"actor {mention.actors[0].id}"


def _camps(mentions: Iterable[Mention | None]) -> Iterator[str]:
    """Every actor that the words may mean, with its parents and allies."""
    ids = {actor.id for mention in mentions if mention is not None for actor in mention.actors}
    return (f"actor {one}" for id in ids for one in _camp(id))


@cache
def _camp(id: str) -> frozenset[str]:
    return load_actors().sides(id, None) | {id}


def _figures(claims: Iterable[Claim]) -> Mapping[str, set[int]]:
    """The bounds that are claimed, by kind of harm; what is denied or withheld is no figure."""
    found: dict[str, set[int]] = defaultdict(set)
    for claim in claims:
        if claim.stance not in (Stance.DENIES, Stance.WITHHOLDS):
            found[claim.kind.value] |= {n for n in (claim.count.low, claim.count.high) if n is not None}
    return {name: numbers for name, numbers in found.items() if numbers}
