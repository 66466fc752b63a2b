"""Words on a page, cut where they are longer than anybody reads; files give them whole."""

from __future__ import annotations

NAME, PASSAGE = 160, 1_000
"""Letters of a name, and of other words in one line, that are shown."""


def brief(words: str, most: int = NAME) -> str:
    """The words; where they are longer, their beginning and an ellipsis."""
    return words if len(words) <= most else words[: most - 1] + "…"
