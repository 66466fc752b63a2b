"""Days as the user or a file gives them."""

from __future__ import annotations

from datetime import date


def parse_date(text: str) -> date:
    """The day of "2024-08-02" or of a timestamp that begins so; ValueError with one clear line otherwise."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        raise ValueError(f"{text!r} is no date: write YYYY-MM-DD") from None
