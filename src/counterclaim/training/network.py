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
        return self._finish(states, self.key(states), self.value(states), mask)

    def with_markers(
        self, text: Tensor, markers: Tensor, row: Tensor, mask: Tensor | None, seen: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        """text (b, t, HIDDEN), and markers (n, m, HIDDEN) that see each other and the text of their row (n).

        mask as above; seen (n, 1, 1, t + m) for the markers.
        """
        keys, values = self.key(text), self.value(text)
        marker_keys = torch.cat([keys[row], self.key(markers)], dim=1)
        marker_values = torch.cat([values[row], self.value(markers)], dim=1)
        return self._finish(text, keys, values, mask), self._finish(markers, marker_keys, marker_values, seen)

    def _finish(self, states: Tensor, keys: Tensor, values: Tensor, mask: Tensor | None) -> Tensor:
        mixed = _attend(_heads(self.query(states)), _heads(keys), _heads(values), mask)
        mixed = self.output(mixed.transpose(1, 2).reshape(states.shape))
        states = self.attention_norm(states + functional.dropout(mixed, DROPOUT, self.training))
        changed = self.outer(functional.gelu(self.inner(states)))
        return self.norm(states + functional.dropout(changed, DROPOUT, self.training))


def _attend(queries: Tensor, keys: Tensor, values: Tensor, mask: Tensor | None) -> Tensor:
    """Written out: on a CPU the backward pass of the fused attention takes twice the time of this."""
    scores = queries @ keys.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5
    if mask is not None:
        scores = scores.masked_fill(~mask, -1e4)
    return torch.softmax(scores, dim=-1).to(values.dtype) @ values


def _heads(x: Tensor) -> Tensor:
    b, t, _ = x.shape
    return x.view(b, t, HEADS, HIDDEN // HEADS).transpose(1, 2)


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
        self,
        states: Tensor,
        row: Tensor,
        anchor: Tensor,
        kind: Tensor,
        mask: Tensor | None = None,
        seen: Tensor | None = None,
    ) -> tuple[Tensor, Tensor]:
        """states (b, t, HIDDEN); row, anchor, kind (n); masks as of `Layer.with_markers`
        → edges (n, t, roles · 2), fields (n, all values)."""
        marks = self.anchor(kind)
        text = states + _places(row, anchor, states) @ marks
        markers = text[row, anchor][:, None] + self.marker.weight[None]
        for layer in self.upper:
            text, markers = layer.with_markers(text, markers, row, mask, seen)
        both = torch.cat([markers[:, -1], text[row, anchor]], dim=1)
        summary = functional.dropout(torch.tanh(self.summary(both)), DROPOUT, self.training)
        return self._edges(markers[:, :-1], text, row, anchor), self.fields(summary)

    def _edges(self, markers: Tensor, last: Tensor, row: Tensor, anchor: Tensor) -> Tensor:
        n, t = row.shape[0], last.shape[1]
        points = self.point(markers).reshape(n, len(ROLES) * EDGES, HIDDEN)
        pointed = self.pointed(last)[row].view(n, t, EDGES, HIDDEN)
        starts = points[:, 0::2] @ pointed[:, :, 0].transpose(1, 2)
        ends = points[:, 1::2] @ pointed[:, :, 1].transpose(1, 2)
        found = torch.stack([starts, ends], dim=2).view(n, len(ROLES) * EDGES, t).transpose(1, 2)
        return found / HIDDEN**0.5 + self.distance(distances(anchor, t))


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
