"""How two claims of an incident stand to each other."""

import pytest

from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.record import Record
from counterclaim.weighing.relations import relations
from tests.weighing.making import actors, incident, record


def between(*records: Record, attached: tuple[Record, ...] = ()) -> list[tuple[str, str, str]]:
    found = relations(incident(*records, attached=attached), actors())
    assert all(r.why and "\n" not in r.why for r in found)
    return [(r.kind.value, r.one, r.other) for r in found]


def one(claimant: str | None, count: str, day: int | None = 1, **more: object) -> Record:
    return record(claimant, count, day=day, report="a", id="one", **more)  # type: ignore[arg-type]


def two(claimant: str | None, count: str, day: int | None = 2, **more: object) -> Record:
    return record(claimant, count, day=day, report="b", id="two", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "first, second, relation",
    [
        # The same claimant.
        (one("residents", "10"), two("residents", "10"), "repeats"),
        (one("residents", "10"), two("residents", "12"), "revises"),
        (one("residents", "dozen"), two("residents", "at least 30"), "revises"),
        (one("residents", "10"), two("residents", "dozen"), None),
        (one("residents", "10"), two("residents", "12", 1), None),
        (one("residents", "10"), two("residents", "10", kind=Kind.WOUNDED), None),
        (one("residents", "dozen", kind=Kind.CASUALTIES), two("residents", "at least 30"), "revises"),
        (one("residents", "10", kind=Kind.CASUALTIES), two("residents", "10"), "revises"),
        (one("residents", "plural", kind=Kind.CASUALTIES), two("residents", "10"), None),
        # Forty killed or wounded take nothing back of ten killed.
        (one("residents", "10"), two("residents", "at least 30", kind=Kind.CASUALTIES), None),
        (one("residents", "10"), two("residents", "10", status=Status.CIVILIAN), None),
        # Others.
        (one("residents", "10"), two("the UN", "10"), "corroborates"),
        (one("residents", "10"), two("the UN", "at least 8"), "corroborates"),
        (one("residents", "about 50"), two("the UN", "53"), "corroborates"),
        (one("residents", "about 50"), two("the UN", "60"), "contradicts"),
        (one("residents", "10"), two("the UN", "12"), "contradicts"),
        (one("residents", "up to 10"), two("the UN", "at least 12"), "contradicts"),
        (one("residents", "no"), two("the UN", "dozen"), "contradicts"),
        (one("residents", "20"), two("the UN", "dozen"), None),
        (one("the army", "10"), two("the government", "10"), None),
        (one("the army", "10"), two("Wagner", "10"), None),
        (one(None, "10"), two(None, "10"), "corroborates"),
        (one(None, "10", origin="wire"), two(None, "10", origin="wire"), "repeats"),
        (one(None, "10", origin="wire"), two("the UN", "10", origin="wire"), None),
        (one("residents", "10", perpetrator="JNIM"), two("the UN", "10", perpetrator="the army"), "contradicts"),
        (one("residents", "10", perpetrator="Wagner"), two("the UN", "10", perpetrator="the army"), "corroborates"),
        # Denials.
        (one("residents", "10"), two("the army", "plural", stance=Stance.DENIES), "denies"),
        (one("residents", "10"), two("the army", "40", stance=Stance.DENIES), None),
        (one("rebels", "10"), two("rebels", "plural", stance=Stance.DENIES), "denies"),
        (one("residents", "10"), two("the army", "plural", stance=Stance.DENIES, status=Status.CIVILIAN), "denies"),
        (one("residents", "no"), two("the army", "plural", stance=Stance.DENIES), None),
        (
            one("residents", "10", perpetrator="JNIM"),
            two("the army", "plural", stance=Stance.DENIES, perpetrator="the army"),
            None,
        ),
        (
            one("residents", "plural", kind=Kind.RESPONSIBILITY, stance=Stance.ACCUSES, perpetrator="JNIM"),
            two("JNIM", "plural", kind=Kind.RESPONSIBILITY, stance=Stance.DENIES, perpetrator="JNIM"),
            "denies",
        ),
        # No figures.
        (one("residents", "10"), two("the UN", "plural", stance=Stance.WITHHOLDS), None),
        (one("residents", "10"), two("the UN", "900", scope=Scope.CUMULATIVE), None),
    ],
)
def test_two_claims(first: Record, second: Record, relation: str | None) -> None:
    expected = [(relation, "two", "one")] if relation else []
    assert between(first, second) == expected
    assert between(second, first) == expected


def test_a_figure_told_again_is_compared_once() -> None:
    told = [record("residents", "10", day=d, report=f"r{d}", id=f"day{d}") for d in (1, 2, 3)]
    un = record("the UN", "10", day=4, report="un", id="un")
    assert between(*told, un) == [
        ("corroborates", "un", "day1"),
        ("repeats", "day2", "day1"),
        ("repeats", "day3", "day1"),
    ]


def test_a_part_belongs_to_the_figure_of_its_report() -> None:
    whole = record("residents", "10", report="a", id="whole", number_in_report=1)
    part = record(
        "residents", "3", report="a", id="part", number_in_report=2, scope=Scope.PART, part_of=1, status=Status.CIVILIAN
    )
    stranger = record("the UN", "10", report="b", id="stranger", number_in_report=1, kind=Kind.WOUNDED)
    assert between(whole, part, stranger) == [("part_of", "part", "whole")]


def test_an_attached_sum_holds_the_incidents_figures_of_its_kind_and_side() -> None:
    whole = record("the UN", "900", report="b", id="sum", scope=Scope.CUMULATIVE)
    told = record("residents", "10", report="a", id="told")
    wounded = record("residents", "4", report="a", id="wounded", kind=Kind.WOUNDED)
    assert between(told, wounded, attached=(whole,)) == [("part_of", "told", "sum")]


def test_a_toll_that_goes_back_repeats_and_revises() -> None:
    told = [record("residents", n, day=d, report=f"r{d}", id=f"day{d}") for d, n in ((1, "10"), (2, "14"), (3, "10"))]
    assert between(*told) == [
        ("repeats", "day3", "day1"),
        ("revises", "day2", "day1"),
        ("revises", "day3", "day2"),
    ]


def test_deaths_revise_the_deaths_told_before_and_casualties_only_where_there_are_none() -> None:
    told = [
        record("residents", number, day=day, report=f"r{day}", id=f"day{day}", kind=kind)
        for day, number, kind in ((1, "10", Kind.KILLED), (2, "900", Kind.CASUALTIES), (3, "14", Kind.KILLED))
    ]
    assert between(*told) == [("revises", "day3", "day1")]
