"""Files of the model are the ones their hashes name, or nothing is read with them."""

from __future__ import annotations

import hashlib
from pathlib import Path


class DamagedModel(RuntimeError):
    """A file of the model is not the one that its hash names."""


def checked_bytes(path: Path, sha256: str) -> bytes:
    """The file's bytes; DamagedModel where they have another hash."""
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise DamagedModel(f"{path} is not the file that its hash names")
    return data
