"""Values as cells of a table of text, and text that no spreadsheet runs."""

from __future__ import annotations

import re
from datetime import date, datetime

from counterclaim.publishing.visible import one_line

Cell = str | int | float | bool | date | None
COORDINATE_DIGITS = 6
"""Decimals of degrees: a tenth of a metre."""
_RUN = r"[=+\-@\t\r\n＝＋－＠]"
"""What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection); full-width forms too."""
_BEGINNING = re.compile(rf"(?:\A|(?<=[;\t\r\n]))(?='*\s*{_RUN})")
_DISARMED = re.compile(rf"(?:\A|(?<=[;\t\r\n]))'(?='*\s*{_RUN})")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def inert(text: str) -> str:
    """The text with an apostrophe before what would be run, also behind a semicolon, where some programs cut a cell.

    Plain numbers ("-2.86") stay as they are. `armed` takes the apostrophes away again, and no others.
    """
    return text if _NUMBER.fullmatch(text) else _BEGINNING.sub("'", text)


def armed(text: str) -> str:
    """The text that `inert` made this of."""
    return text if _NUMBER.fullmatch(text) else _DISARMED.sub("", text)


def cell_text(value: Cell, form: str = "") -> str:
    """Nothing for None; true and false in lower case, or as digits where `form` is "digits"; dates in ISO 8601, times
    as `form` says; numbers in plain digits; text in one line, inert, with what could lie about it made visible.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value)) if form == "digits" else str(value).lower()
    if isinstance(value, datetime):
        return value.strftime(form)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return plain_number(value)
    return str(value) if isinstance(value, int) else inert(one_line(value))


def plain_number(number: float) -> str:
    """At most six decimals and no exponent, which some programs read as text."""
    told = f"{number:.{COORDINATE_DIGITS}f}".rstrip("0").rstrip(".")
    return "0" if told == "-0" else told


def listed(parts: list[str], separator: str = ";") -> str:
    """A list in one cell: what separates the parts is taken out of each of them."""
    return separator.join(one_line(part).replace(separator.strip(), ",") for part in parts)
