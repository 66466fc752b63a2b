"""Examples as tensors, padded to the longest of their batch."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from counterclaim.reading.recognition.labels import FIELDS, KINDS, ROLES
from counterclaim.training.examples import ClaimTarget, Example

MASK = 103
"""The base's [MASK]: some words are hidden in training, so that it learns from the construction, not the name."""


@dataclass(frozen=True, slots=True)
class Batch:
    """b windows of t tokens with n claims; `edges` (n, roles, 2, t) true at right starts and ends.

    `marked` (b, kinds) false where the annotation says nothing about a kind.
    """

    ids: Tensor
    types: Tensor
    mask: Tensor
    anchors: Tensor
    marked: Tensor
    row: Tensor
    anchor: Tensor
    kind: Tensor
    edges: Tensor
    fields: Tensor


def batches(examples: Sequence[Example], tokens: int, hidden: float, rng: random.Random) -> Iterator[Batch]:
    """Shuffled batches of at most `tokens` padded tokens; a share `hidden` of the word pieces is masked."""
    for group in batch_groups(examples, tokens, rng):
        yield _batch(group, hidden, rng)


def batch_groups(examples: Sequence[Example], tokens: int, rng: random.Random) -> list[list[Example]]:
    """The examples in groups of like length and at most `tokens` padded tokens, in random order."""
    order = sorted(range(len(examples)), key=lambda i: (len(examples[i].window) // 16, rng.random()))
    groups: list[list[Example]] = [[]]
    for index in order:
        example = examples[index]
        if groups[-1] and (len(groups[-1]) + 1) * len(example.window) > tokens:
            groups.append([])
        groups[-1].append(example)
    rng.shuffle(groups)
    return groups


def _batch(group: Sequence[Example], hidden: float, rng: random.Random) -> Batch:
    b, t = len(group), max(len(e.window) for e in group)
    ids, types = torch.zeros(b, t, dtype=torch.long), torch.zeros(b, t, dtype=torch.long)
    mask = torch.zeros(b, t, dtype=torch.bool)
    anchors = torch.zeros(b, t, len(KINDS))
    marked = torch.ones(b, len(KINDS), dtype=torch.bool)
    claims: list[tuple[int, ClaimTarget]] = []
    for row, example in enumerate(group):
        size = len(example.window)
        ids[row, :size] = torch.tensor([_hide(i, hidden, rng) for i in example.window.ids])
        types[row, :size] = torch.tensor(example.window.types)
        mask[row, :size] = True
        marked[row, list(example.unmarked)] = False
        for claim in example.claims:
            anchors[row, claim.anchor, claim.kind] = 1.0
            claims.append((row, claim))
    edges = torch.zeros(len(claims), len(ROLES), 2, t, dtype=torch.bool)
    for n, (_, claim) in enumerate(claims):
        for r, spans in enumerate(claim.roles):
            for first, last in spans:
                edges[n, r, 0, first] = edges[n, r, 1, last] = True
    return Batch(
        ids=ids,
        types=types,
        mask=mask,
        anchors=anchors,
        marked=marked,
        row=torch.tensor([row for row, _ in claims], dtype=torch.long),
        anchor=torch.tensor([c.anchor for _, c in claims], dtype=torch.long),
        kind=torch.tensor([c.kind for _, c in claims], dtype=torch.long),
        edges=edges,
        fields=torch.tensor([c.fields for _, c in claims], dtype=torch.long).view(-1, len(FIELDS)),
    )


def _hide(token: int, share: float, rng: random.Random) -> int:
    return MASK if token > 999 and rng.random() < share else token
