"""The configuration in force, as the page on method tells it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from counterclaim.knowledge.actors import ActorIndex
from counterclaim.knowledge.gazetteer import load_gazetteer
from counterclaim.ledger.decision import Verdict
from counterclaim.linking.weights import shipped
from counterclaim.web.index import Index
from counterclaim.web.shelf import Shelf
from counterclaim.web.site import policy_named
from counterclaim.weighing.figures import Figure
from counterclaim.weighing.policy import Policy, policy_names
from counterclaim.weighing.rules.registry import Value
from counterclaim.weighing.vague import VagueTable, load_vague, vague_tables


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An outlet, and the grade that people gave it; without a name, the reports that name none."""

    name: str
    reports: int
    first: date | None
    last: date | None
    grade: str


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """A version of the reader; `newest` are the reports of which it made the newest reading."""

    name: str
    readings: int
    newest: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Weight:
    """What it is worth, in bits, that two accounts agree so."""

    level: str
    bits: float
    words: str


@dataclass(frozen=True, slots=True)
class Linking:
    threshold: float
    floor: float
    credit: str
    comparisons: Mapping[str, tuple[Weight, ...]]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """How many places and actors the reader knows; `sorts` are kinds of actors, the most frequent first."""

    places: int
    own_dumps: int
    actors: int
    sorts: tuple[tuple[str, int], ...]


def sources(index: Index) -> list[SourceRow]:
    """The outlets, those with the most reports first."""
    return [
        SourceRow(name, number, first, last, _grade(index, name))
        for name, (number, first, last) in index.shelf.outlets.items()
    ]


def _grade(index: Index, outlet: str) -> str:
    """The latest one counts."""
    graded = [d for d in index.decisions.get(outlet, ()) if d.verdict is Verdict.GRADE]
    return ", ".join(f"{name} {value}" for name, value in graded[-1].value.items()) if graded else ""


def readers(shelf: Shelf) -> list[ReaderRow]:
    """Whoever read a report, the last one first."""
    found = [reading for each in shelf.readings.values() for reading in each]
    newest = Counter(each[-1].reader for each in shelf.readings.values())
    days: dict[str, list[str]] = {}
    for reading in found:
        days.setdefault(reading.reader, []).append(reading.added)
    rows = [ReaderRow(name, len(each), newest[name], min(each)[:10], max(each)[:10]) for name, each in days.items()]
    return sorted(rows, key=lambda row: (row.last, row.name), reverse=True)


@cache
def measured() -> Mapping[str, Any]:
    """The reader's figures and limits, from data/measured.yaml."""
    told: dict[str, Any] = yaml.safe_load((files(__package__) / "data" / "measured.yaml").read_text("utf-8"))
    return told


def policies() -> list[Policy]:
    return [policy_named(name) for name in policy_names()]


def parameter_words(value: Value) -> str:
    """A list is in the order of preference."""
    if isinstance(value, tuple):
        return ", then ".join(part.replace("_", " ") for part in value)
    return str(value).replace("_", " ")


@cache
def tables() -> tuple[VagueTable, ...]:
    return tuple(load_vague(name) for name in vague_tables())


def figure_words(figure: Figure) -> str:
    """low / figure / high, an open one as a dash."""
    return " / ".join("–" if part is None else str(part) for part in (figure.low, figure.point, figure.high))


@cache
def linking() -> Linking:
    weights = shipped()
    found = {
        name: tuple(_weight(level, weights.weight(name, level)) for level in levels)
        for name, levels in weights.m.items()
    }
    return Linking(weights.threshold, weights.floor, str(weights.source.get("credit", "")), found)


_STRENGTHS = ((4.0, "strongly"), (1.5, "clearly"), (0.5, "slightly"))


def _weight(level: str, bits: float) -> Weight:
    strength = next((word for least, word in _STRENGTHS if abs(bits) >= least), None)
    side = "for one event" if bits > 0 else "against it"
    return Weight(level.replace("_", " "), bits, f"{strength} {side}" if strength else "says little")


def knowledge(actors: ActorIndex) -> Knowledge:
    stores = load_gazetteer().stores
    sorts = Counter(actor.kind.replace("_", " ") for actor in actors.actors.values())
    return Knowledge(sum(map(_size, stores)), len(stores) - 1, len(actors), tuple(sorts.most_common()))


@cache
def _size(store: Path) -> int:
    with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM place").fetchone()[0])


def share(part: float) -> str:
    return f"{100 * part:.0f} %"


def kinds_in_order(policy: Policy) -> Sequence[str]:
    """Those of harm that it counts."""
    return sorted(kind.value for kind in policy.kinds)
