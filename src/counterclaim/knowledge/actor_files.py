"""The actor files: one YAML list a region or theme, and the states' bodies."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from counterclaim.knowledge.actor import STATE_KINDS, Actor, Alliance, Period

_DATA = files("counterclaim.knowledge") / "data"
_BODY_NAMES = {
    "forces": "{} armed forces",
    "police": "{} police",
    "government": "Government of {}",
    "foreign": "{} foreign ministry",
    "defence": "{} defence ministry",
    "interior": "{} interior ministry",
}


def load_yaml(name: str) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((_DATA / name).read_text("utf-8"), Loader=loader)


def read_actors() -> Iterator[Actor]:
    """Every actor of the files, in the order of the files' names; the states' bodies last."""
    for file in sorted(name.name for name in (_DATA / "actors").iterdir() if name.name.endswith(".yaml")):
        yield from (_actor(entry) for entry in load_yaml(f"actors/{file}") or ())
    for code, state in load_states().items():
        yield from _bodies(code, state)


@cache
def load_states() -> dict[str, dict[str, Any]]:
    """States by alpha-3 code."""
    return dict(load_yaml("states.yaml"))


def _actor(entry: Mapping[str, Any]) -> Actor:
    return Actor(
        id=entry["id"],
        name=str(entry["name"]),
        aliases=tuple(map(str, entry.get("aliases") or ())),
        kind=entry["kind"],
        countries=tuple(entry.get("countries") or ()),
        period=_period(entry),
        parent=entry.get("parent"),
        allies=tuple(Alliance(a["id"], _period(a)) for a in entry.get("allies") or ()),
        words=tuple(map(str, entry.get("words") or ())),
    )


def _bodies(code: str, state: Mapping[str, Any]) -> Iterator[Actor]:
    demonym = (state.get("demonyms") or [state["name"]])[0]
    for kind in STATE_KINDS:
        own = [str(name) for name in state.get(kind) or ()]
        made = _BODY_NAMES[kind].format(state["name"] if kind == "government" else demonym)
        yield Actor(
            id=f"{code.lower()}.{kind}",
            name=own[0] if own else made,
            aliases=tuple(own[1:]),
            kind=kind,
            countries=(code,),
            period=_period(state),
            parent=None if kind == "government" else f"{code.lower()}.government",
        )


def _period(entry: Mapping[str, Any]) -> Period:
    return Period(_day(entry.get("from"), last=False), _day(entry.get("to"), last=True))


def _day(worded: Any, last: bool) -> date | None:
    """A day, or the first or last day of a month or year; ValueError for anything else."""
    if worded is None or isinstance(worded, date):
        return worded
    found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", str(worded))
    if found is None:
        raise ValueError(f"{worded!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    return date(year, month, int(found[3] or (monthrange(year, month)[1] if last else 1)))
