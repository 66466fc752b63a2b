"""The form of one claim: what it begins with, and what is sent of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from counterclaim.claims.claim import Claim
from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.report import Report
from counterclaim.web.coding.form import WORDS, claim_of, coded, words_of
from counterclaim.web.review.form import Form
from counterclaim.web.review.sight import as_typed

LABELS = {
    "affected": "Whom",
    "count": "How many, in words",
    "perpetrator": "By whom",
    "claimant": "Claimant",
    "place": "Where",
    "via": "Told through",
    "sentence": "Its sentence, if none of these is in it",
}
KEYS: Mapping[str, Mapping[str, str]] = {
    "kind": dict(zip(Kind, "kwcpmdxzrol", strict=True)),
    "stance": dict(zip(Stance, "AKDWU", strict=True)),
    "status": dict(zip(Status, "bvy", strict=True)),
    "scope": dict(zip(Scope, "ith", strict=True)),
}
"""The key that chooses each value."""
TITLES = {"kind": "What", "stance": "Stance", "status": "Status of the harmed", "scope": "Scope"}


@dataclass(frozen=True, slots=True)
class Editor:
    """`number` is the claim's, `key` what it comes from; `values` by the names of the form's fields."""

    number: int
    key: str
    base: Claim | None
    values: Mapping[str, str]
    is_new: bool


def editor(number: int, base: Claim | None, report: Report, *, key: str = "", is_new: bool = False) -> Editor:
    """Begins with what the claim says; without one, with what is most often so."""
    return Editor(number, key, base, _values(base, report), is_new)


def typed(begun: Editor, form: Form) -> Editor:
    """With what was sent, where that could not be written."""
    return replace(begun, values={**dict.fromkeys(begun.values, ""), **form})


def sent_claim(begun: Editor, form: Form, report: Report, coder: str, begin: int) -> Claim:
    """The claim of the form, of a part of the report that begins there. Raises ValueError, in words."""
    return claim_of(form, begun.number, report, begun.base, coder, begin)


def is_untouched(begun: Editor, claim: Claim) -> bool:
    """Whether the form left the claim that it began with as it was."""
    return begun.base is not None and coded(begun.base, claim.id, claim.reader) == claim


def _values(base: Claim | None, report: Report) -> dict[str, str]:
    words = {name: words_of(base, name, report.text) for name in WORDS}
    told = {name: as_typed(mention.text) if mention else "" for name, mention in words.items()}
    told |= dict.fromkeys((f"{name}_{end}" for name in WORDS for end in ("start", "end")), "")
    if base is None:
        usual = {"kind": "", "stance": "asserts", "status": "unknown", "scope": "incident"}
        return (
            told | usual | dict.fromkeys(("low", "high", "word", "approximate", "from", "to", "part_of", "same_as"), "")
        )
    return told | {
        "kind": base.kind.value,
        "stance": base.stance.value,
        "status": base.status.value,
        "scope": base.scope.value,
        "low": _figure(base.count.low),
        "high": _figure(base.count.high),
        "word": as_typed(base.count.word or ""),
        "approximate": "yes" if base.count.approximate else "",
        "from": base.time.first.isoformat() if base.time else "",
        "to": base.time.last.isoformat() if base.time else "",
        "part_of": _figure(base.part_of),
        "same_as": _figure(base.same_as),
    }


def _figure(told: int | None) -> str:
    return "" if told is None else str(told)
