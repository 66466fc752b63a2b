"""JSON that any file can hold."""

from __future__ import annotations

import json
import re

from counterclaim.ledger.hashing import canonical

_HALF = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(r"\\ud[89a-f]")


def whole(text: str) -> str:
    """With half characters, which UTF-8 has none of, escaped as JSON does."""
    return _HALF.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def as_filed(text: str) -> str:
    """The canonical JSON that `whole` was given."""
    return canonical(json.loads(text)) if _ESCAPED.search(text) else text
