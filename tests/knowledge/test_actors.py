"""Whom words stand for, in which country and at which time."""

from datetime import date

import pytest

from counterclaim.knowledge.actor import Actor, Alliance, Period
from counterclaim.knowledge.actors import load_actors
from counterclaim.knowledge.validate import check_actors, find_problems

# words, countries of the report, day of the report, first candidate (None: nobody), whether it is sure (0.8 or more)
CASES = [
    ("the Malian army", ["MLI"], "2024-08-02", "mli.forces", True),
    ("Malian soldiers", ["MLI"], "2024-08-02", "mli.forces", True),
    ("the army", ["MLI"], "2024-08-02", "mli.forces", False),
    ("the army", [], "2024-08-02", None, False),
    ("the Colombian police", [], "1989-05-05", "col.police", True),
    ("the Russian foreign ministry", ["UKR"], "2024-01-01", "rus.foreign", True),
    ("CSP", ["MLI"], "2024-08-02", "mli.csp", True),
    ("The CSP", ["MLI"], "2026-01-01", "mli.csp", False),
    ("Wagner mercenaries", ["MLI"], "2024-08-02", "rus.wagner", True),
    ("JNIM", ["MLI"], "2024-08-02", "mli.jnim", True),
    ("JNIM", ["MLI"], "2010-01-01", "mli.jnim", False),
    ("an al Qaeda affiliate", ["MLI"], "2024-08-02", "mli.jnim", False),
    ("the Azawad Liberation Front", ["MLI"], "2025-06-01", "mli.fla", True),
    ("FMLN guerrillas", ["SLV"], "1989-11-01", "slv.fmln", True),
    ("Hezbollah", ["LBN"], "2024-10-01", "lbn.hezbollah", True),
    ("Ukrainian forces", [], "2024-08-02", "ukr.forces", True),
    ("American forces", ["IRQ"], "2006-08-02", "usa.forces", True),
    ("Iraqi Kurdish forces", [], "2016-08-02", None, False),
    ("Russian military bloggers", ["MLI"], "2024-08-02", None, False),
    ("WHO", [], "2024-08-02", "un.who", True),
    ("who", [], "2024-08-02", None, False),
    ("villagers", ["MLI"], "2024-08-02", None, False),
    ("Bamako", ["MLI"], "2024-08-02", "mli.government", False),
    ("the road to Bamako", ["MLI"], "2024-08-02", None, False),
    ("a gang", ["VEN"], "2024-08-02", "ven.tren_de_aragua", False),
    ("a gang", ["VEN"], "1989-08-02", None, False),
    ("", ["MLI"], "2024-08-02", None, False),
]


@pytest.mark.parametrize(("words", "countries", "day", "expected", "sure"), CASES)
def test_resolution(words: str, countries: list[str], day: str, expected: str | None, sure: bool) -> None:
    found = load_actors().resolve(words, on=date.fromisoformat(day), countries=countries)
    first = found[0] if found and found[0].confidence >= 0.25 else None
    assert (first.id if first else None) == expected
    if first:
        assert (first.confidence >= 0.8) == sure


def test_a_longer_description_leaves_out_the_shorter() -> None:
    """Tuareg rebels are not any rebels, though the report names a country that has others."""
    found = load_actors().resolve("Tuareg rebels in Mali", on=date(2015, 6, 1), countries=("MLI", "RUS"))
    assert found and all(candidate.id.startswith("mli.") for candidate in found)


@pytest.mark.parametrize(("countries", "sure"), [(["SLV", "HND"], True), (["HND", "SLV"], False)])
def test_a_description_is_of_the_first_country(countries: list[str], sure: bool) -> None:
    """Nobody is better than the rebels of the country next door."""
    (candidate,) = load_actors().resolve("urban guerrillas", on=date(1989, 5, 5), countries=countries)
    assert (candidate.id, candidate.confidence >= 0.5) == ("slv.fmln", sure)


def test_the_knowledge_is_broad() -> None:
    named = [a for a in load_actors().actors.values() if a.kind not in ("forces", "police", "government")]
    assert len(named) >= 500
    assert {a.kind for a in named} >= {"armed_group", "private_military_company", "mission", "monitor", "media"}


def test_alliances_have_their_time() -> None:
    actors = load_actors()
    assert actors.same_side("rus.wagner", "mli.forces", date(2024, 7, 27))
    assert not actors.same_side("rus.wagner", "mli.forces", date(2020, 1, 1))
    assert not actors.same_side("mli.csp", "mli.forces", date(2024, 7, 27))
    assert actors.same_side("mli.government", "mli.forces", None)


def test_parties_and_bystanders() -> None:
    actors = load_actors()
    assert actors.is_party("mli.forces") and actors.is_party("mli.jnim")
    assert not any(actors.is_party(id) for id, a in actors.actors.items() if a.kind in ("monitor", "media"))
    assert not actors.is_party("nobody")


def test_the_files_are_sound() -> None:
    assert check_actors() == []


GOOD = Actor("mli.x", "Front X", (), "armed_group", ("MLI",), Period(date(2020, 1, 1), None))
FAULTS = {
    "unknown kind": [Actor("a.b", "Some Name", (), "gang", ("MLI",))],
    "unknown country": [Actor("a.b", "Some Name", (), "militia", ("XXX",))],
    "unknown actor 'a.c'": [Actor("a.b", "Some Name", (), "militia", ("MLI",), parent="a.c")],
    "unknown actor 'a.d'": [Actor("a.b", "Some Name", (), "militia", ("MLI",), allies=(Alliance("a.d", Period()),))],
    "ends before": [Actor("a.b", "Some Name", (), "militia", ("MLI",), Period(date(2020, 1, 1), date(2019, 1, 1)))],
    "two actors have": [GOOD, GOOD],
    "share the name": [GOOD, Actor("mli.y", "front-x", (), "militia", ("MLI",))],
    "too short": [Actor("a.b", "X", (), "militia", ("MLI",))],
}


@pytest.mark.parametrize(("fault", "actors"), FAULTS.items(), ids=FAULTS)
def test_a_planted_fault_is_found(fault: str, actors: list[Actor]) -> None:
    assert any(fault in problem for problem in find_problems(actors, {"MLI"}, {}))


def test_a_name_may_be_shared_by_rule_or_at_other_times() -> None:
    twin = Actor("mli.y", "Front X", (), "militia", ("MLI",))
    before = Actor("mli.z", "Front X", (), "militia", ("MLI",), Period(None, date(2019, 12, 31)))
    assert not list(find_problems([GOOD, twin], {"MLI"}, {"front x": ["mli.x", "mli.y"]}))
    assert not list(find_problems([GOOD, before], {"MLI"}, {}))
