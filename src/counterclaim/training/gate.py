"""Train the gate: `python -m counterclaim.training.gate --out gate.tsv TRAIN.jsonl... [--general NEWS.json]`.

A logistic regression over the different words of a sentence. The two limits are chosen on scores that were given by
weights which had not seen the report (five folds), so that the recall holds for reports to come.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from counterclaim.claims.span import Span
from counterclaim.reading.gate import SHORTEST, Gate, gate_words
from counterclaim.reading.sentences import split_sentences
from counterclaim.training.annotated import load_reports

FOLDS = 5
RAREST = 2
DECAY = 1e-4
SMALLEST = 0.05
"""Weights below it are left out."""
POSITIVE_WEIGHT = 3.0
LOST_WITH_REPORT = 0.0007
"""Of the claims' sentences that pass otherwise, those that may be lost since nothing in their report is plain: that
stops two fifths of what passes of general news."""

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sentence:
    report: int
    words: frozenset[str]
    claim: bool
    general: bool = False


def sentences_of(reports: Iterable[Mapping[str, Any]], general: Path | None = None) -> list[Sentence]:
    """The sentences of annotated reports and, without claims, of every second general article.

    The other articles are left for measuring.
    """
    found = []
    for report, told in enumerate(reports):
        spans = [Span(c["start"], c["end"]) for c in told["claims"]]
        for sentence in split_sentences(told["text"]):
            shared = max((min(s.end, sentence.end) - max(s.start, sentence.start) for s in spans), default=0)
            found.append(Sentence(report, frozenset(gate_words(sentence.of(told["text"]))), shared > 3))
    articles = json.loads(general.read_text("utf-8")) if general else {}
    for number, article in enumerate(articles[name] for name in sorted(articles)):
        body = article["articleBody"]
        if number % 2 == 0:
            words = (frozenset(gate_words(s.of(body))) for s in split_sentences(body))
            found.extend(Sentence(-1 - number, w, False, True) for w in words)
    return found


def fit(sentences: Sequence[Sentence]) -> dict[str, float]:
    """Weights of the words; "=bias" is the constant."""
    seen = Counter(w for s in sentences for w in s.words)
    index = {w: i for i, w in enumerate(sorted(w for w, n in seen.items() if n >= RAREST))}
    rows = [sorted(index[w] for w in s.words if w in index) for s in sentences]
    flat = torch.tensor([i for row in rows for i in row])
    starts = torch.tensor(np.cumsum([0] + [len(row) for row in rows])[:-1])
    told = torch.tensor([float(s.claim) for s in sentences])
    bag = torch.nn.EmbeddingBag(len(index), 1, mode="sum")
    torch.nn.init.zeros_(bag.weight)
    bias = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([bag.weight, bias], max_iter=60, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        logits = bag(flat, starts)[:, 0] + bias
        value = torch.nn.functional.binary_cross_entropy_with_logits(
            logits, told, pos_weight=torch.tensor(POSITIVE_WEIGHT)
        )
        value = value + DECAY * (bag.weight**2).sum()
        value.backward()
        return value

    optimizer.step(loss)
    weights = bag.weight.detach().numpy()[:, 0]
    return {w: float(weights[i]) for w, i in index.items()} | {"=bias": float(bias.detach()[0])}


def score(weights: dict[str, float], sentences: Sequence[Sentence]) -> Scores:
    return np.array([weights["=bias"] + sum(weights.get(w, 0.0) for w in s.words) for s in sentences])


def best_near(scores: Scores, sentences: Sequence[Sentence]) -> Scores:
    """The best score among each sentence and its two neighbours in the report."""
    rows: dict[int, list[int]] = defaultdict(list)
    for index, sentence in enumerate(sentences):
        rows[sentence.report].append(index)
    best = np.zeros(len(sentences))
    for indices in rows.values():
        for at, index in enumerate(indices):
            best[index] = scores[indices[max(0, at - 1) : at + 2]].max()
    return best


def choose_limits(scores: Scores, near: Scores, sentences: Sequence[Sentence], recall: float) -> tuple[float, float]:
    """(own, near) that keep the recall and let the fewest sentences of general news pass."""
    claim = np.array([s.claim for s in sentences])
    general = np.array([s.general for s in sentences])
    counted = general if general.any() else ~claim
    choices = []
    for lost in np.linspace(0.02, 0.98, 25) * (1 - recall):
        near_limit = float(np.quantile(near[claim], lost))
        own_limit = float(np.quantile(np.where(near >= near_limit, scores, -99.0)[claim], 1 - recall))
        passing = ((near >= near_limit) & (scores >= own_limit))[counted].mean()
        choices.append((float(passing), own_limit, near_limit))
    return min(choices)[1:]


def choose_report(scores: Scores, sentences: Sequence[Sentence], own: float, near: float) -> float:
    """The least of the best score of a report that is not short."""
    best: dict[int, list[float]] = defaultdict(list)
    for value, sentence in zip(scores, sentences, strict=True):
        best[sentence.report].append(float(value))
    passing = (best_near(scores, sentences) >= near) & (scores >= own)
    found = [best[s.report] for s, passes in zip(sentences, passing, strict=True) if passes and s.claim]
    return float(np.quantile([max(b) if len(b) >= SHORTEST else 99.0 for b in found], LOST_WITH_REPORT))


def cross_validated(sentences: Sequence[Sentence]) -> Scores:
    scores = np.zeros(len(sentences))
    for fold in range(FOLDS):
        held = [i for i, s in enumerate(sentences) if s.report % FOLDS == fold]
        weights = fit([s for s in sentences if s.report % FOLDS != fold])
        scores[held] = score(weights, [sentences[i] for i in held])
    return scores


def train_gate(sentences: Sequence[Sentence], recall: float) -> tuple[Gate, Scores]:
    """The gate, its weights rounded, and the scores that choose its limits: each by weights that had not seen it."""
    torch.manual_seed(0)
    held = cross_validated(sentences)
    own, near = choose_limits(held, best_near(held, sentences), sentences, recall)
    weights = fit(sentences)
    kept = {w: round(v, 2) for w, v in weights.items() if abs(v) >= SMALLEST and w != "=bias"}
    report = choose_report(held, sentences, own, near)
    return Gate(kept, round(weights["=bias"], 3), round(own, 3), round(near, 3), round(report, 3)), held


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Train the gate on annotated reports.")
    parser.add_argument("train", nargs="+", type=Path)
    parser.add_argument("--general", type=Path, help="articles without claims: JSON of {id: {articleBody}}")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--recall", type=float, default=0.995)
    options = parser.parse_args(arguments)
    sentences = sentences_of(load_reports(options.train), options.general)
    gate, held = train_gate(sentences, options.recall)
    for name, scores in (("held out", held), ("as trained", score({**gate.weights, "=bias": gate.bias}, sentences))):
        _print_shares(name, scores, sentences, gate)
    values = {**gate.weights, "=bias": gate.bias, "=own": gate.own, "=near": gate.near, "=report": gate.report}
    lines = ["# Weights of words for the gate, learned by counterclaim.training.gate; =own … =report are its limits."]
    lines += [f"{word}\t{values[word]:.3f}" for word in sorted(values)]
    options.out.write_text("\n".join(lines) + "\n", "utf-8")


def _print_shares(name: str, scores: Scores, sentences: Sequence[Sentence], gate: Gate) -> None:
    passing = (best_near(scores, sentences) >= gate.near) & (scores >= gate.own)
    claim = np.array([s.claim for s in sentences])
    general = np.array([s.general for s in sentences])
    print(
        f"{name}: recall {passing[claim].mean():.4f}, passing without a claim {passing[~claim & ~general].mean():.3f}",
        end="",
    )
    print(f", of general news {passing[general].mean():.3f}" if general.any() else "")


if __name__ == "__main__":
    main()
