"""The trained network as two ONNX files with 8-bit weights, and their hashes."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path

import torch

from counterclaim.training.network import HIDDEN, Network

FILES = ("text.onnx", "claims.onnx")
OPSET = 17


def export(network: Network, folder: Path) -> None:
    """Write text.onnx, claims.onnx and hashes.json into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name in FILES:
            exact = Path(scratch) / name
            (_export_text if name == "text.onnx" else _export_claims)(network, exact)
            _quantize(exact, folder / name)
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    (folder / "hashes.json").write_text(json.dumps(hashes, indent=1) + "\n", "utf-8")


def _export_text(network: Network, path: Path) -> None:
    ids = torch.ones(1, 7, dtype=torch.long)
    torch.onnx.export(
        network.text,
        (ids, torch.zeros_like(ids)),
        str(path),
        input_names=["ids", "types"],
        output_names=["states", "anchors"],
        dynamic_axes={"ids": {1: "t"}, "types": {1: "t"}, "states": {1: "t"}, "anchors": {1: "t"}},
        opset_version=OPSET,
        dynamo=False,
    )


def _export_claims(network: Network, path: Path) -> None:
    two = torch.ones(2, dtype=torch.long)
    torch.onnx.export(
        network.claims,
        (torch.zeros(1, 7, HIDDEN), torch.zeros_like(two), two, two),
        str(path),
        input_names=["states", "row", "anchor", "kind"],
        output_names=["edges", "fields"],
        dynamic_axes={
            "states": {1: "t"},
            "row": {0: "n"},
            "anchor": {0: "n"},
            "kind": {0: "n"},
            "edges": {0: "n", 1: "t"},
            "fields": {0: "n"},
        },
        opset_version=OPSET,
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
