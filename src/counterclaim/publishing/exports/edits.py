"""A table of claims that a person changed, as decisions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from counterclaim.claims.record import Record, Review
from counterclaim.ledger.decision import Verdict
from counterclaim.ledger.judging import BOUNDS, CHOICES, MENTIONS
from counterclaim.publishing.exports.cells import armed, cell_text
from counterclaim.publishing.exports.claims_table import EDITABLE, claim_row
from counterclaim.publishing.exports.likeness import same, whole
from counterclaim.publishing.exports.reading import ReadRow
from counterclaim.publishing.exports.schema import load_schema
from counterclaim.redaction.masking import is_masked

REVIEWS = {
    Review.ACCEPTED: ("accept", "accepted", "ok", "yes", "y", "x", "true", "1"),
    Review.REJECTED: ("reject", "rejected", "no", "n", "false", "0"),
}
"""What people write into the column of reviews, in any case."""
_VERDICTS = {Review.ACCEPTED: Verdict.ACCEPT, Review.REJECTED: Verdict.REJECT}


@dataclass(frozen=True, slots=True)
class Edit:
    """What a row decides of a claim: first the correction, then the review."""

    row: int
    id: str
    values: Mapping[str, Any]
    review: Verdict | None
    reason: str

    @property
    def verdicts(self) -> tuple[tuple[Verdict, Mapping[str, Any]], ...]:
        correction = ((Verdict.CORRECT, self.values),) if self.values else ()
        return (*correction, *(((self.review, {}),) if self.review else ()))


@dataclass(frozen=True, slots=True)
class Edits:
    """`refused` are lines on rows that decide nothing though something in them was changed."""

    edits: tuple[Edit, ...]
    unchanged: int
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The claims of now by their ids, those of the moments of exports by these, and the reports' texts by theirs."""

    now: Mapping[str, Record]
    then: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def exported(self, row: ReadRow) -> Record:
        """The claim as the file had it when it was written."""
        id = row.cells["id"]
        return self.then.get(row.cells.get("as_of", ""), self.now).get(id, self.now[id])


class _Refused(ValueError):
    pass


def edits(rows: Sequence[ReadRow], known: Known) -> Edits:
    """What the rows decide. A cell counts as changed where it is neither what was exported nor what the claim says now;
    where the claim was changed since as well, the row is refused. Columns that are not there change nothing.
    """
    found: list[Edit] = []
    refused: list[str] = []
    seen: set[str] = set()
    unchanged = 0
    for row in rows:
        try:
            edit = _edit(row, known, seen)
        except _Refused as error:
            refused.append(f"row {row.number}: {error}")
            continue
        if edit.verdicts:
            found.append(edit)
        else:
            unchanged += 1
    return Edits(tuple(found), unchanged, (*refused, *_fixed(rows, known)))


def _edit(row: ReadRow, known: Known, seen: set[str]) -> Edit:
    id = row.cells.get("id", "")
    if id not in known.now:
        raise _Refused(f"no claim has the id {id!r}" if id else "it has no id")
    if id in seen:
        raise _Refused(f"the claim {id} stands twice")
    seen.add(id)
    now, then = known.now[id], known.exported(row)
    values = _values(row, now, then, known.texts.get(now.source.report_id, ""))
    return Edit(row.number, id, values, _review(row, now, then), row.cells.get("reason", ""))


def _values(row: ReadRow, now: Record, then: Record, text: str) -> dict[str, Any]:
    """The changed fields; of a count all three, since a correction of a count replaces it."""
    found = {name: _parsed(name, row, now, text) for name in EDITABLE if _is_changed(name, row, now, then)}
    if found.keys() & set(BOUNDS):
        count = now.claim.count
        found = {"low": count.low, "high": count.high, "word": count.word} | found
        if found["low"] is not None and found["high"] is not None and found["low"] > found["high"]:
            raise _Refused(f"low {found['low']} is above high {found['high']}")
    return found


def _is_changed(name: str, row: ReadRow, now: Record, then: Record) -> bool:
    """Words that were withheld when the file was written were not seen, and so not changed."""
    if name not in row.cells or is_masked(row.cells[name]):
        return False
    cell, was, told = _told(row, name), _cell(then, name), _cell(now, name)
    if same(cell, was, _TYPES[name]) or same(cell, told, _TYPES[name]):
        return False
    if was != told:
        raise _Refused(f"{name} was {was!r} when exported, is {told!r} by now, and {cell!r} here: decide by hand")
    return True


def _told(row: ReadRow, name: str) -> str:
    return row.cells[name].lower() if name in CHOICES else row.cells[name]


def _parsed(name: str, row: ReadRow, now: Record, text: str) -> Any:
    cell = _told(row, name)
    if name in CHOICES:
        if cell not in list(CHOICES[name]):
            raise _Refused(f"{cell!r} is no {name}; there are {', '.join(CHOICES[name])}")
        return cell
    if name in ("low", "high"):
        number = whole(cell) if cell else None
        if cell and (number is None or number < 0):
            raise _Refused(f"{name} needs a whole number, not {cell!r}")
        return number
    if name in MENTIONS and cell:
        return _words(cell, text, now.claim.span.start)
    return cell or None


def _words(cell: str, text: str, near: int) -> str:
    """The words as they stand in the report, whatever the white space between them; those nearest to the sentence."""
    pattern = re.compile(r"\s+".join(map(re.escape, cell.split())))
    places = [(abs(found.start() - near), found.group()) for found in pattern.finditer(text)]
    if not places:
        raise _Refused(f"{cell!r} does not stand in the report")
    return min(places)[1]


def _review(row: ReadRow, now: Record, then: Record) -> Verdict | None:
    cell = row.cells.get("review", "").lower()
    told = "" if then.review is Review.NONE else then.review.value
    if "review" not in row.cells or cell == told or cell == Review.CORRECTED.value:
        return None
    if not cell:
        raise _Refused(f"the claim was {told}: `counterclaim undo` takes a decision back")
    wanted = next((review for review, words in REVIEWS.items() if cell in words), None)
    if wanted is None:
        raise _Refused(f"{cell!r} is no review: accepted or rejected")
    return None if wanted is now.review else _VERDICTS[wanted]


def _fixed(rows: Iterable[ReadRow], known: Known) -> Iterator[str]:
    """Columns that were changed though they take no correction."""
    changed: Counter[str] = Counter()
    for row in rows:
        if row.cells.get("id") in known.now:
            told = known.exported(row)
            changed.update(n for n in _FIXED & row.cells.keys() if not same(row.cells[n], _cell(told, n), _TYPES[n]))
    for name, number in sorted(changed.items()):
        yield f"{name} differs in {number} row{'s' * (number > 1)}, and takes no correction"


def _cell(record: Record, name: str) -> str:
    """The cell as the export wrote it, without the apostrophe of what is inert."""
    return armed(cell_text(claim_row(record)[name]))


_TYPES = {column.name: column.type for column in load_schema("claims").columns}
_FIXED = frozenset(
    {"count_text", "approximate", "date_start", "date_end", "sentence", "published", "latitude", "longitude"}
)
"""Columns without corrections that a person may want to change."""
