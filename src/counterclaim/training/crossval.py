"""How the reader fares on kinds of text that it was not trained on.

`python -m counterclaim.training.crossval --out FILE.jsonl KIND.jsonl... [--beside MORE.jsonl...]`: each file is a kind.
For each a gate and a recogniser are trained on the other files, and on those beside, and read the one left out.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from counterclaim.check.evaluation import Evaluation, as_reports, evaluate_readings
from counterclaim.claims.report import Reading
from counterclaim.knowledge.actors import load_actors
from counterclaim.publishing.jsonl import render_lines
from counterclaim.reading.confidence import UNFITTED
from counterclaim.reading.reader import Reader
from counterclaim.reading.recognition.encoder import load_encoder
from counterclaim.training.annotated import load_reports
from counterclaim.training.export import export
from counterclaim.training.gate import sentences_of, train_gate
from counterclaim.training.train import Recipe, train

RECALL = 0.9925
"""The gate's, as in the Makefile."""

Annotated = Sequence[Mapping[str, Any]]


def share_of(reports: Annotated, share: float, seed: int) -> Annotated:
    """About the share of the reports, drawn at random; a larger share holds the smaller ones."""
    rng = random.Random(seed)
    return [report for report in reports if rng.random() < share]


def read_untrained(seen: Annotated, left_out: Annotated, recipe: Recipe) -> Sequence[Reading]:
    """What a reader trained on the reports seen makes of those left out."""
    gate, _ = train_gate(sentences_of(seen), RECALL)
    with tempfile.TemporaryDirectory() as folder:
        export(train(seen, recipe), Path(folder))
        reader = Reader(load_encoder(Path(folder)), gate, load_actors(), UNFITTED)
        return list(reader.read_all(as_reports(left_out)))


def evaluate(left_out: Annotated, readings: Sequence[Reading]) -> Evaluation:
    """The readings against what is annotated."""
    return evaluate_readings(left_out, {r.report.doc: [c.to_dict() for c in r.claims] for r in readings})


def figures(evaluation: Evaluation) -> dict[str, Any]:
    """F1s, fields and floors of each group of kinds."""
    return {
        group: {
            "core": round(found.core.f1, 3),
            "claim": round(found.claim.f1, 3),
            "gold": found.core.gold,
            "read": found.core.read,
            "floors": [round(floor[group].claim.f1, 3) for floor in evaluation.floors.values()],
            **{field: round(right, 3) for field, right in found.fields.items()},
        }
        for group, found in evaluation.scores.items()
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Train on all kinds of text but one, and read that one.")
    parser.add_argument("kinds", nargs="+", type=Path, help="annotated reports in the gold format, a kind a file")
    parser.add_argument("--beside", nargs="*", type=Path, default=[], help="reports to train on that are no such kind")
    parser.add_argument("--leave", nargs="*", help="leave out only the files of these names, without ending")
    parser.add_argument("--share", type=float, default=1.0, help="train on this share of the reports")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--out", type=Path, required=True, help="a line of figures is added for each kind left out")
    parser.add_argument("--readings", type=Path, help="folder for what was read of each kind, to look at the errors")
    options = parser.parse_args(arguments)
    for kind in options.kinds:
        if options.leave and kind.stem not in options.leave:
            continue
        others = [path for path in (*options.kinds, *options.beside) if path != kind]
        seen = share_of(load_reports(others), options.share, seed=1)
        left_out = load_reports([kind])
        readings = read_untrained(seen, left_out, Recipe(1, options.epochs, ()))
        if options.readings:
            (options.readings / kind.name).write_text(render_lines(readings), "utf-8")
        found = figures(evaluate(left_out, readings))
        told = {"left_out": kind.stem, "claims_seen": sum(len(r["claims"]) for r in seen), **found}
        with options.out.open("a", encoding="utf-8") as out:
            out.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
