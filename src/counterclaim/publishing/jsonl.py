"""Readings as JSON, one line a report, in the gold format (codebook section 8)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from counterclaim.claims.report import Reading

_BREAKING = re.compile("[\ud800-\udfff\x85\u2028\u2029]")
"""What no encoder writes (lone surrogates) or some programs take for the end of a line."""


def render_line(reading: Reading) -> str:
    """One report in one line, without its line end; the text in its own letters, not escaped."""
    line = json.dumps(reading.to_dict(), ensure_ascii=False)
    return _BREAKING.sub(lambda found: f"\\u{ord(found.group()):04x}", line)


def render_lines(readings: Iterable[Reading]) -> str:
    """A line a report, in the order of the readings."""
    return "".join(render_line(reading) + "\n" for reading in readings)
