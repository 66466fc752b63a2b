"""Content to ids: the same content has the same id on every machine and engine."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from counterclaim.claims.claim import Claim
from counterclaim.claims.report import Report

_READERS_OWN = ("id", "part_of", "same_as", "confidence", "confidences", "reader")
"""What of a claim depends on what reads it, and on the claims beside it."""


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spare space; what is equal is written the same."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(content: str | bytes) -> str:
    """SHA-256 in hexadecimal; text as UTF-8, half characters included."""
    return hashlib.sha256(
        content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    ).hexdigest()


def report_key(report: Report) -> str:
    """Of the report's text, name and metadata: the same story in another outlet is another report."""
    return digest(canonical(report.to_dict()))


def claim_key(report: str, claim: Claim) -> str:
    """Of the report's key and what is claimed, in which words.

    Who read it, how sure, and what the names were taken to stand for is left out: a newer reader that reads the same
    finds the claim that people have decided on.
    """
    told = {name: _worded(value) for name, value in claim.to_dict().items() if name not in _READERS_OWN}
    return digest(canonical([report, told]))


def _worded(value: Any) -> Any:
    """A mention as words and place; anything else as it is."""
    if isinstance(value, list):
        return [_worded(one) for one in value]
    if isinstance(value, dict) and "confidence" in value:
        return {name: value[name] for name in ("text", "start", "end")}
    return value
