"""Six priests and two women of one sentence are eight; nine people and two children may be nine."""

from dataclasses import replace

import pytest

from counterclaim.claims.count import Count
from counterclaim.claims.kinds import Scope
from counterclaim.claims.record import Record
from counterclaim.claims.span import Span
from counterclaim.weighing.estimate import Use
from counterclaim.weighing.explain import explain
from counterclaim.weighing.policy import load_policy
from counterclaim.weighing.relations import as_compared, relations
from counterclaim.weighing.weigh import weigh
from tests.weighing.making import actors, incident, record


def best(*records: Record) -> int | None:
    (side,) = weigh(incident(*records), load_policy("ledger"), actors()).sides
    return side.best


PRIESTS = record("a doctor", "6", "priests", number_in_report=1)
WOMEN = record("a doctor", "2", "women", number_in_report=2)


def test_different_people_of_one_sentence_add_up() -> None:
    assert best(PRIESTS, WOMEN) == 8


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(record("a doctor", "2", "people", number_in_report=2), 6, id="people may hold the priests"),
        pytest.param(record("a doctor", "2", "old priests", number_in_report=2), 6, id="the same people counted again"),
        pytest.param(record("a doctor", "2", "women", number_in_report=2, scope=Scope.PART), 6, id="a part"),
        pytest.param(record("a nurse", "2", "women", number_in_report=2), 2, id="another claimant"),
        pytest.param(record("a doctor", "2", "women", report="r2"), 6, id="another report"),
        pytest.param(record("a doctor", "no", "women", number_in_report=2), 6, id="none"),
        pytest.param(record("a doctor", "several", "women", number_in_report=2), 6, id="a word"),
    ],
)
def test_what_does_not_add_up(other: Record, expected: int) -> None:
    assert best(PRIESTS, other) == expected


@pytest.mark.parametrize(
    ("sentence", "first", "second", "expected"),
    [
        ("It killed 1 officer and 3 staff officers.", "officer", "staff officers", 4),
        ("It killed 1 officer, 3 staff officers among the dead.", "officer", "staff officers", 3),
        ("It killed 1 people in Azul and 3 people in Verde.", "people", "people", 4),
        ("It killed 1 people in Azul and wounded 3 people.", "people", "people", 3),
        ("It killed 1 of the men, as well as 3 men.", "men", "men", 3),
    ],
)
def test_an_and_alone_joins_different_people(sentence: str, first: str, second: str, expected: int) -> None:
    one = replace(record("a doctor", "1", first, number_in_report=1), sentence=sentence)
    other = replace(record("a doctor", "3", second, number_in_report=2), sentence=sentence)
    assert best(one, other) == expected


def test_another_sentence_is_another_telling() -> None:
    later = replace(WOMEN, claim=replace(WOMEN.claim, span=Span(50, 90)))
    assert best(PRIESTS, later) == 6


def test_what_was_added_is_told() -> None:
    policy = load_policy("ledger")
    estimate = weigh(incident(PRIESTS, WOMEN), policy, actors())
    assert sorted((row.id, row.use) for row in estimate.rows) == sorted([(PRIESTS.id, Use.USED), (WOMEN.id, Use.ADDED)])
    told = "\n".join(explain(estimate, policy))
    assert "8 with those added" in told
    assert "– Added: a doctor said “2” women killed" in told


def test_addends_contradict_nobody() -> None:
    """Eight are compared with another's eight, not six or two."""
    mayor = record("the mayor", "8", "victims", report="r2")
    assert {relation.kind.value for relation in relations(incident(PRIESTS, WOMEN, mayor), actors())} == {
        "corroborates"
    }


def named(claimant: str, name: str, report: str) -> Record:
    """One person, by name."""
    told = record(claimant, "1", name, report=report)
    return replace(told, claim=replace(told.claim, count=Count("", None, 1, 1)))


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        (named("a doctor", "Rosa Paz", "r1"), named("a nurse", "Juan Rey", "r2"), set()),
        (named("a doctor", "Rosa Paz", "r1"), named("a nurse", "Mayor Paz", "r2"), {"corroborates"}),
        (named("a doctor", "Rosa Paz", "r1"), record("a nurse", "9", "people", report="r2"), set()),
        (record("a doctor", "6", "priests"), record("a nurse", "2", "women", report="r2"), set()),
        (record("a doctor", "6", "priests"), record("a nurse", "2", "old priests", report="r2"), {"contradicts"}),
        (record("a doctor", "6", "people"), record("a nurse", "2", "women", report="r2"), {"contradicts"}),
    ],
)
def test_only_what_may_be_the_same_people_is_compared(one: Record, other: Record, related: set[str]) -> None:
    assert {relation.kind.value for relation in relations(incident(one, other), actors())} == related


def test_relations_and_their_sentences_see_the_same_figures() -> None:
    seen = as_compared([PRIESTS, WOMEN], actors())
    assert (seen[PRIESTS.id].count.low, seen[WOMEN.id].count.low) == (8, 2)
