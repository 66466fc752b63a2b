"""What agreement and disagreement of two accounts are worth: the parameters of the linkage model."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import log2
from pathlib import Path
from typing import Any

Levels = Mapping[str, Mapping[str, float]]
"""A probability for each level of each comparison of comparisons.yaml, "unknown" left out."""


@dataclass(frozen=True, slots=True)
class Weights:
    """`m` and `u`: how often accounts of one event, and of different ones, agree on a level; `prior`: how often two
    accounts that are compared are of one event.

    Accounts come together while the mean chance of their pairs, that they are of one event, is at least `threshold`
    and none is below `floor`.
    """

    m: Levels
    u: Levels
    prior: float
    threshold: float
    floor: float
    source: Mapping[str, Any] = field(default_factory=dict)

    def weight(self, comparison: str, level: str) -> float:
        return log2(self.m[comparison][level] / self.u[comparison][level])

    def to_dict(self) -> dict[str, Any]:
        levels = {
            name: {level: {"m": round(m, 6), "u": round(self.u[name][level], 6)} for level, m in found.items()}
            for name, found in self.m.items()
        }
        rest = {"prior": round(self.prior, 6), "threshold": self.threshold, "floor": self.floor}
        return {"source": dict(self.source), **rest, "levels": levels}

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Weights:
        """What `to_dict` gave."""
        levels = told["levels"]
        m, u = ({name: {k: v[part] for k, v in found.items()} for name, found in levels.items()} for part in "mu")
        return cls(m, u, told["prior"], told["threshold"], told["floor"], told["source"])


def read_weights(path: Path) -> Weights:
    return Weights.from_dict(json.loads(path.read_text("utf-8")))


@cache
def shipped() -> Weights:
    """The package's own weights, estimated on MAVERICK (docs/linking.md)."""
    return Weights.from_dict(json.loads((files("counterclaim.linking") / "data" / "weights.json").read_text("utf-8")))
