"""Releases made by hand, of incidents made by hand."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.record import Record
from counterclaim.publishing.exports import FORMATS, Release, release
from counterclaim.weighing.policy import load_policy
from tests.book.making import at
from tests.weighing.making import actors, record

MOMENT = datetime(2024, 9, 1, 12, 30, tzinfo=UTC)


def named(id: str, *records: Record, attached: tuple[Record, ...] = ()) -> Incident:
    return Incident(id, records, attached)


def battle() -> Incident:
    """At Ber, 25 to 27 July 2024: rebels tell of dead soldiers and Wagner fighters, Wagner of heavy losses."""
    told = (
        record("the CSP", "at least 84", "Wagner fighters", day=4, report="late", id="csp-84"),
        record("the CSP", "47", "soldiers", day=4, report="late", id="csp-47", number_in_report=2),
        record("JNIM", "50", "Wagner fighters", day=3, report="jnim", id="jnim-50"),
        record(
            "Wagner", "heavy", "losses", day=2, report="early", kind=Kind.CASUALTIES, stance=Stance.ACKNOWLEDGES, id="w"
        ),
    )
    return named("battle", *(at(r, "Ber", 25, 27) for r in told))


def massacre() -> Incident:
    """At Djibo, 3 July 2024: 12 civilians killed and 5 wounded by JNIM, the report says; the UN counts 10 to 15."""
    harmed = {"status": Status.CIVILIAN, "perpetrator": "JNIM"}
    told = (
        record(None, "12", "villagers", report="a", id="v-12", **harmed),  # type: ignore[arg-type]
        record(None, "5", "villagers", report="a", id="v-5", kind=Kind.WOUNDED, number_in_report=2, **harmed),  # type: ignore[arg-type]
        record("the UN", "10 to 15", "villagers", report="b", id="v-10", **harmed),  # type: ignore[arg-type]
    )
    return named("massacre", *(at(r, "Djibo", 3) for r in told))


def raid() -> Incident:
    """Nobody dead: two captured, at a place that no gazetteer knows, on a day that nobody tells."""
    return named("raid", at(record("residents", "2", "teachers", kind=Kind.CAPTURED, report="c", id="t-2"), "Nowhere"))


def year_toll() -> Incident:
    """A sum that holds no incident."""
    toll = record("the UN", "500", "people", scope=Scope.CUMULATIVE, report="un", id="un-500")
    return named("toll", attached=(toll,))


def released(*incidents: Incident, policy: str = "ledger") -> Release:
    told = incidents or (battle(), massacre(), raid(), year_toll())
    return release(told, load_policy(policy), actors(), MOMENT)


def rendered(format: str, *incidents: Incident, policy: str | None = None) -> bytes:
    return FORMATS[format].render(released(*incidents, policy=policy or FORMATS[format].policy))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def retold(record: Record, **source: object) -> Record:
    """The record with other facts of its report."""
    return replace(record, source=replace(record.source, **source))  # type: ignore[arg-type]
