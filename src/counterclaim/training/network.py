"""The recogniser's network: a small BERT that reads a text twice, the second time with its claims marked.

All but the last `UPPER` layers are shared. The last layers exist twice, both begun from the base's own. One copy finds
the anchors of all claims. The other sees the shared states with every anchor and its kind added, and beside the text
markers, one a role of each claim and one for its fields: they begin as the state of their claim's anchor and attend to
the text and to each other, while the text does not see them (as the levitated markers of Ye et al., ACL 2022). A role's
marker then points at the text's last states. So a claim costs eight tokens, however long its window is.
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
MARKERS = len(ROLES) + 1
EDGES = 2
FARTHEST = 8
"""Distances from the anchor are told apart by their powers of two, up to this one, and by their side."""
DROPOUT = 0.1


class Layer(nn.Module):
    """A post-norm transformer layer as BERT has it; query, key and value are one product."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.output = nn.Linear(HIDDEN, HIDDEN)
        self.attention_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.attend = attend

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """states (b, t, HIDDEN); mask (b, 1, 1 or t, t) true where a token is seen."""
        queries, keys, values = self.asked(states).split(HIDDEN, dim=-1)
        return self.finish(states, self.attend(queries, keys, values, mask))

    def with_markers(
        self, text: Tensor, markers: Tensor, row: Tensor, mask: Tensor, seen: Tensor
    ) -> tuple[Tensor, Tensor]:
        """text (b, t, HIDDEN), and markers (n, m, HIDDEN) that see each other and the text of their row (n).

        mask as above; seen (n, 1, 1, t + m) for the markers.
        """
        together = torch.cat([text.flatten(0, 1), markers.flatten(0, 1)])
        parts = self.asked(together).split([text.shape[:2].numel(), markers.shape[:2].numel()])
        queries, keys, values = parts[0].view(*text.shape[:2], -1).split(HIDDEN, dim=-1)
        asked, own_keys, own_values = parts[1].view(*markers.shape[:2], -1).split(HIDDEN, dim=-1)
        mixed = self.attend(queries, keys, values, mask)
        marker_keys, marker_values = torch.cat([keys[row], own_keys], 1), torch.cat([values[row], own_values], 1)
        mixed_markers = self.attend(asked, marker_keys, marker_values, seen)
        finished = self.finish(together, torch.cat([mixed.flatten(0, 1), mixed_markers.flatten(0, 1)]))
        first, last = finished.split([len(parts[0]), len(parts[1])])
        return first.view(text.shape), last.view(markers.shape)

    def finish(self, states: Tensor, mixed: Tensor) -> Tensor:
        states = self.attention_norm(states + functional.dropout(self.output(mixed), DROPOUT, self.training))
        changed = self.outer(functional.gelu(self.inner(states)))
        return self.norm(states + functional.dropout(changed, DROPOUT, self.training))


def attend(queries: Tensor, keys: Tensor, values: Tensor, mask: Tensor | None) -> Tensor:
    """Each (b, t, HIDDEN). Written out: on a CPU the backward pass of the fused attention takes twice the time."""
    scores = _heads(queries) @ _heads(keys).transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5
    if mask is not None:
        scores = scores.masked_fill(~mask, -1e4)
    mixed = torch.softmax(scores, dim=-1).to(values.dtype) @ _heads(values)
    return mixed.transpose(1, 2).reshape(queries.shape)


