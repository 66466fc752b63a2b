"""A report with its reading in the form in which a ledger keeps it: everything that can be done without the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.claims.report import Reading
from counterclaim.ledger.hashing import canonical, claim_key, digest, report_key
from counterclaim.ledger.packing import pack

ClaimRow = tuple[int, str, str]
"""Number, id and body of a claim."""


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that a report came as; `sha256` is theirs before packing."""

    sha256: str
    packing: str | None
    content: bytes


@dataclass(frozen=True, slots=True)
class Filing:
    """`key` and `body` are the report's, `way` says how it was fetched."""

    key: str
    body: str
    way: str
    original: Original | None
    claims: tuple[ClaimRow, ...]

    @property
    def report_content(self) -> str:
        """What the log holds of the report."""
        return report_content(self.body, self.original.sha256 if self.original else None, self.way)


def filing(reading: Reading, way: str = "") -> Filing:
    """The rows of a reading; a pure function, so that any process can make them."""
    key, original = report_key(reading.report), reading.report.original
    return Filing(
        key=key,
        body=canonical(reading.report.to_dict()),
        way=way,
        original=None if original is None else Original(digest(original), *pack(original)),
        claims=tuple(
            (n, claim_key(key, claim), canonical(claim.to_dict())) for n, claim in enumerate(reading.claims, 1)
        ),
    )


def report_content(body: str, original: str | None, way: str) -> str:
    """What the log holds of a report."""
    return digest(canonical([body, original, way]))


def reading_content(rows: tuple[ClaimRow, ...] | list[ClaimRow]) -> str:
    """What the log holds of a reading: number, id and body of each of its claims."""
    return digest(canonical([list(row) for row in rows]))
