"""The YAML files of this folder, the package's and a user's own: read strictly, refused in one clear line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import yaml

_DATA = files("counterclaim.weighing") / "data"
_MOST = 1_000_000
"""Bytes of the largest file that is read."""


class Fields:
    """The entries of a mapping, taken one by one; `finish` refuses what nobody asked for.

    Every method raises ValueError, with `where` at its beginning, for what is not of its kind.
    """

    def __init__(self, where: str, told: object) -> None:
        if not isinstance(told, Mapping):
            raise ValueError(f"{where}: a table of names and values is needed")
        self.where = where
        self._left = {str(name): value for name, value in told.items()}

    def has(self, name: str) -> bool:
        return name in self._left

    def text(self, name: str) -> str:
        value = self._take(name)
        if not isinstance(value, str | int | float) or isinstance(value, bool) or not str(value).strip():
            raise ValueError(f"{self.where}: {name} needs words")
        return str(value)

    def number(self, name: str, default: int | None) -> int | None:
        """A whole number of at least 0; the default where there is none."""
        value = self._left.pop(name, None)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise ValueError(f"{self.where}: {name} needs a whole number, not {value!r}")
        return value

    def table(self, name: str) -> Mapping[str, object]:
        value = self._take(name)
        if not isinstance(value, Mapping):
            raise ValueError(f"{self.where}: {name} needs a table of names and values")
        return {str(key): entry for key, entry in value.items()}

    def entries(self, name: str) -> Sequence[object]:
        value = self._take(name)
        if not isinstance(value, list):
            raise ValueError(f"{self.where}: {name} needs a list")
        return value

    def choice(self, name: str, allowed: Sequence[str]) -> str:
        return self._allowed(name, self._take(name), allowed)

    def choices(self, name: str, allowed: Sequence[str]) -> tuple[str, ...]:
        """A list without doublets."""
        found = tuple(self._allowed(name, value, allowed) for value in self.entries(name))
        if len(set(found)) != len(found):
            raise ValueError(f"{self.where}: {name} names something twice")
        return found

    def finish(self) -> None:
        if self._left:
            raise ValueError(f"{self.where}: unknown entry {sorted(self._left)[0]!r}")

    def _take(self, name: str) -> object:
        if name not in self._left:
            raise ValueError(f"{self.where}: {name} is missing")
        return self._left.pop(name)

    def _allowed(self, name: str, value: object, allowed: Sequence[str]) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise ValueError(f"{self.where}: {name} is one of {', '.join(allowed)}, not {value!r}")
        return value


def is_file(name_or_path: str) -> bool:
    """Whether it is meant as a path: it ends in .yaml or .yml, or has a folder in it."""
    return name_or_path.endswith((".yaml", ".yml")) or "/" in name_or_path or "\\" in name_or_path


def shipped(folder: str) -> tuple[str, ...]:
    """The names of the package's files of a folder."""
    found = (entry.name for entry in (_DATA / folder).iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml")))


def open_table(folder: str, name_or_path: str) -> Fields:
    """The entries of a file of the package, or of a user's own. Raises ValueError."""
    where = name_or_path if is_file(name_or_path) else f"{folder}/{name_or_path}"
    try:
        return Fields(where, yaml.safe_load(_text(folder, name_or_path)))
    except yaml.YAMLError as error:
        raise ValueError(f"{where}: no YAML ({' '.join(str(error).split())})") from None
    except RecursionError:
        raise ValueError(f"{where}: no YAML (nested too deeply)") from None


def _text(folder: str, name_or_path: str) -> str:
    if not is_file(name_or_path):
        if name_or_path not in shipped(folder):
            raise ValueError(f"{folder}: no {name_or_path!r}; there are {', '.join(shipped(folder))}")
        return (_DATA / folder / f"{name_or_path}.yaml").read_text("utf-8")
    try:
        with Path(name_or_path).open("rb") as file:
            raw = file.read(_MOST + 1)
    except OSError as error:
        raise ValueError(f"{name_or_path}: {error.strerror or 'cannot be read'}") from None
    if len(raw) > _MOST:
        raise ValueError(f"{name_or_path}: larger than {_MOST:,} bytes")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"{name_or_path}: not written in UTF-8") from None
