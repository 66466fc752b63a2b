"""Named redaction profiles: data, also of a user's own."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import yaml

from counterclaim.weighing.files import Fields

PUBLISHED = "published"
"""What is withheld from whatever is published, unless another profile is chosen."""
NONE = "none"
_FOLDER = files("counterclaim.redaction") / "data" / "profiles"


@dataclass(frozen=True, slots=True)
class Profile:
    """`persons`: names of private persons are withheld. `finest_place` is the least UCDP where_prec that is told: 1
    withholds no place, 4 tells none more exactly than its first-order division.
    """

    name: str
    version: str
    title: str
    persons: bool
    finest_place: int
    notes: tuple[str, ...] = ()


def profile_names() -> tuple[str, ...]:
    """The package's profiles."""
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in _FOLDER.iterdir()))


def load_profile(name_or_path: str) -> Profile | None:
    """A profile of the package by its name, or a YAML file of one's own; None for `none`, which withholds nothing.

    Raises ValueError with one line that says what is wrong where.
    """
    if name_or_path == NONE:
        return None
    told = Fields(name_or_path, yaml.safe_load(_source(name_or_path)))
    finest = told.number("finest_place", 1)
    profile = Profile(
        name=told.text("name"),
        version=told.text("version"),
        title=told.text("title"),
        persons=told.choice("persons", ("withheld", "told")) == "withheld",
        finest_place=finest or 1,
        notes=tuple(str(note) for note in told.entries("notes")) if told.has("notes") else (),
    )
    told.finish()
    return profile


def _source(name_or_path: str) -> str:
    if name_or_path in profile_names():
        return (_FOLDER / f"{name_or_path}.yaml").read_text("utf-8")
    path = Path(name_or_path)
    if path.suffix not in (".yaml", ".yml") or not path.is_file():
        raise ValueError(f"{name_or_path} is no redaction profile; there are {', '.join((NONE, *profile_names()))}")
    return path.read_text("utf-8")
