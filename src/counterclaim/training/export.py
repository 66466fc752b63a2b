"""The trained network as two ONNX files with 8-bit weights, and their hashes."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from counterclaim.reading.confidence import UNFITTED
from counterclaim.training.calibrate import write_calibration
from counterclaim.training.network import HEADS, HIDDEN, MARKERS, Claims, Layer, Network, attend

FILES = ("text.onnx", "claims.onnx")
OPSET = 17


def export(network: Network, folder: Path) -> None:
    """Write text.onnx, claims.onnx, hashes.json and a calibration.json that is yet to be fitted into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name in FILES:
            exact = Path(scratch) / name
            (_export_text if name == "text.onnx" else _export_claims)(network, exact)
            _quantize(exact, folder / name)
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    (folder / "hashes.json").write_text(json.dumps(hashes, indent=1) + "\n", "utf-8")
    write_calibration(UNFITTED, folder)


class Fused(torch.autograd.Function):
    """Attention as one operation of the run time, which else spends half of its time on moving heads about."""

    @staticmethod
    def forward(ctx: Any, queries: Tensor, keys: Tensor, values: Tensor, bias: Tensor | None) -> Tensor:
        return attend(queries, keys, values, None if bias is None else bias == 0)

    @staticmethod
    def symbolic(g: Any, queries: Any, keys: Any, values: Any, bias: Any) -> Any:
        nothing = g.op("prim::Constant")
        nothing.setType(torch._C.OptionalType.ofTensor())
        inputs = [queries, keys, values, nothing, nothing, bias or nothing]
        return g.op("com.microsoft::MultiHeadAttention", *inputs, num_heads_i=HEADS).setType(queries.type())


class OneWindow(nn.Module):
    """`Claims` of one window: text and markers go through the products as one sequence.

    It gives what `Claims` gives; a test holds the two together.
    """

    def __init__(self, claims: Claims) -> None:
        super().__init__()
        self.claims = claims

    def forward(self, states: Tensor, anchor: Tensor, kind: Tensor) -> tuple[Tensor, Tensor]:
        """states (1, t, HIDDEN); anchor, kind (n) → edges (n, t, roles · 2), fields (n, all values)."""
        claims, n, t = self.claims, anchor.shape[0], states.shape[1]
        at_anchor = (torch.arange(t)[:, None] == anchor[None]).to(states.dtype)
        text = states[0] + at_anchor @ claims.anchor(kind)
        markers = text[anchor][:, None] + claims.marker.weight[None]
        together = torch.cat([text, markers.view(n * MARKERS, HIDDEN)])[None]
        bias = _others_hidden(n, t)
        for layer in claims.upper:
            queries, keys, values = layer.asked(together).split(HIDDEN, dim=-1)
            mixed = Fused.apply(queries[:, :t], keys[:, :t], values[:, :t], None)
            mixed_markers = Fused.apply(queries[:, t:], keys, values, bias)
            together = layer.finish(together, torch.cat([mixed, mixed_markers], dim=1))
        last, markers = together[:, :t], together[0, t:].view(n, MARKERS, HIDDEN)
        return claims.edges(markers, claims.pointed(last), anchor), claims.told(markers, last[0, anchor])


def _others_hidden(n: int, t: int) -> Tensor:
    """(1, 1, n · MARKERS, t + n · MARKERS): what keeps the markers of n claims from seeing those of others."""
    owner = torch.arange(n * MARKERS) // MARKERS
    apart = torch.where(owner[:, None] != owner[None], -1e4, 0.0)
    return torch.cat([torch.zeros(n * MARKERS, t), apart], dim=1)[None, None]


def _export_text(network: Network, path: Path) -> None:
    ids = torch.ones(1, 7, dtype=torch.long)
    for module in network.text.modules():
        if isinstance(module, Layer):
            module.attend = Fused.apply
    torch.onnx.export(
        network.text,
        (ids, torch.zeros_like(ids)),
        str(path),
        input_names=["ids", "types"],
        output_names=["states", "anchors"],
        dynamic_axes={"ids": {1: "t"}, "types": {1: "t"}, "states": {1: "t"}, "anchors": {1: "t"}},
        opset_version=OPSET,
        custom_opsets={"com.microsoft": 1},
        dynamo=False,
    )


def _export_claims(network: Network, path: Path) -> None:
    two = torch.ones(2, dtype=torch.long)
    torch.onnx.export(
        OneWindow(network.claims),
        (torch.zeros(1, 7, HIDDEN), two, two),
        str(path),
        input_names=["states", "anchor", "kind"],
        output_names=["edges", "fields"],
        dynamic_axes={
            "states": {1: "t"},
            "anchor": {0: "n"},
            "kind": {0: "n"},
            "edges": {0: "n", 1: "t"},
            "fields": {0: "n"},
        },
        opset_version=OPSET,
        custom_opsets={"com.microsoft": 1},
        dynamo=False,
    )


def _quantize(exact: Path, small: Path) -> None:
    """Weights to 8 bits, a scale a channel; activations are scaled as they come, window by window."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        exact,
        small,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=False,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )
