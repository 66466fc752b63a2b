"""Annotated reports, as they lie in files of the gold format (codebook section 8)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from counterclaim.claims.kinds import Kind


def load_reports(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """The reports of the files, in order.

    Whoever annotated a file and never marked a kind tells nothing of it: `unmarked` of its reports names such kinds.
    """
    return [report for path in paths for report in _with_unmarked(_reports(path))]


def _reports(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _with_unmarked(reports: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    marked = {claim["kind"] for report in reports for claim in report["claims"]}
    unmarked = [kind.value for kind in Kind if kind.value not in marked]
    return [{**report, "unmarked": unmarked} for report in reports]
