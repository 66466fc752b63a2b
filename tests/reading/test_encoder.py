"""Weights that are not those their hashes name are refused."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from counterclaim.reading.recognition.encoder import DamagedModel, load_encoder


@pytest.mark.parametrize("name", ["anchors.onnx", "roles.onnx"])
def test_a_changed_byte_is_found(tmp_path: Path, name: str) -> None:
    with as_file(files("counterclaim.reading.recognition") / "model") as model:
        copy = Path(shutil.copytree(model, tmp_path / "model"))
    weights = bytearray((copy / name).read_bytes())
    weights[len(weights) // 2] ^= 1
    (copy / name).write_bytes(weights)
    with pytest.raises(DamagedModel, match=name):
        load_encoder(copy)
