"""Days are read as ISO writes them; anything else is said to be none."""

from datetime import date

import pytest

from counterclaim.intake.dates import parse_date


@pytest.mark.parametrize(
    "text",
    [
        "2024-08-02",
        " 2024-08-02 ",
        "20240802",
        "2024-08-02T10:15:00Z",
        "2024-08-02 10:15:00+02:00",
        "2024-08-02T10:15:00.123Z",
    ],
)
def test_days(text: str) -> None:
    assert parse_date(text) == date(2024, 8, 2)


@pytest.mark.parametrize(
    "text",
    ["2024-13-45", "2023-02-29", "0000-01-01", "2 August 2024", "2024-08-021", "", "today", "02/08/2024", "x" * 500],
)
def test_no_days(text: str) -> None:
    with pytest.raises(ValueError, match=r"^'.*' is no date: write YYYY-MM-DD$") as refused:
        parse_date(text)
    assert len(str(refused.value)) < 100