def _heads(x: Tensor) -> Tensor:
    b, t, _ = x.shape
    return x.reshape(b, t, HEADS, HIDDEN // HEADS).transpose(1, 2)


class Text(nn.Module):
    """Token ids to the shared states, and the anchors' logits."""

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


class Claims(nn.Module):
    """Shared states, and row, anchor and kind of each claim, to its roles' start and end logits and its fields'."""

    def __init__(self) -> None:
        super().__init__()
        self.anchor = nn.Embedding(len(KINDS), HIDDEN)
        self.marker = nn.Embedding(MARKERS, HIDDEN)
        self.upper = nn.ModuleList(Layer() for _ in range(UPPER))
        self.point = nn.Linear(HIDDEN, EDGES * HIDDEN)
        self.pointed = nn.Linear(HIDDEN, EDGES * HIDDEN)
        self.distance = nn.Embedding(2 * FARTHEST + 2, EDGES * len(ROLES))
        self.summary = nn.Linear(2 * HIDDEN, HIDDEN)
        self.fields = nn.Linear(HIDDEN, sum(len(values) for values in FIELDS.values()))

    def forward(
        self, states: Tensor, row: Tensor, anchor: Tensor, kind: Tensor, mask: Tensor, seen: Tensor
    ) -> tuple[Tensor, Tensor]:
        """states (b, t, HIDDEN); row, anchor, kind (n); masks as of `Layer.with_markers`
        → edges (n, t, roles · 2), fields (n, all values)."""
        text = states + _places(row, anchor, states) @ self.anchor(kind)
        markers = text[row, anchor][:, None] + self.marker.weight[None]
        for layer in self.upper:
            text, markers = layer.with_markers(text, markers, row, mask, seen)
        return self.edges(markers, self.pointed(text)[row], anchor), self.told(markers, text[row, anchor])

    def told(self, markers: Tensor, anchors: Tensor) -> Tensor:
        """markers (n, MARKERS, HIDDEN) and last states of the anchors (n, HIDDEN) → fields (n, all values)."""
        summary = torch.tanh(self.summary(torch.cat([markers[:, -1], anchors], dim=1)))
        fields: Tensor = self.fields(functional.dropout(summary, DROPOUT, self.training))
        return fields

    def edges(self, markers: Tensor, pointed: Tensor, anchor: Tensor) -> Tensor:
        """markers (n, MARKERS, HIDDEN), pointed (n or 1, t, EDGES · HIDDEN), anchor (n) → (n, t, roles · 2)."""
        n, t = markers.shape[0], pointed.shape[1]
        points = self.point(markers[:, :-1]).view(n, len(ROLES), EDGES, HIDDEN)
        found = [
            points[:, :, edge] @ pointed[:, :, edge * HIDDEN : (edge + 1) * HIDDEN].transpose(1, 2)
            for edge in range(EDGES)
        ]
        both = torch.stack(found, dim=2).view(n, len(ROLES) * EDGES, t).transpose(1, 2)
        return both / HIDDEN**0.5 + self.distance(distances(anchor, t))


def _places(row: Tensor, anchor: Tensor, states: Tensor) -> Tensor:
    """(b, t, n): 1 at the anchor of each claim."""
    rows = torch.arange(states.shape[0], device=states.device)[:, None, None] == row
    tokens = torch.arange(states.shape[1], device=states.device)[None, :, None] == anchor
    return (rows & tokens).to(states.dtype)


def distances(anchor: Tensor, tokens: int) -> Tensor:
    """Class (n, t) of each token's distance from the anchor (n); the first token, for "none", has its own."""
    at = torch.arange(tokens, device=anchor.device)[None, :]
    apart = at - anchor[:, None]
    size = torch.clamp(torch.floor(torch.log2(apart.abs().float() + 1.0)), max=FARTHEST - 1).long() + 1
    signed = torch.where(apart < 0, size + FARTHEST, torch.where(apart > 0, size, torch.zeros_like(size)))
    return torch.where(at == 0, torch.full_like(signed, 2 * FARTHEST + 1), signed)


class Network(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.text = Text()
        self.claims = Claims()

    @classmethod
    def from_base(cls, weights: Path) -> Network:
        """A network begun from a BERT's weights in safetensors."""
        from safetensors.torch import load_file

        network = cls()
        nn.init.normal_(network.claims.marker.weight, std=0.2)
        nn.init.normal_(network.claims.anchor.weight, std=0.2)
        nn.init.zeros_(network.claims.distance.weight)
        nn.init.constant_(network.text.anchors.bias, -4.0)
        base = {name.removeprefix("bert."): value for name, value in load_file(weights).items()}
        text = network.text
        for mine, theirs in (
            (text.words, "word_embeddings"),
            (text.positions, "position_embeddings"),
            (text.types, "token_type_embeddings"),
            (text.norm, "LayerNorm"),
        ):
            _copy(mine, base, f"embeddings.{theirs}")
        for index, layer in enumerate([*text.lower, *text.upper]):
            _copy_layer(layer, base, index)
        for index, layer in enumerate(network.claims.upper):
            _copy_layer(layer, base, LAYERS - UPPER + index)
        return network


_LAYER_NAMES = {
    "output": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm": "output.LayerNorm",
}


def _copy_layer(layer: Layer, base: dict[str, Any], index: int) -> None:
    prefix = f"encoder.layer.{index}"
    with torch.no_grad():
        for key, parameter in layer.asked.named_parameters():
            parts = [base[f"{prefix}.attention.self.{part}.{key}"] for part in ("query", "key", "value")]
            parameter.copy_(torch.cat(parts))
    for mine, theirs in _LAYER_NAMES.items():
        _copy(layer.get_submodule(mine), base, f"{prefix}.{theirs}")


def _copy(module: nn.Module, base: dict[str, Any], name: str) -> None:
    with torch.no_grad():
        for key, parameter in module.named_parameters():
            parameter.copy_(base[f"{name}.{key}"])
