"""Annotated reports, as they lie in files of the gold format (codebook section 8)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def load_reports(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """The reports of the files, in order."""
    lines = (line for path in paths for line in path.read_text("utf-8").splitlines())
    return [json.loads(line) for line in lines if line.strip()]
