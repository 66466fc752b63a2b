"""The codebook's closed vocabularies (sections 2, 5, 6 and the status of the affected)."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What happened to the affected."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CASUALTIES = "casualties"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    DESTROYED = "destroyed"
    SEIZED = "seized"
    RESPONSIBILITY = "responsibility"
    CONTROL = "control"
    ALLIANCE = "alliance"


HARM = frozenset({Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES, Kind.CAPTURED, Kind.MISSING, Kind.DISPLACED})
THINGS = frozenset({Kind.DESTROYED, Kind.SEIZED})
CONDUCT = frozenset({Kind.RESPONSIBILITY, Kind.CONTROL, Kind.ALLIANCE})


class Stance(StrEnum):
    """What the claimant does with the proposition."""

    ASSERTS = "asserts"
    ACKNOWLEDGES = "acknowledges"
    DENIES = "denies"
    WITHHOLDS = "withholds"
    ACCUSES = "accuses"


class Scope(StrEnum):
    INCIDENT = "incident"
    CUMULATIVE = "cumulative"
    PART = "part"


class Status(StrEnum):
    """Of the affected."""

    COMBATANT = "combatant"
    CIVILIAN = "civilian"
    UNKNOWN = "unknown"
