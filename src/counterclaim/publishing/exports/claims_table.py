"""Every claim in one row, with its sentence and where its words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.claims.claim import Claim
from counterclaim.claims.interval import Interval
from counterclaim.claims.mention import Mention
from counterclaim.claims.record import Record, Review, Source
from counterclaim.claims.span import Span
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.ledger.moment import written
from counterclaim.publishing.exports.cells import Cell, listed
from counterclaim.publishing.exports.countries import naming_of
from counterclaim.publishing.exports.release import Release
from counterclaim.publishing.exports.schema import Table, load_schema, table
from counterclaim.weighing.shares import sums_over
from counterclaim.weighing.sides import side_of

EDITABLE = (
    "kind", "stance", "scope", "status", "low", "high", "word", "affected", "perpetrator", "claimant", "place",
)  # fmt: skip
"""Columns that a person may correct in a spreadsheet."""
_SURE = ("kind", "count", "affected", "perpetrator", "claimant", "place", "time", "stance", "scope", "status")


def claims_table(release: Release) -> Table:
    """Each claim once, by report and place in its text; those that people rejected are there too."""
    own = {record.id: event.id for event in release.events for record in event.incident.records}
    sums, as_of = sums_over(event.incident for event in release.events), written(release.moment)
    rows = [
        full_row(record, own.get(record.id), sums.get(record.id, ()), release.actors, as_of)
        for record in release.records
    ]
    return table(load_schema("claims"), rows)


def full_row(
    record: Record, incident: str | None, sum_of: Iterable[str], actors: ActorIndex, as_of: str
) -> dict[str, Cell]:
    """A row of the table: the claim, the incident that it tells of, those that it sums, and whose people it harmed."""
    side = side_of(record.claim, actors)
    context = {"incident": incident, "sum_of": ";".join(sum_of) or None, "side": side.name, "side_id": side.key}
    return claim_row(record) | context | {"as_of": as_of}


def claim_row(record: Record) -> dict[str, Cell]:
    """What the claim itself says, column by column."""
    claim = record.claim
    return {
        "id": record.id,
        "review": record.review.value if record.review is not Review.NONE else None,
        "kind": claim.kind.value,
        "stance": claim.stance.value,
        "scope": claim.scope.value,
        "status": claim.status.value,
        "low": claim.count.low,
        "high": claim.count.high,
        "word": claim.count.word,
        "count_text": claim.count.text or None,
        "approximate": claim.count.approximate,
        **_spans("count", claim.count.span),
        **dict(_mentions(claim)),
        **_place(claim.place),
        **_time(claim.time),
        "number": claim.id,
        "part_of": claim.part_of,
        "same_as": claim.same_as,
        "sentence": record.sentence,
        **_spans("sentence", claim.span),
        **_source(record.source),
        "confidence": round(claim.confidence, 3),
        **{f"confidence_{name}": _rounded(claim.confidences.get(name)) for name in _SURE},
        "reader": claim.reader,
        "obsolete": record.obsolete,
    }


def _mentions(claim: Claim) -> Iterator[tuple[str, Cell]]:
    named = {"affected": claim.affected, "perpetrator": claim.perpetrator, "claimant": claim.claimant}
    for name, mention in (*named.items(), ("place", claim.place)):
        yield name, (mention.text or None) if mention else None
        yield from _spans(name, mention.span if mention and mention.text else None).items()
    for name, mention in named.items():
        yield from _actors(name, mention)
    yield "via", listed([m.text for m in claim.via]) or None
    yield "via_spans", ";".join(f"{m.span.start}-{m.span.end}" for m in claim.via) or None


def _actors(name: str, mention: Mention | None) -> Iterator[tuple[str, Cell]]:
    candidates = mention.actors if mention else ()
    yield f"{name}_actor", candidates[0].name if candidates else None
    yield f"{name}_actor_id", candidates[0].id if candidates else None
    yield f"{name}_candidates", ";".join(f"{c.id} {c.confidence:.3f}" for c in candidates) or None


def _place(mention: Mention | None) -> dict[str, Cell]:
    found = mention.place if mention else None
    country = naming_of(found.country) if found else None
    return {
        "place_name": found.name if found else None,
        "geonames_id": found.geonames_id if found else None,
        "country": country.name if country else None,
        "iso3": country.alpha3 if country else None,
        "admin1": found.admin1 if found else None,
        "latitude": found.latitude if found else None,
        "longitude": found.longitude if found else None,
        "where_prec": found.precision if found else None,
        "place_confidence": _rounded(found.confidence if found else None),
    }


def _time(time: Interval | None) -> dict[str, Cell]:
    return {
        "date_start": time.first if time else None,
        "date_end": time.last if time else None,
        "date_prec": time.precision if time else None,
        "time_text": (time.text or None) if time else None,
        **_spans("time", time.span if time else None),
    }


def _source(source: Source) -> dict[str, Cell]:
    return {
        "outlet": source.outlet,
        "published": source.published,
        "title": source.title,
        "url": source.url,
        "doc": source.doc,
        "report_id": source.report_id,
        "origin": source.origin,
    }


def _spans(name: str, span: Span | None) -> dict[str, Cell]:
    return {f"{name}_start": span.start if span else None, f"{name}_end": span.end if span else None}


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 3)
