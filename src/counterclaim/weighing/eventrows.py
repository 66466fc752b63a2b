"""One row a report brought to one row an event, by the rules of the R package eventreport (policies.md).

Rules: `conservative` takes the lowest, `informative` the highest, `representative` the modal number of each column;
texts are those of the least precise or most precise reports, or the mode. Ties of texts go to the value with the
highest source_classification, then the highest `certain`; what is still tied is "Indeterminate", as in the package.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

NUMBERS = ("deaths_best", "deaths_low", "deaths_high", "injuries_best", "injuries_low", "injuries_high")
TAKES = {"conservative": "lowest", "informative": "highest", "representative": "modal"}
TIES = ("source_classification", "certain")
INDETERMINATE = "Indeterminate"

Cell = str | float | None
EventRow = Mapping[str, Cell]
"""A report's columns as eventreport names them; empty cells, None and NA are missing."""


def aggregate_events(rows: Iterable[EventRow], rule: str) -> list[dict[str, Cell]]:
    """One row for each `event_id`, in the order of the ids. Raises ValueError as `aggregate` does, and
    for a report without an event.
    """
    events: dict[str, list[EventRow]] = defaultdict(list)
    for row in rows:
        event = _value(row.get("event_id"))
        if event is None:
            raise ValueError("a report without an event_id")
        events[str(event)].append(row)
    return [aggregate(events[event], rule) for event in sorted(events)]


def aggregate(rows: Sequence[EventRow], rule: str) -> dict[str, Cell]:
    """The event that the reports `rows` tell of; `rule` is conservative, informative or representative.

    Numbers come back as numbers, missing ones as None. Raises ValueError for another rule, for no rows, and for a
    cell of a number that holds none.
    """
    if rule not in TAKES:
        raise ValueError(f"no rule {rule!r}; there are {', '.join(TAKES)}")
    if not rows:
        raise ValueError("an event needs at least one report")
    event: dict[str, Cell] = {"event_id": _value(rows[0].get("event_id"))}
    event |= _texts(rows, rule)
    event |= aggregate_numbers(rows, NUMBERS, TAKES[rule])
    return event | {"number_of_sources": float(len(rows)), "aggregation": rule}


def aggregate_numbers(rows: Sequence[EventRow], columns: Iterable[str], take: str) -> dict[str, float | None]:
    """The lowest, highest or modal number of each column, of several modes the smallest; None where all are missing."""
    return {column: _taken([number(row.get(column)) for row in rows], take) for column in columns}


def number(cell: Cell) -> float | None:
    """A cell's number; None where it is missing. Raises ValueError where it holds anything else."""
    value = _value(cell)
    if value is None:
        return None
    try:
        found = float(value)
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise ValueError(f"{value!r} is no number")
    return found


def mode(values: Sequence[Cell], *ties: Sequence[Cell]) -> Cell:
    """The most frequent value, a missing one counting as a value; of several the one with the highest tie-breaker.

    Each of `ties` is as long as `values`; a missing tie-breaker loses.
    """
    told = [_value(value) for value in values]
    if len(set(told)) == 1:
        return told[0]
    frequency = Counter(told)
    most = max(frequency.values(), default=0)
    modes = {value for value, times in frequency.items() if times == most}
    for tie in ties:
        if len(modes) > 1:
            modes = _highest(told, modes, tie)
    return modes.pop() if len(modes) == 1 else INDETERMINATE


def _highest(told: Sequence[Cell], modes: set[Cell], tie: Sequence[Cell]) -> set[Cell]:
    ranks = [(-math.inf if (n := number(t)) is None else n, v) for v, t in zip(told, tie, strict=True) if v in modes]
    best = max(rank for rank, _ in ranks)
    return {value for rank, value in ranks if rank == best}


def _texts(rows: Sequence[EventRow], rule: str) -> Iterator[tuple[str, Cell]]:
    there = frozenset(column for row in rows for column in row)
    for precision, columns in _columns().items():
        told = rows
        if precision and rule != "representative":
            told = _of_precision(rows, precision, min if rule == "conservative" else max)
        ties = [[row.get(tie) for row in told] for tie in TIES]
        for column in columns:
            if column in there:
                yield column, mode([row.get(column) for row in told], *ties) if told else None


def _of_precision(
    rows: Sequence[EventRow], precision: str, extreme: Callable[[Iterable[float]], float]
) -> list[EventRow]:
    """The least or most precise reports; none where no precision is given."""
    codes = [number(row.get(precision)) for row in rows]
    given = [code for code in codes if code is not None]
    return [row for row, code in zip(rows, codes, strict=True) if given and code == extreme(given)]


def _taken(numbers: Sequence[float | None], take: str) -> float | None:
    given = [n for n in numbers if n is not None]
    if not given:
        return None
    if take == "lowest":
        return min(given)
    if take == "highest":
        return max(given)
    frequency = Counter(given)
    most = max(frequency.values())
    return min(n for n, times in frequency.items() if times == most)


def _value(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.strip() in ("", "NA"):
        return None
    return None if isinstance(cell, float) and math.isnan(cell) else cell


@cache
def _columns() -> dict[str, tuple[str, ...]]:
    """The columns of text by the column of their precision; those without one under the empty name."""
    table: dict[str, Any] = yaml.safe_load(
        (files("counterclaim.weighing") / "data" / "eventrows.yaml").read_text("utf-8")
    )
    precise = {precision: tuple(columns) for precision, columns in table["precise"].items()}
    return {"": tuple(table["mode"])} | precise
