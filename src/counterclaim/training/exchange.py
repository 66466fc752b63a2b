"""Reports with their parties and nations exchanged for others, so that no name predicts what it does."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from counterclaim.knowledge.actors import load_actors
from counterclaim.knowledge.countries import demonyms

_LONGEST = 4
"""Words of the longest name that is taken for another's."""
_ROLES = ("count", "affected", "perpetrator", "claimant", "place")

Report = Mapping[str, Any]
Shift = Callable[[int], int]


def exchanged(report: Report, rng: random.Random) -> dict[str, Any]:
    """The report with every known party's name, and every people's, exchanged for one drawn at random.

    A name keeps its new one through the report. One that a mention begins or ends within stays.
    """
    text: str = report["text"]
    edges = set(_edges(report))
    chosen: dict[str, str] = {}
    pieces: list[str] = []
    steps: list[tuple[int, int]] = []
    reached = 0
    for start, end in _names_in(text):
        if any(start < edge < end for edge in edges):
            continue
        name = text[start:end]
        other = _in_case_of(name, chosen.setdefault(name.lower(), _another(name, rng)))
        pieces += [text[reached:start], other]
        reached = end
        steps.append((end, len(other) - len(name)))
    shift = partial(_shifted, steps)
    fresh = "".join([*pieces, text[reached:]])
    return {**report, "text": fresh, "claims": [_moved(c, fresh, shift, chosen) for c in report["claims"]]}


def _shifted(steps: list[tuple[int, int]], at: int) -> int:
    return at + sum(growth for end, growth in steps if end <= at)


def _edges(report: Report) -> Iterator[int]:
    for claim in report["claims"]:
        yield from (claim["start"], claim["end"])
        for mention in _mentions(claim):
            yield from (mention["start"], mention["end"])


def _mentions(claim: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Those whose place in the text is annotated."""
    given = [claim.get(role) for role in _ROLES] + [v for v in claim["via"] if isinstance(v, Mapping)]
    return (m for m in given if m and m.get("text") and isinstance(m.get("start"), int))


def _moved(claim: Mapping[str, Any], fresh: str, shift: Shift, chosen: Mapping[str, str]) -> dict[str, Any]:
    def moved(mention: Any) -> Any:
        if isinstance(mention, str):
            return _renamed(mention, chosen)
        if not mention or not mention.get("text"):
            return mention
        if not isinstance(mention.get("start"), int):
            return {**mention, "text": _renamed(mention["text"], chosen)}
        start, end = shift(mention["start"]), shift(mention["end"])
        return {**mention, "text": fresh[start:end], "start": start, "end": end}

    roles = {role: moved(claim.get(role)) for role in _ROLES}
    via = [moved(mention) for mention in claim["via"]]
    return {**claim, **roles, "via": via, "start": shift(claim["start"]), "end": shift(claim["end"])}


def _renamed(words: str, chosen: Mapping[str, str]) -> str:
    pieces, reached = [], 0
    for start, end in _names_in(words):
        name = words[start:end]
        pieces += [words[reached:start], _in_case_of(name, chosen.get(name.lower(), name))]
        reached = end
    return "".join([*pieces, words[reached:]])


def _another(name: str, rng: random.Random) -> str:
    pool = _peoples() if name.lower() in _lowered_peoples() else _parties()
    return rng.choice(pool)


def _in_case_of(name: str, other: str) -> str:
    return other.upper() if name.isupper() and len(name) > 6 else other


def _names_in(text: str) -> Iterator[tuple[int, int]]:
    """Where names stand that begin with a capital, one after the other, of two that begin together the longer."""
    words, at = [m.span() for m in _WORD.finditer(text)], 0
    while at < len(words):
        start, sizes = words[at][0], range(min(_LONGEST, len(words) - at), 0, -1)
        size = next((s for s in sizes if text[start : words[at + s - 1][1]].lower() in _known()), 0)
        if size and text[start].isupper():
            yield start, words[at + size - 1][1]
        at += size or 1


_WORD = re.compile(r"\w[\w’'-]*")


@cache
def _parties() -> tuple[str, ...]:
    """Names of those that fight and are no state's."""
    index = load_actors()
    fighting = (a for a in index.actors.values() if index.is_party(a.id) and not index.is_of_state(a.id))
    names = {name for actor in fighting for name in actor.names}
    return tuple(sorted(n for n in names if len(n.split()) <= _LONGEST and n.isascii() and n[0].isupper()))


@cache
def _peoples() -> tuple[str, ...]:
    return demonyms()


@cache
def _lowered_peoples() -> frozenset[str]:
    return frozenset(people.lower() for people in _peoples())


@cache
def _known() -> frozenset[str]:
    return frozenset(name.lower() for name in (*_parties(), *_peoples()))
