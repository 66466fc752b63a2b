"""Where and when a report was filed, and what only looks like that."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.intake.dateline import find_dateline

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

DATELINES = [
    ("BAMAKO, Aug 2 (Reuters) - Nine died.", "BAMAKO", "Reuters", (None, 8, 2)),
    ("BAMAKO, Mali, Aug. 2, 2024 (AFP) -- Nine died.", "BAMAKO, Mali", "AFP", (2024, 8, 2)),
    ("Dura, 23 Aug 88 (Capital Domestic Service) -- [Text] Nine", "Dura", "Capital Domestic Service", (1988, 8, 23)),
    ("LIMA, 3 JAN 90 (EFE) -- [TEXT] NINE DIED.", "LIMA", "EFE", (1990, 1, 3)),
    ("PERTH (AUSTRALIA), JUNE 11 89 (AFP) -- [TEXT] NINE", "PERTH (AUSTRALIA)", "AFP", (1989, 6, 11)),
    ("SAN SALVADOR, 3 JAN 90 -- [REPORT] NINE DIED.", "SAN SALVADOR", None, (1990, 1, 3)),
    ("LIMA, NO DATE -- [SPEECH] [TEXT] NINE", "LIMA", None, (None, None, None)),
    ("(CNN) -- Nine people died.", None, "CNN", (None, None, None)),
    ("(CNN)Nine people died.", None, "CNN", (None, None, None)),
    ("KABUL (AP) Nine people died.", "KABUL", "AP", (None, None, None)),
    ("Kabul (AP) – Nine people died.", "Kabul", "AP", (None, None, None)),
    ("NAIROBI, Kenya (AP) _ Nine people died.", "NAIROBI, Kenya", "AP", (None, None, None)),
    ("OAKLAND -- Nine people died.", "OAKLAND", None, (None, None, None)),
    ("QUETTA: At least nine people died.", "QUETTA", None, (None, None, None)),
    ("Bamako, Mali – Nine people died.", "Bamako, Mali", None, (None, None, None)),
    ("Nine die in Gao\n\nBy Jane Doe\n\nBAMAKO (AFP) - Nine people died.", "BAMAKO", "AFP", (None, None, None)),
]

NONE = [
    "",
    "Nine people died in Gao on Aug 2 (Reuters reported).",
    "BREAKING — Nine people died.",
    "MEANWHILE -- NINE SOLDIERS DIED.",
    "THE SHINING PATH (SL) KILLED NINE IN LIMA.",
    "SOLDIERS KILLED NINE (AP) IN DURA.",
    "The town (3,000 people) -- on the border -- was shelled.",
    "May 12 was the worst day.",
    "One.\nTwo.\nThree.\nFour.\nKABUL (AP) - Nine died.",
]


@pytest.mark.parametrize(("text", "place", "source", "day"), DATELINES)
def test_datelines(
    text: str, place: str | None, source: str | None, day: tuple[int | None, int | None, int | None]
) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (found.place and found.place.of(text)) == place
    assert (found.source and found.source.of(text)) == source
    assert (found.year, found.month, found.day) == day
    assert found.date == (date(*day) if None not in day else None)


@pytest.mark.parametrize("text", NONE)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_a_day_that_is_none() -> None:
    found = find_dateline("LIMA, 31 FEB 90 (EFE) -- [TEXT] NINE DIED.")
    assert found is not None and found.date is None


@UNHURRIED
@given(st.text(max_size=200))
def test_spans_lie_in_the_text(text: str) -> None:
    found = find_dateline(text)
    if found is not None:
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert all(found.span.contains(s) for s in (found.place, found.source) if s)
