"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path


def write_file(path: Path, content: bytes) -> None:
    """Takes the place of what is there at once; what is no plain file (a pipe, a terminal) is written to. Raises
    OSError.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    beside = _beside(target)
    try:
        _write(beside, content)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """A folder of flat files. Raises FileExistsError where there is one already, and OSError."""
    if path.exists():
        raise FileExistsError(f"{path} exists already")
    beside = _beside(path.resolve())
    try:
        beside.mkdir()
        for name, content in files.items():
            _write(beside / name, content)
        beside.rename(path)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
