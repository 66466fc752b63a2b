"""Incidents, claims, reports and actors as statements of FollowTheMoney (4.x)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml

from counterclaim.publishing.exports.cells import Cell, inert
from counterclaim.publishing.exports.ftm_entities import Entity, entities
from counterclaim.publishing.exports.release import Release
from counterclaim.publishing.exports.schema import Table, load_schema, table
from counterclaim.publishing.visible import one_line

DATASET = "counterclaim"


def ftm(release: Release) -> Table:
    """Statements by entity and property. An id is of the value as it is written, inert."""
    seen = release.moment.strftime("%Y-%m-%dT%H:%M:%S")
    rows = [row for entity in sorted(entities(release), key=lambda e: e.id) for row in _statements(entity, seen)]
    return table(load_schema("ftm"), rows)


def _statements(entity: Entity, seen: str) -> Iterator[dict[str, Cell]]:
    types = _types()[entity.schema]
    told = sorted({(prop, one_line(value)) for prop, value in entity.values if one_line(value)})
    rows = [_statement(entity, prop, types[prop], value, seen) for prop, value in told]
    checksum = hashlib.sha1("".join([entity.schema, *sorted(str(row["id"]) for row in rows)]).encode()).hexdigest()
    yield _statement(entity, "id", "id", checksum, seen)
    yield from rows


def _statement(entity: Entity, prop: str, type: str, value: str, seen: str) -> dict[str, Cell]:
    key = f"{DATASET}.{entity.id}.{prop}.{inert(value)}"
    return {
        "canonical_id": entity.id,
        "entity_id": entity.id,
        "prop": prop,
        "prop_type": type,
        "schema": entity.schema,
        "value": value,
        "dataset": DATASET,
        "origin": None,
        "lang": None,
        "original_value": None,
        "external": "f",
        "first_seen": seen,
        "last_seen": seen,
        "id": hashlib.sha1(key.encode()).hexdigest(),
    }


@cache
def _types() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = yaml.safe_load((files(__package__) / "data" / "ftm.yaml").read_text("utf-8"))
    return found
