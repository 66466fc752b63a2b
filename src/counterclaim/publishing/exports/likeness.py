"""Whether a cell still says what was written, after a spreadsheet or a program had it."""

from __future__ import annotations

import math
import re
from datetime import date, datetime

_GROUPED = re.compile(r"\d{1,3}(?:[,. \u00a0\u202f]\d{3})+")
_INTEGRAL = re.compile(r"([+-]?\d+)(?:[.,]0+)?")
_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y/%m/%d", "%d-%b-%y", "%m/%d/%y", "%d/%m/%y")
"""How spreadsheets show a day."""


def same(cell: str, written: str, type: str) -> bool:
    """Whether both are one value of the type: 84.0 is 84, 25/07/2024 is 2024-07-25, TRUE is true. Letters that Windows'
    code page lacks may have become question marks.
    """
    if cell == written:
        return True
    if not cell or not written:
        return False
    if type in ("integer", "number"):
        return _same_number(cell, written)
    if type == "boolean":
        return cell.lower() == written.lower()
    if type == "date":
        return date.fromisoformat(written) in _days(cell)
    return cell == written.encode("cp1252", "replace").decode("cp1252")


def whole(cell: str) -> int | None:
    """84, 84.0 (which programs make of a column with gaps), 1,234; None for anything else."""
    if _GROUPED.fullmatch(cell):
        return int(re.sub(r"\D", "", cell))
    found = _INTEGRAL.fullmatch(cell)
    return int(found[1]) if found else None


def _same_number(cell: str, written: str) -> bool:
    if whole(cell) is not None and whole(cell) == whole(written):
        return True
    try:
        return math.isclose(float(cell.replace(",", ".")), float(written), rel_tol=1e-9, abs_tol=1e-9)
    except ValueError:
        return False


def _days(cell: str) -> set[date]:
    found = set()
    for form in _DATES:
        try:
            found.add(datetime.strptime(cell.split(" ")[0], form).date())
        except ValueError:
            continue
    return found
