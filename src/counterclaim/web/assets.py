"""Scripts and styles as the front end's build made them, by their plain names."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("static")


class NotBuilt(RuntimeError):
    """The front end was not built."""


def address_of(name: str) -> str:
    """Where the browser finds the asset: `main.js` under the name that holds its content's hash. Raises KeyError."""
    return f"/static/{names()[name]}"


@cache
def names() -> dict[str, str]:
    """Raises NotBuilt."""
    listed = FOLDER / "names.json"
    if not listed.is_file():
        raise NotBuilt("the pages' scripts and styles are not built: `make frontend` does that")
    return dict(json.loads(listed.read_text("utf-8")))
