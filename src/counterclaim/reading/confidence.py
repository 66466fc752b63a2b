"""How sure the reader is of a claim and of each of its fields."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from counterclaim.reading.assembly import Draft

FIELDS = ("stance", "scope", "status")
ROLES = ("affected", "perpetrator", "claimant", "place", "time")
DECISIVE = ("kind", "count", "affected", "claimant", "stance")
"""The fields that make a claim right or wrong (codebook section 9)."""
_LEAST_DOUBT = 1e-3


@dataclass(frozen=True)
class Calibration:
    """From what the recogniser believes of each decisive field to the share of claims that turn out right.

    A logistic regression on the log-odds of the fields; fitted for one set of weights, and kept beside them.
    """

    intercept: float
    slopes: Mapping[str, float]

    def chance(self, confidences: Mapping[str, float]) -> float:
        """The chance that kind, count, affected, claimant and stance all hold."""
        total = self.intercept + sum(slope * log_odds(confidences[name]) for name, slope in self.slopes.items())
        return 1 / (1 + math.exp(-total))


UNFITTED = Calibration(0.0, {name: float(name == "kind") for name in DECISIVE})
"""Of weights without a fit: the chance that there is a claim at all, as the recogniser has it."""


def log_odds(probability: float) -> float:
    """Of a probability kept away from 0 and 1, which no field reaches in truth."""
    held = min(max(probability, _LEAST_DOUBT), 1 - _LEAST_DOUBT)
    return math.log(held / (1 - held))


@cache
def load_calibration(folder: Path | None = None) -> Calibration:
    """That of a folder of weights, or the package's own."""
    if folder is None:
        with as_file(files("counterclaim.reading.recognition") / "model") as bundled:
            return _read(bundled)
    return _read(folder)


def _read(folder: Path) -> Calibration:
    raw = json.loads((folder / "calibration.json").read_text("utf-8"))
    return Calibration(float(raw["intercept"]), {name: float(raw["slopes"][name]) for name in DECISIVE})


def field_confidences(draft: Draft) -> dict[str, float]:
    """The recogniser's probability for each field, and for `kind` that of the anchor."""
    proposal = draft.proposal
    number, count = proposal.fields["number"], proposal.roles["count"]
    found = {"kind": proposal.probability}
    found["count"] = count.confidence if draft.count.span else number.probability
    found |= {role: proposal.roles[role].confidence for role in ROLES}
    return found | {name: proposal.fields[name].probability for name in FIELDS}
