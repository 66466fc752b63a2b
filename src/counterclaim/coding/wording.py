"""Causes and outcomes in words."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.coding.causes import Cause
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.draft import Outcome

_FIELDS: Mapping[Cause, str] = {
    Cause.KIND: "what happened",
    Cause.COUNT: "how many",
    Cause.AFFECTED: "whom",
    Cause.STATUS: "status",
    Cause.CLAIMANT: "claimant",
    Cause.STANCE: "stance",
    Cause.SCOPE: "scope",
    Cause.PERPETRATOR: "by whom",
    Cause.PLACE: "where",
    Cause.TIME: "when",
}


def cause_words(coding_set: CodingSet) -> dict[Cause, str]:
    """Every cause, with the coders' names."""
    one, other = coding_set.coders
    return {Cause.MISSED_BY_FIRST: f"missed by {one}", Cause.MISSED_BY_SECOND: f"missed by {other}", **_FIELDS}


def outcome_words(outcome: Outcome | None, coding_set: CodingSet) -> str:
    """What became of a suggestion or a row; nothing where that is open."""
    if outcome is None:
        return ""
    one, other = coding_set.coders
    named = {Outcome.AGREED: "both", Outcome.FIRST: f"as {one}", Outcome.SECOND: f"as {other}", Outcome.ANEW: "anew"}
    return named.get(outcome, outcome.value)
