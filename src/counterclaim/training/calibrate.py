"""Fit the confidence of claims: `python -m counterclaim.training.calibrate --model DIR GOLD.jsonl...`.

The recogniser is surer of reports that it was trained on, so the reports here must be others.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from counterclaim.check.calibration import calibration_error, judged, reliability
from counterclaim.check.evaluation import as_reports, load_gold
from counterclaim.knowledge.actors import load_actors
from counterclaim.reading.confidence import DECISIVE, UNFITTED, Calibration, log_odds
from counterclaim.reading.gate import load_gate
from counterclaim.reading.reader import Reader
from counterclaim.reading.recognition.encoder import load_encoder

FOLDS = 5
RIDGE = 1.0
_ROUNDS = 50

Doubles = NDArray[np.float64]


def fit(beliefs: Doubles, right: Doubles) -> Calibration:
    """Ridge logistic regression by Newton's method; beliefs (claims, DECISIVE) in log-odds, right (claims)."""
    design = np.column_stack([np.ones(len(beliefs)), beliefs])
    penalty = np.diag([0.0] + [RIDGE] * beliefs.shape[1])
    weights = np.zeros(design.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (chance - right) + penalty @ weights
        bend = (design * (chance * (1 - chance))[:, None]).T @ design + penalty
        weights = weights - np.linalg.solve(bend, slope)
    return Calibration(float(weights[0]), dict(zip(DECISIVE, map(float, weights[1:]), strict=True)))


def cross_validated(beliefs: Doubles, right: Doubles) -> float:
    """Expected calibration error of claims whose fold had no part in the fit."""
    told: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        held = np.arange(len(right)) % FOLDS == fold
        fitted = fit(beliefs[~held], right[~held])
        told += [(_chance(fitted, row), bool(r)) for row, r in zip(beliefs[held], right[held], strict=True)]
    return calibration_error(reliability(told))


def _chance(calibration: Calibration, beliefs: Doubles) -> float:
    weights = np.array([calibration.slopes[name] for name in DECISIVE])
    return float(1 / (1 + np.exp(-calibration.intercept - beliefs @ weights)))


def observed(model: Path, gold: Sequence[Path]) -> tuple[Doubles, Doubles]:
    """Of every claim that the reader finds: what it believes of the decisive fields, and whether the claim is right."""
    reader = Reader(load_encoder(model), load_gate(), load_actors(), UNFITTED)
    reports = load_gold(gold)
    read = {r.report.doc: [c.to_dict() for c in r.claims] for r in reader.read_all(as_reports(reports))}
    told = list(judged({r["doc"]: r["claims"] for r in reports}, read))
    beliefs = [[log_odds(claim["confidences"][name]) for name in DECISIVE] for claim, _ in told]
    return np.array(beliefs), np.array([float(right) for _, right in told])


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Fit the confidence of claims on reports kept from training.")
    parser.add_argument("gold", nargs="+", type=Path, help="annotated reports in the gold format")
    parser.add_argument("--model", type=Path, required=True, help="folder of the weights; calibration.json goes there")
    options = parser.parse_args(arguments)
    beliefs, right = observed(options.model, options.gold)
    calibration = fit(beliefs, right)
    print("\n".join(_account(calibration, beliefs, right)))
    write_calibration(calibration, options.model)


def write_calibration(calibration: Calibration, folder: Path) -> None:
    slopes = {name: round(slope, 4) for name, slope in calibration.slopes.items()}
    told = {"intercept": round(calibration.intercept, 4), "slopes": slopes}
    (folder / "calibration.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def _account(calibration: Calibration, beliefs: Doubles, right: Doubles) -> Iterator[str]:
    yield f"{len(right)} claims, {int(right.sum())} right"
    yield f"expected calibration error, {FOLDS}-fold: {cross_validated(beliefs, right):.3f}"


if __name__ == "__main__":
    main()
