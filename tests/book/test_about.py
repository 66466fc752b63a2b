"""An incident's heading says what most independent stories say."""

from datetime import date

import pytest

from counterclaim.book.about import about
from counterclaim.claims.incident import Incident
from counterclaim.claims.interval import Interval
from counterclaim.claims.kinds import Kind, Status
from counterclaim.claims.record import Record, Review
from tests.book.making import at
from tests.weighing.making import actors, record


def told(report: str, place: str | None, first: int | None = None, last: int | None = None, **more: object) -> Record:
    return at(record("residents", "4", report=report, **more), place, first, last)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "records, words",
    [
        ([told("a", "Ber"), told("b", "Ber"), told("c", "Djibo")], "Ber"),
        # Two stories against one that is told in three outlets.
        ([told("a", "Ber", origin="o"), told("b", "Ber", origin="o"), told("c", "Djibo"), told("d", "Djibo")], "Djibo"),
        # A country says less than a town, however many tell it.
        ([told("a", "Mali"), told("b", "Mali"), told("c", "Ber")], "Ber"),
        ([told("a", "Mali"), told("b", "Mali")], "Mali"),
        # A place of the gazetteer goes before words that it does not know; these are better than nothing.
        ([told("a", "the old mill"), told("b", "the old mill"), told("c", "Ber")], "Ber"),
        ([told("a", "the old mill"), told("b", None)], "the old mill"),
        # What a person rejected says nothing.
        ([told("a", "Ber", review=Review.REJECTED), told("b", "Djibo")], "Djibo"),
    ],
)
def test_where(records: list[Record], words: str) -> None:
    found = about(Incident("i", tuple(records)), actors()).where
    assert found is not None and found.words == words


@pytest.mark.parametrize(
    "intervals, first, last, precision",
    [
        ([(3, 3), (3, 3), (4, 4)], 3, 3, 1),
        # One day within the days of a battle does not outweigh the battle.
        ([(25, 27), (25, 27), (25, 25)], 25, 27, 2),
        ([(25, 27), (25, 25), (26, 26), (27, 27)], 25, 27, 2),
        # "In July" says less than the day that another story gives.
        ([(1, 31), (9, 9)], 9, 9, 1),
        ([(1, 31)], 1, 31, 4),
    ],
)
def test_when(intervals: list[tuple[int, int]], first: int, last: int, precision: int) -> None:
    records = [told(f"r{n}", None, *days) for n, days in enumerate(intervals)]
    found = about(Incident("i", tuple(records)), actors()).when
    assert found == Interval(date(2024, 7, first), date(2024, 7, last), precision)


def test_without_a_day_it_stands_where_it_was_first_told() -> None:
    found = about(Incident("i", (told("a", None, day=9), told("b", None, day=2))), actors())
    assert found.when is None and found.day == date(2024, 8, 2)
    assert about(Incident("i", (told("a", None, day=None),)), actors()).day == date.max


def test_sides_are_those_harmed_those_who_did_it_and_the_parties_that_tell() -> None:
    records = (
        record("the CSP", "47", "soldiers"),
        record("the army", "2", "soldiers", report="r2"),
        record("residents", "4", "farmers", status=Status.CIVILIAN, perpetrator="Wagner", report="r3"),
        record("residents", "9", report="r4"),
    )
    found = about(Incident("i", records), actors())
    assert [side.key for side in found.sides] == ["state:MLI", "civilians", "mli.csp", "rus.wagner", "unknown"]
    assert found.kinds == (Kind.KILLED,)


def test_a_sum_over_no_incident_has_the_heading_of_the_sum() -> None:
    found = about(Incident("i", (), (told("a", "Ber", 3),)), actors())
    assert found.where is not None and found.when is not None
