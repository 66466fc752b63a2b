"""Which agencies a report says that it has its story from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

LONGEST = 50_000
"""Code points of a text that are looked through."""


def credited(text: str) -> frozenset[str]:
    """Agencies that the text credits ("(Reuters)", "with reporting by AFP") or quotes ("citing the TASS agency")."""
    forms = _forms()
    return frozenset(forms[found] for match in _pattern().finditer(text[:LONGEST]) for found in match.groups() if found)


@cache
def _table() -> dict[str, Any]:
    import yaml

    return dict(yaml.safe_load((files("counterclaim.intake") / "data" / "credits.yaml").read_text("utf-8")))


@cache
def _forms() -> Mapping[str, str]:
    """The agency of every way to write one."""
    return {str(form): str(name) for name, forms in _table()["agencies"].items() for form in forms}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_forms(), key=lambda form: (-len(form), form))
    agency = rf"(?<![\w/-])({'|'.join(map(re.escape, longest_first))})(?![\w-])"
    worded = [str(pattern) for pattern in (*_table()["credits"], *_table()["quotes"])]
    return re.compile("|".join(p.replace("<AGENCY>", agency).replace("#", "$") for p in worded), re.MULTILINE)
