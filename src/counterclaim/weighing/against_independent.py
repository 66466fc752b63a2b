"""How far each claimant's figures lie from independent ones, over many incidents."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import Any

from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import HARM
from counterclaim.claims.record import Review
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.weighing.figures import is_number
from counterclaim.weighing.sides import GENERAL, actor_of, day_of
from counterclaim.weighing.sifting import latest_of_each, sift
from counterclaim.weighing.testimony import Testimony, testify
from counterclaim.weighing.vague import load_vague
from counterclaim.weighing.voices import Interest

SEED, RESAMPLES, LEVEL = 20240801, 2000, 0.9
"""Of the bootstrap; LEVEL is the share of resampled medians that the interval holds."""
_HALF = 0.5
"""Added to both figures, so that a claim of none has a ratio."""


class Losses(StrEnum):
    """Whose, seen from the claimant."""

    OWN = "own"
    ENEMY = "enemy"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Deviation:
    """A claimant's figures over independent ones: `median` of ln((claim + ½) / (independent + ½)).

    0 is agreement, 0.69 twice, −0.69 half the independent figure. `low` and `high` bound the median by a bootstrap
    over incidents; None with fewer than three of them. `n` pairs of figures in `incidents` incidents.
    """

    claimant: str
    name: str
    losses: Losses
    n: int
    incidents: int
    median: float
    low: float | None
    high: float | None

    @property
    def factor(self) -> float:
        """The median as a factor: 2.0 is twice the independent figure."""
        return math.exp(self.median)

    def to_dict(self) -> dict[str, Any]:
        return {
            "claimant": self.claimant,
            "name": self.name,
            "losses": self.losses.value,
            "n": self.n,
            "incidents": self.incidents,
            "median": round(self.median, 4),
            "factor": round(self.factor, 3),
            "low": None if self.low is None else round(self.low, 4),
            "high": None if self.high is None else round(self.high, 4),
        }


@dataclass(frozen=True, slots=True)
class Pair:
    """A claimant's latest figure, of the claim `record`, beside the median of the independent ones of its incident."""

    claimant: str
    name: str
    losses: Losses
    incident: str
    record: str
    figure: int
    independent: float

    @property
    def ratio(self) -> float:
        """ln((figure + ½) / (independent + ½))"""
        return math.log((self.figure + _HALF) / (self.independent + _HALF))


def deviations(incidents: Iterable[Incident], actors: ActorIndex) -> tuple[Deviation, ...]:
    """For each party to the conflict and whose losses it tells of, in every incident that independents tell of too.

    Of each claimant its latest figure counts, and of several independents their median; only figures, no words.
    Sorted by claimant and losses; the order of incidents and records has no part in it, and the seed is fixed.
    """
    return deviations_of(pair for incident in incidents for pair in pairs(incident, actors))


def deviations_of(found: Iterable[Pair]) -> tuple[Deviation, ...]:
    """The same, of pairs."""
    groups: dict[tuple[str, Losses], list[Pair]] = defaultdict(list)
    for pair in found:
        groups[pair.claimant, pair.losses].append(pair)
    return tuple(_deviation(groups[key]) for key in sorted(groups))


def pairs(incident: Incident, actors: ActorIndex) -> Iterator[Pair]:
    """Each party's figures beside independent ones, where the incident has such."""
    for group in _figures(incident, actors):
        reference = [_point(t) for t in group if t.interest is Interest.INDEPENDENT]
        if not reference:
            continue
        independent = median(reference)
        for testimony in group:
            if testimony.voice.party:
                voice, losses = testimony.voice, _losses(testimony, actors)
                record, figure = testimony.record.id, _point(testimony)
                yield Pair(voice.key, voice.name, losses, incident.id, record, figure, independent)


def _figures(incident: Incident, actors: ActorIndex) -> Iterator[list[Testimony]]:
    table = load_vague("numbers")
    groups: dict[tuple[str, str], list[Testimony]] = defaultdict(list)
    for record in incident.records:
        testimony = testify(record, actors, table)
        if record.review is not Review.REJECTED and testimony.kind in HARM and is_number(testimony.count):
            groups[testimony.kind.value, testimony.side.key].append(testimony)
    for key in sorted(groups):
        standing, _ = sift(groups[key])
        latest, _ = latest_of_each(standing)
        yield [t for t in latest if t.figure.point is not None]


def _point(testimony: Testimony) -> int:
    """Of a figure that has one."""
    return testimony.figure.point or 0


def _losses(testimony: Testimony, actors: ActorIndex) -> Losses:
    if testimony.side in GENERAL.values():
        return Losses.OTHERS
    teller, harmed = testimony.voice.actor, actor_of(testimony.record.claim.affected)
    if testimony.voice.camp == testimony.side.key:
        return Losses.OWN
    own = teller is not None and harmed is not None and actors.same_side(teller, harmed, day_of(testimony.record))
    return Losses.OWN if own else Losses.ENEMY


def _deviation(pairs: Sequence[Pair]) -> Deviation:
    by_incident: dict[str, list[float]] = defaultdict(list)
    for pair in pairs:
        by_incident[pair.incident].append(pair.ratio)
    clusters = sorted(sorted(ratios) for ratios in by_incident.values())
    low, high = _interval(clusters)
    first = pairs[0]
    middle = median(pair.ratio for pair in pairs)
    return Deviation(first.claimant, first.name, first.losses, len(pairs), len(clusters), middle, low, high)


def _interval(clusters: Sequence[Sequence[float]]) -> tuple[float | None, float | None]:
    """Percentiles of the medians of resampled incidents."""
    if len(clusters) < 3:
        return None, None
    dice = random.Random(SEED)
    medians = sorted(
        median(ratio for cluster in dice.choices(clusters, k=len(clusters)) for ratio in cluster)
        for _ in range(RESAMPLES)
    )
    cut = int(RESAMPLES * (1 - LEVEL) / 2)
    return medians[cut], medians[-1 - cut]
