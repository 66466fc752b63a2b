"""The trained network as two ONNX files with 8-bit weights, and their hashes."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path

import torch

from counterclaim.training.network import HIDDEN, Network

FILES = ("anchors.onnx", "roles.onnx")
OPSET = 17


def export(network: Network, folder: Path) -> None:
    """Write anchors.onnx, roles.onnx and hashes.json into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name in FILES:
            exact = Path(scratch) / name
            (_export_shared if name == "anchors.onnx" else _export_roles)(network, exact)
            _quantize(exact, folder / name)
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    (folder / "hashes.json").write_text(json.dumps(hashes, indent=1) + "\n", "utf-8")


def _export_shared(network: Network, path: Path) -> None:
    ids = torch.ones(1, 7, dtype=torch.long)
    torch.onnx.export(
        network.shared,
        (ids, torch.zeros_like(ids)),
        str(path),
        input_names=["ids", "types"],
        output_names=["states", "anchors"],
        dynamic_axes={name: {1: "tokens"} for name in ("ids", "types", "states", "anchors")},
        opset_version=OPSET,
        dynamo=False,
    )


def _export_roles(network: Network, path: Path) -> None:
    one = torch.ones(2, dtype=torch.long)
    torch.onnx.export(
        network.roles,
        (torch.zeros(2, 7, HIDDEN), one, one),
        str(path),
        input_names=["states", "anchor", "kind"],
        output_names=["edges", "fields"],
        dynamic_axes={
            "states": {0: "claims", 1: "tokens"},
            "anchor": {0: "claims"},
            "kind": {0: "claims"},
            "edges": {0: "claims", 1: "tokens"},
            "fields": {0: "claims"},
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
