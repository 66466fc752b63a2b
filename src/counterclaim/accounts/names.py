"""Names of accounts stand beside decisions: which of them could mislead whoever reads them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST_NAME = 80
_HEAPED = re.compile("M{5}")
"""Marks on one letter that would cover the lines above and below."""


def unfit(name: str) -> str | None:
    """Why nobody can be called so, in words; None where the name may stand."""
    if not 1 <= len(name) <= LONGEST_NAME:
        return f"a name has 1 to {LONGEST_NAME} letters"
    if unseen := next((letter for letter in name if not letter.isprintable()), None):
        return f"a name has no sign that is not seen, or that turns others around: U+{ord(unseen):04X}"
    categories = "".join(unicodedata.category(letter)[0] for letter in name)
    if not set(categories) & {"L", "N"}:
        return "a name has a letter or a figure at least"
    return "a name has no letter under more than four marks" if _HEAPED.search(categories) else None


def taken(name: str, others: Iterable[str]) -> str | None:
    """Which of the other names it is, or looks like, in words."""
    for other in others:
        if other == name:
            return f"there is or was an account of the name {name}"
        if _look(other) == _look(name):
            return f"{name} looks like {other}, which is or was an account"
    return None


def _look(name: str) -> str:
    """The same for names that differ by case, by white space or by how a letter is written."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
