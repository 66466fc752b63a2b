"""The reports of MUC-3 and MUC-4 as JSON lines: `python tools/muc_reports.py MUC_FOLDER | counterclaim ingest -`.

Their lines are broken at a fixed width: they are joined again, paragraph by paragraph.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

_HEADER = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each report, in the order of files and reports."""
    for path in sorted(p for p in folder.glob("*/*-muc*") if not p.name.startswith("key")):
        parts = _HEADER.split(path.read_text("latin-1"))
        yield from zip(parts[1::2], map(_joined, parts[2::2]), strict=True)


def _joined(text: str) -> str:
    paragraphs = (" ".join(p.split()) for p in re.split(r"\n\s*\n", text))
    return "\n\n".join(p for p in paragraphs if p)


def main(folder: str) -> None:
    for doc, text in texts(Path(folder)):
        print(json.dumps({"doc": doc, "text": text}))


if __name__ == "__main__":
    main(sys.argv[1])
