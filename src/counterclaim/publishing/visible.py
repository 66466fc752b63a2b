"""Characters that could lie about what a text says, or steer a terminal, made visible."""

from __future__ import annotations

import re

UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls other than tab and line ends
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"  # separators; direction embeddings, overrides and isolates
    "\ud800-\udfff\ufeff\ufffe\uffff]"  # lone surrogates, marks that are no text
)
_WHITE = re.compile(r"\s+")


def sign(character: str) -> str:
    """What stands for an unsafe character: U+202E in brackets."""
    return f"⟨U+{ord(character):04X}⟩"


def visible(text: str) -> str:
    """The text with every unsafe character replaced by its sign."""
    return UNSAFE.sub(lambda found: sign(found.group()), text)


def one_line(text: str) -> str:
    """The visible text with every run of white space a single space."""
    return visible(_WHITE.sub(" ", text).strip())
