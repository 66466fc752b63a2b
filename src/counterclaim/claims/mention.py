"""Words of a report that name somebody or some place, and what they are taken to stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from counterclaim.claims.span import Span


@dataclass(frozen=True, slots=True)
class ActorCandidate:
    """An actor of the knowledge base that a mention may stand for."""

    id: str
    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """A place of the gazetteer; `precision` is UCDP's where_prec (1 exact … 7 international waters)."""

    geonames_id: int
    name: str
    country: str
    admin1: str | None
    latitude: float
    longitude: float
    precision: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Mention:
    """The words of a report at a span; an empty span stands for words that are not in the text."""

    text: str
    span: Span
    confidence: float = 1.0
    actors: tuple[ActorCandidate, ...] = ()
    place: ResolvedPlace | None = None

    def to_dict(self) -> dict[str, Any]:
        """The mention of codebook section 8, with the resolution inside."""
        found: dict[str, Any] = {"text": self.text, "start": self.span.start, "end": self.span.end}
        if self.actors:
            best = self.actors[0]
            found["actor"] = {"id": best.id, "name": best.name, "confidence": round(best.confidence, 3)}
            if len(self.actors) > 1:
                found["candidates"] = [
                    {"id": a.id, "name": a.name, "confidence": round(a.confidence, 3)} for a in self.actors
                ]
        if self.place:
            p = self.place
            found |= {
                "geonames_id": p.geonames_id,
                "name": p.name,
                "country": p.country,
                "admin1": p.admin1,
                "latitude": p.latitude,
                "longitude": p.longitude,
                "precision": p.precision,
                "place_confidence": round(p.confidence, 3),
            }
        found["confidence"] = round(self.confidence, 3)
        return found

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Mention:
        """The mention that `to_dict` gave."""
        actors = told.get("candidates") or ([told["actor"]] if "actor" in told else [])
        return cls(
            text=told["text"],
            span=Span(told["start"], told["end"]),
            confidence=told["confidence"],
            actors=tuple(ActorCandidate(a["id"], a["name"], a["confidence"]) for a in actors),
            place=ResolvedPlace(*(told[name] for name in _PLACE)) if "geonames_id" in told else None,
        )


_PLACE = ("geonames_id", "name", "country", "admin1", "latitude", "longitude", "precision", "place_confidence")
