"""Estimates, what became of each claim in them, and relations: the rows behind every figure."""

from __future__ import annotations

from counterclaim.publishing.exports.release import Release
from counterclaim.publishing.exports.schema import Table, load_schema, table


def estimates_table(release: Release) -> Table:
    policy = f"{release.policy.name} {release.policy.version}"
    rows = (
        {
            "incident": event.id,
            "policy": policy,
            "kind": side.kind.value,
            "side_id": side.side.key,
            "side": side.side.name,
            "low": side.low,
            "best": side.best,
            "high": side.high,
            "conceded_low": side.conceded.lowest if side.conceded else None,
            "conceded_high": side.conceded.highest if side.conceded else None,
        }
        for event in release.events
        for side in event.estimate.sides
    )
    return table(load_schema("estimates"), rows)


def uses_table(release: Release) -> Table:
    rows = (
        {
            "incident": event.id,
            "claim": row.id,
            "kind": row.testimony.kind.value,
            "side_id": row.testimony.side.key,
            "claimant": row.testimony.voice.name,
            "interest": row.testimony.interest.value,
            "low": row.testimony.figure.low,
            "point": row.testimony.figure.point,
            "high": row.testimony.figure.high,
            "use": row.use.value,
            "gives": ";".join(row.gives) or None,
            "why": row.why,
        }
        for event in release.events
        for row in sorted(event.estimate.rows, key=lambda row: row.id)
    )
    return table(load_schema("uses"), rows)


def relations_table(release: Release) -> Table:
    rows = (
        {"incident": event.id, "relation": r.kind.value, "one": r.one, "other": r.other, "why": r.why}
        for event in release.events
        for r in event.relations
    )
    return table(load_schema("relations"), rows)
