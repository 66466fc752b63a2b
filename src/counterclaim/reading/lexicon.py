"""The package's tables of words, and patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load_table(name: str) -> dict[str, Any]:
    """The table `data/<name>.yaml` of this folder."""
    raw = yaml.safe_load((files("counterclaim.reading") / "data" / f"{name}.yaml").read_text("utf-8"))
    if not isinstance(raw, dict):
        raise ValueError(f"{name}.yaml holds no table")
    return raw


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for the longest of the phrases; a space in a phrase is any white space."""
    longest_first = sorted({str(p) for p in phrases}, key=lambda p: (-len(p), p))
    return "(?:" + "|".join(phrase_pattern(p) for p in longest_first) + ")"


def phrase_pattern(phrase: str) -> str:
    return r"\s+".join(re.escape(word) for word in phrase.split())


# Letters that a pattern without regard to case takes for "i" and "s", and that have no such lower case.
_ODD_LETTERS = str.maketrans({"ı": "i", "ſ": "s", "\u0307": None})


def folded(text: str) -> str:
    """Lower case with single spaces: the form of the tables' keys."""
    return " ".join(text.lower().translate(_ODD_LETTERS).split())
