"""Rulings as a gold file: one report a line (codebook section 8)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from counterclaim.claims.claim import Claim
from counterclaim.claims.report import Report
from counterclaim.coding.ruling import final

_READERS_OWN = frozenset(
    {"confidence", "confidences", "reader", "actor", "candidates", "geonames_id", "name", "country", "admin1"}
    | {"latitude", "longitude", "precision", "place_confidence"}
)
"""What a reader adds to a claim, and people do not code."""


def gold_lines(told: Sequence[tuple[str, Report, Sequence[Claim]]]) -> Iterator[str]:
    """Of reports by their id, with what was ruled on them. A name that several reports have is told apart by the id."""
    names = Counter(report.doc for _, report, _ in told)
    for id, report, claims in told:
        doc = report.doc if names[report.doc] == 1 else f"{report.doc} {id[:10]}"
        line = {
            "doc": doc,
            "published": report.published.isoformat() if report.published else None,
            "text": report.text,
            "claims": [_bare(claim.to_dict()) for claim in final(claims)],
        }
        # Half characters are written as escapes: a file of UTF-8 cannot hold them otherwise.
        yield json.dumps(line, ensure_ascii=_has_halves(report, line)) + "\n"


def _has_halves(report: Report, line: dict[str, Any]) -> bool:
    try:
        f"{report.text}{line}".encode()
    except UnicodeEncodeError:
        return True
    return False


def _bare(value: Any) -> Any:
    if isinstance(value, list):
        return [_bare(one) for one in value]
    if isinstance(value, dict):
        return {name: _bare(one) for name, one in value.items() if name not in _READERS_OWN}
    return value
