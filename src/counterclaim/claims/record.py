"""A claim as the ledger holds it: with its own id, the report that it stands in, and what people made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.claims.claim import Claim


class Review(StrEnum):
    """What people decided of a claim."""

    NONE = "none"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Source:
    """The report that a claim stands in. Reports of one `origin` tell one story, in however many outlets."""

    report_id: str
    doc: str
    origin: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """`id` is the hash of the claim as it was read; `claim` has people's corrections in it; `sentence` its words.

    `obsolete`: people decided on it, and the newest reading of its report no longer has it.
    """

    id: str
    claim: Claim
    source: Source
    sentence: str
    review: Review = Review.NONE
    obsolete: bool = False
