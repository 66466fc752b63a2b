"""What of the queue a person goes through: that part of the address which stays from claim to claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import Query

WANTS = ("reason", "incident", "actor", "report", "mine")
_LONGEST = 2_000
"""Letters of what a form kept of the address."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for."""

    reason: str = ""
    incident: str = ""
    actor: str = ""
    report: str = ""
    mine: str = ""

    @property
    def back(self) -> dict[str, str]:
        """By the names of the address."""
        return {name: value for name in WANTS if (value := getattr(self, name))}

    @property
    def query(self) -> str:
        return urlencode(self.back)


def wanted(
    reason: Annotated[str, Query(max_length=20)] = "",
    incident: Annotated[str, Query(max_length=64)] = "",
    actor: Annotated[str, Query(max_length=250)] = "",
    report: Annotated[str, Query(max_length=64)] = "",
    mine: Annotated[str, Query(max_length=3)] = "",
) -> Wanted:
    """A dependency: what an address asks for."""
    return Wanted(reason, incident, actor, report, mine)


def kept(form: Mapping[str, str]) -> dict[str, str]:
    """The part of the address that stays, as the form kept it."""
    told = dict(parse_qsl(form.get("back", "")[:_LONGEST]))
    return {name: told[name] for name in WANTS if told.get(name)}
