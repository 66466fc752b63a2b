"""The rules of eventreport on rows of reports, and on the real file where it is there."""

import csv
import os
import statistics
from pathlib import Path

import pytest

from counterclaim.weighing.eventrows import NUMBERS, TAKES, aggregate, aggregate_events, aggregate_numbers, mode


def find_file() -> Path | None:
    """The MAVERICK file: named by the environment, else in a `shared` folder beside a folder above this one."""
    named = os.environ.get("MAVERICK")
    above = [folder / "shared/data/maverick/maverick_event_report.csv" for folder in Path(__file__).resolve().parents]
    return next((path for path in ([Path(named)] if named else above) if path.is_file()), None)


def reports(*numbers: object) -> list[dict[str, object]]:
    return [{"event_id": "E1", "deaths_best": n} for n in numbers]


@pytest.mark.parametrize(
    "numbers, lowest, highest, modal",
    [
        ((3,), 3, 3, 3),
        ((5, 3, 5), 3, 5, 5),
        ((5, 3), 3, 5, 3),
        (("5", "", "NA", None), 5, 5, 5),
        ((7, 7, 2, 2, 1), 1, 7, 2),
        (("", None), None, None, None),
        (("1e2", 3), 3, 100, 3),
    ],
)
def test_numbers(numbers: tuple[object, ...], lowest: float, highest: float, modal: float) -> None:
    for rule, expected in zip(TAKES, (lowest, highest, modal), strict=True):
        assert aggregate(reports(*numbers), rule)["deaths_best"] == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", ["many", "inf", "nan", "=1+1", "12 "])
def test_a_cell_that_is_no_number(cell: str) -> None:
    if cell.strip().isdigit():
        assert aggregate(reports(cell), "conservative")["deaths_best"] == 12  # type: ignore[arg-type]
    else:
        with pytest.raises(ValueError, match="no number"):
            aggregate(reports(cell), "conservative")  # type: ignore[arg-type]


def test_wrong_calls_are_refused() -> None:
    with pytest.raises(ValueError, match="no rule"):
        aggregate(reports(1), "boldest")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="without an event_id"):
        aggregate_events([{"deaths_best": 1}], "conservative")
    with pytest.raises(ValueError, match="at least one"):
        aggregate([], "conservative")


@pytest.mark.parametrize(
    "values, classification, certain, expected",
    [
        (["a", "a", "b"], [1, 1, 9], [1, 1, 9], "a"),
        (["a", "b"], [1, 2], [9, 1], "b"),
        (["a", "b"], [2, 2], [1, 3], "b"),
        (["a", "b"], [2, 2], [3, 3], "Indeterminate"),
        (["a", "b", "c"], [2, 2, 1], [1, 1, 5], "Indeterminate"),
        (["", "", "a"], [1, 1, 9], [1, 1, 9], None),
        (["a", "b"], ["", 1], [1, 1], "b"),
    ],
)
def test_modes_of_texts(values: list[str], classification: list[object], certain: list[object], expected: str) -> None:
    assert mode(values, classification, certain) == expected  # type: ignore[arg-type]


def test_texts_by_precision() -> None:
    rows = [
        {"event_id": "E", "city": "Abidjan", "geo_precision": "3", "source_classification": "1", "certain": "1"},
        {"event_id": "E", "city": "Lagunes", "geo_precision": "1", "source_classification": "1", "certain": "1"},
        {"event_id": "E", "city": "Abidjan", "geo_precision": "3", "source_classification": "1", "certain": "1"},
        {"event_id": "E", "city": "Yopougon", "geo_precision": "4", "source_classification": "1", "certain": "1"},
    ]
    assert [aggregate(rows, rule)["city"] for rule in TAKES] == ["Lagunes", "Yopougon", "Abidjan"]
    nowhere = [{"event_id": "E", "city": "Abidjan", "geo_precision": ""}]
    assert aggregate(nowhere, "conservative")["city"] is None


MAVERICK = find_file()


@pytest.mark.skipif(MAVERICK is None, reason="the MAVERICK file is not here")
def test_all_events_of_maverick() -> None:
    """Against a second computation with the plain functions of statistics."""
    assert MAVERICK is not None
    with MAVERICK.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    events: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        events.setdefault(row["event_id"], []).append(row)
    assert (len(rows), len(events)) == (3287, 2200)
    plain = {"conservative": min, "informative": max, "representative": lambda told: min(statistics.multimode(told))}
    for rule, take in plain.items():
        for told in events.values():
            found = aggregate_numbers(told, NUMBERS, TAKES[rule])
            for column in NUMBERS:
                given = [float(row[column]) for row in told if row[column] not in ("", "NA")]
                assert found[column] == (take(given) if given else None)
    whole = aggregate_events(rows[:300], "representative")
    assert len(whole) == len({row["event_id"] for row in rows[:300]})
