"""Weights that are not those their hashes name are refused."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from counterclaim.reading.integrity import DamagedModel, checked_bytes
from counterclaim.reading.recognition.encoder import load_encoder
from counterclaim.reading.windows import TOKENIZER_SHA256


@pytest.mark.parametrize("name", ["text.onnx", "claims.onnx"])
def test_a_changed_byte_is_found(tmp_path: Path, name: str) -> None:
    with as_file(files("counterclaim.reading.recognition") / "model") as model:
        copy = Path(shutil.copytree(model, tmp_path / "model"))
    weights = bytearray((copy / name).read_bytes())
    weights[len(weights) // 2] ^= 1
    (copy / name).write_bytes(weights)
    with pytest.raises(DamagedModel, match=name):
        load_encoder(copy)


def test_a_changed_tokenizer_is_found(tmp_path: Path) -> None:
    with as_file(files("counterclaim.reading.recognition") / "model") as model:
        words = (model / "tokenizer.json").read_bytes()
    (tmp_path / "tokenizer.json").write_bytes(words.replace(b"soldier", b"soldeir", 1))
    with pytest.raises(DamagedModel, match="tokenizer"):
        checked_bytes(tmp_path / "tokenizer.json", TOKENIZER_SHA256)
