"""What a rule lets a policy set, with the value that holds where the policy sets none."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.weighing.files import Fields

Value = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    default: str
    allowed: tuple[str, ...]

    def read(self, given: Fields, name: str) -> str:
        return given.choice(name, self.allowed) if given.has(name) else self.default


@dataclass(frozen=True, slots=True)
class Choices:
    """A list in the order of preference."""

    default: tuple[str, ...]
    allowed: tuple[str, ...]

    def read(self, given: Fields, name: str) -> tuple[str, ...]:
        return given.choices(name, self.allowed) if given.has(name) else self.default


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number of at least 1."""

    default: int

    def read(self, given: Fields, name: str) -> int:
        found = given.number(name, self.default)
        if not found:
            raise ValueError(f"{given.where}: {name} needs a whole number of at least 1")
        return found


def names(value: Value) -> tuple[str, ...]:
    """A list among the parameters."""
    if not isinstance(value, tuple):
        raise TypeError(f"no list: {value!r}")
    return value


def whole(value: Value) -> int:
    """A number among the parameters."""
    if not isinstance(value, int):
        raise TypeError(f"no number: {value!r}")
    return value
