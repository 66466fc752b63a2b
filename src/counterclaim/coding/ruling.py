"""Ruling on two codings of a report: what they agree on stands, the rest is decided row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.claims.claim import Claim
from counterclaim.coding.causes import causes
from counterclaim.coding.draft import Draft, Outcome
from counterclaim.coding.pairing import Row


def begun(rows: Sequence[Row]) -> Draft:
    """What both have stands from the start, in the first coder's words."""
    draft = Draft()
    for row in rows:
        if not causes(row):
            draft = taken(draft, row, Outcome.AGREED)
    return draft


def taken(draft: Draft, row: Row, outcome: Outcome) -> Draft:
    """One coder's claim, for the row. Raises ValueError where that coder has none."""
    claim = row.other if outcome is Outcome.SECOND else row.one
    if claim is None:
        raise ValueError("this coder has no such claim")
    return draft.reopened(row.key).with_claim(replace(claim, id=row.number), row.key, outcome)


def open_rows(draft: Draft, rows: Sequence[Row]) -> list[Row]:
    """Those on which nothing is decided yet."""
    return [row for row in rows if row.key not in draft.settled]


def next_number(draft: Draft, rows: Sequence[Row]) -> int:
    """Of a claim that neither coder has: behind all rows, so that it stands for none of them."""
    return max(draft.next_number, len(rows) + 1)


def final(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """In the order of the text, numbered from 1; links to claims that are not among them are gone."""
    ordered = sorted(claims, key=lambda claim: (claim.span.start, claim.id))
    numbers = {claim.id: n for n, claim in enumerate(ordered, 1)}
    return tuple(
        replace(claim, id=numbers[claim.id], part_of=_new(claim.part_of, numbers), same_as=_new(claim.same_as, numbers))
        for claim in ordered
    )


def _new(old: int | None, numbers: dict[int, int]) -> int | None:
    return numbers.get(old) if old is not None else None
