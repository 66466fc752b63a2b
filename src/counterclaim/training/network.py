"""The recogniser's network: a small BERT whose upper layers are told which claim they read for.

All but the last `UPPER` layers are shared. The last layers exist twice, both begun from the base's own: one copy
finds anchors; the other, with a claim's anchor and kind added to the shared states, reads the claim's roles and fields.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.reading.recognition.labels import FIELDS, KINDS, ROLES

HIDDEN, HEADS, INNER, LAYERS, UPPER = 384, 12, 1536, 6, 3
VOCABULARY, POSITIONS = 30522, 512
DROPOUT = 0.1


class Layer(nn.Module):
    """A post-norm transformer layer as BERT has it."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.output = nn.Linear(HIDDEN, HIDDEN)
        self.attention_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """states (b, t, HIDDEN); mask (b, 1, 1, t) true where there is a token."""
        b, t, _ = states.shape

        def heads(x: Tensor) -> Tensor:
            return x.view(b, t, HEADS, HIDDEN // HEADS).transpose(1, 2)

        mixed = functional.scaled_dot_product_attention(
            heads(self.query(states)),
            heads(self.key(states)),
            heads(self.value(states)),
            attn_mask=mask,
        )
        mixed = self.output(mixed.transpose(1, 2).reshape(b, t, HIDDEN))
        states = self.attention_norm(states + functional.dropout(mixed, DROPOUT, self.training))
        changed = self.outer(functional.gelu(self.inner(states)))
        return self.norm(states + functional.dropout(changed, DROPOUT, self.training))


class Shared(nn.Module):
    """Token ids to the states that anchors and roles are read from, and the anchors' logits."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.types = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.lower = nn.ModuleList(Layer() for _ in range(LAYERS - UPPER))
        self.upper = nn.ModuleList(Layer() for _ in range(UPPER))
        self.anchors = nn.Linear(HIDDEN, len(KINDS))

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """ids, types (b, t) → shared states (b, t, HIDDEN), anchor logits (b, t, kinds)."""
        at = torch.arange(ids.shape[1], device=ids.device)
        states = self.norm(self.words(ids) + self.positions(at) + self.types(types))
        states = functional.dropout(states, DROPOUT, self.training)
        for layer in self.lower:
            states = layer(states, mask)
        top = states
        for layer in self.upper:
            top = layer(top, mask)
        return states, self.anchors(top)


class Roles(nn.Module):
    """Shared states, anchor and kind of each claim to its roles' start and end logits and its fields' logits."""

    def __init__(self) -> None:
        super().__init__()
        self.anchor = nn.Embedding(len(KINDS), HIDDEN)
        self.whole = nn.Embedding(len(KINDS), HIDDEN)
        self.upper = nn.ModuleList(Layer() for _ in range(UPPER))
        self.edges = nn.Linear(HIDDEN, 2 * len(ROLES))
        self.summary = nn.Linear(2 * HIDDEN, HIDDEN)
        self.fields = nn.Linear(HIDDEN, sum(len(values) for values in FIELDS.values()))

    def forward(
        self, states: Tensor, anchor: Tensor, kind: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """states (n, t, HIDDEN), anchor, kind (n) → edges (n, t, 2 · roles), fields (n, all values)."""
        here = (torch.arange(states.shape[1], device=states.device)[None, :] == anchor[:, None]).unsqueeze(2)
        first = (torch.arange(states.shape[1], device=states.device) == 0)[None, :, None]
        states = states + here * self.anchor(kind)[:, None, :] + first * self.whole(kind)[:, None, :]
        for layer in self.upper:
            states = layer(states, mask)
        at_anchor = (states * here).sum(1)
        both = torch.cat([states[:, 0], at_anchor], dim=1)
        summary = functional.dropout(torch.tanh(self.summary(both)), DROPOUT, self.training)
        return self.edges(states), self.fields(summary)


class Network(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.shared = Shared()
        self.roles = Roles()

    @classmethod
    def from_base(cls, weights: Path) -> Network:
        """A network begun from a BERT's weights in safetensors."""
        from safetensors.torch import load_file

        network = cls()
        nn.init.normal_(network.roles.anchor.weight, std=0.2)
        nn.init.normal_(network.roles.whole.weight, std=0.05)
        nn.init.constant_(network.shared.anchors.bias, -4.0)
        base = {name.removeprefix("bert."): value for name, value in load_file(weights).items()}
        shared = network.shared
        for mine, theirs in (
            (shared.words, "word_embeddings"),
            (shared.positions, "position_embeddings"),
            (shared.types, "token_type_embeddings"),
            (shared.norm, "LayerNorm"),
        ):
            _copy(mine, base, f"embeddings.{theirs}")
        for index, layer in enumerate([*shared.lower, *shared.upper]):
            _copy_layer(layer, base, index)
        for index, layer in enumerate(network.roles.upper):
            _copy_layer(layer, base, LAYERS - UPPER + index)
        return network


_LAYER_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm": "output.LayerNorm",
}


def _copy_layer(layer: nn.Module, base: dict[str, Any], index: int) -> None:
    for mine, theirs in _LAYER_NAMES.items():
        _copy(layer.get_submodule(mine), base, f"encoder.layer.{index}.{theirs}")


def _copy(module: nn.Module, base: dict[str, Any], name: str) -> None:
    with torch.no_grad():
        for key, parameter in module.named_parameters():
            parameter.copy_(base[f"{name}.{key}"])
