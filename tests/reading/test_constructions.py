"""One construction a sentence: the reader against a table that a linguist can read.

`not_yet.txt` names the sentences that the shipped weights still read wrongly; they are expected failures, not passes.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import counterclaim
from counterclaim.check.score import score
from counterclaim.claims.kinds import CONDUCT, Kind

HERE = Path(__file__).parent
TABLE: list[dict[str, Any]] = yaml.safe_load((HERE / "constructions.yaml").read_text("utf-8"))
NOT_YET = frozenset(
    line.split()[0] for line in (HERE / "not_yet.txt").read_text("utf-8").splitlines() if line and line[0] != "#"
)


def annotated(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The row's claims in the gold format."""

    def mention(words: str | None) -> dict[str, str] | None:
        return {"text": words} if words else None

    return [
        {
            "kind": c["kind"],
            "start": 0,
            "end": len(row["text"]),
            "count": {name: c.get(name) for name in ("low", "high", "word")},
            "affected": mention(c.get("affected")),
            "perpetrator": mention(c.get("perpetrator")),
            "claimant": mention(c.get("claimant")),
            "place": mention(c.get("place")),
            "stance": c.get("stance", "asserts"),
            "scope": c.get("scope", "incident"),
            "status": "unknown",
            "time": {"from": c["from"], "to": c["to"]} if "from" in c else None,
        }
        for c in row["claims"]
    ]


@cache
def read_claims(text: str, published: str | None) -> list[dict[str, Any]]:
    return [c.to_dict() for c in counterclaim.read(text, published=published).claims]


def is_right(row: dict[str, Any]) -> bool:
    """Whether every claim was found with its claimant and stance, and no other."""
    gold, read = annotated(row), read_claims(row["text"], row.get("published"))
    found = score({"row": gold}, {"row": read}, frozenset(Kind) - CONDUCT)
    conduct = [(c["kind"], c["stance"]) for c in gold if c["kind"] in CONDUCT]
    told = [(c["kind"], c["stance"]) for c in read if c["kind"] in CONDUCT]
    whole = found.claim.right == found.claim.gold == found.claim.read
    days = row["construction"] != "time" or found.fields["time"] == 1.0
    return whole and days and set(conduct) <= set(told) and (bool(row["claims"]) or not read)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=row["id"], marks=pytest.mark.xfail(strict=True) if row["id"] in NOT_YET else ())
        for row in TABLE
    ],
)
def test_construction(row: dict[str, Any]) -> None:
    assert is_right(row), [
        (
            c["kind"],
            c["count"]["text"],
            c["affected"] and c["affected"]["text"],
            c["claimant"] and c["claimant"]["text"],
            c["stance"],
        )
        for c in read_claims(row["text"], row.get("published"))
    ]


def test_the_table_is_large_and_mostly_read() -> None:
    assert len(TABLE) >= 200
    assert {row["id"] for row in TABLE} >= NOT_YET
    assert len(NOT_YET) <= 0.4 * len(TABLE)
