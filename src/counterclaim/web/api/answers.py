"""The form of what the interface answers: what the pages show, as JSON."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, Field

T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    """Some of the rows; `next` is the cursor of the rows behind them, null at the end. `as_of` is the time until which
    everything is in it that was written.
    """

    items: list[T]
    next: str | None
    as_of: str


class Report(BaseModel):
    """`text` is there where one report is asked for. Of a report that is published only sentences with claims are."""

    id: str
    doc: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    language: str | None
    added: str
    claims: int
    origin: str | None = Field(description="Reports of one origin tell one story.")
    text: str | None = None
    excluded: list[dict[str, Any]] | None = None


class Claim(BaseModel):
    """`claim` is the codebook's form, with people's corrections in it; offsets count into the report's text."""

    id: str
    report: str
    incident: str | None
    review: str
    obsolete: bool
    sentence: str
    claim: dict[str, Any]


class Bounds(BaseModel):
    """Null where the figure is open or there is none."""

    low: int | None
    best: int | None
    high: int | None


class Incident(BaseModel):
    """`claims` are ids: of claims that tell of it, and of sums that hold it. They are there where one is asked for."""

    id: str
    where: dict[str, Any] | None
    when: dict[str, Any] | None
    published: list[str] | None
    sides: list[dict[str, str]]
    kinds: list[str]
    policy: str
    killed: Bounds
    reports: int
    outlets: int
    origins: int
    contested: bool
    grade: str | None
    claims: list[str] | None = None
    sums: list[str] | None = None


class Relation(BaseModel):
    """What claim `one` is to claim `other`: repeats, revises, corroborates, contradicts, denies or part_of; and why."""

    incident: str
    relation: str
    one: str
    other: str
    why: str


class Estimate(BaseModel):
    """An incident under a policy; every claim is in one row, used or set aside, with the reason."""

    incident: str
    policy: str
    version: str
    grade: dict[str, str] | None
    estimates: list[dict[str, Any]]
    aside: list[dict[str, Any]]


class Actor(BaseModel):
    """How many claims somebody vouches for, suffers in, did what is told, and is a partner in."""

    key: str
    name: str
    told: int
    suffered: int
    did: int
    partnered: int


class Decision(BaseModel):
    """`undone`: a later decision took it back."""

    id: str
    verdict: str
    subjects: list[str]
    author: str
    at: str
    reason: str
    value: dict[str, Any]
    undone: bool


class Refused(BaseModel):
    """Why something cannot be."""

    detail: Any
