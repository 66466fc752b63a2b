"""What holds of every estimate, whatever the records."""

import json
import random
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.claims.count import Count
from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.record import Record, Review
from counterclaim.weighing.against_independent import deviations
from counterclaim.weighing.estimate import Use
from counterclaim.weighing.explain import explain
from counterclaim.weighing.policy import Policy, load_policy, policy_names
from counterclaim.weighing.relations import relations
from counterclaim.weighing.sensitivity import sensitivity
from counterclaim.weighing.series import series
from counterclaim.weighing.vague import load_vague, vague_tables
from counterclaim.weighing.weigh import weigh
from tests.weighing.making import actors, record

WORDS = ["dozen", "several", "plural", "heavy", "score", "hundred", "countless", "zillion"]
SUMS = {"r100": ("h", "i"), "r101": ("i", "j", "k")}
COUNTS = st.one_of(
    st.integers(0, 200).map(str),
    st.integers(0, 200).map("at least {}".format),
    st.integers(0, 200).map("up to {}".format),
    st.integers(1, 200).map("nearly {}".format),
    st.tuples(st.integers(0, 90), st.integers(91, 200)).map(lambda pair: f"{pair[0]} to {pair[1]}"),
    st.sampled_from(WORDS),
)


@cache
def policy(name: str) -> Policy:
    return load_policy(name)


@st.composite
def incidents(draw: st.DrawFn) -> Incident:
    rows = [_record(draw, n) for n in range(draw(st.integers(0, 9)))]
    attached = [_record(draw, n) for n in range(100, 100 + draw(st.integers(0, 2)))]
    return Incident("i", tuple(rows), tuple(attached))


def _record(draw: st.DrawFn, n: int) -> Record:
    return record(
        draw(st.sampled_from([None, "the CSP", "JNIM", "the army", "the government", "residents", "the UN", "rebels"])),
        draw(COUNTS),
        draw(st.sampled_from(["people", "soldiers", "Wagner fighters"])),
        kind=draw(st.sampled_from([Kind.KILLED, Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES, Kind.RESPONSIBILITY])),
        status=draw(st.sampled_from([None, Status.CIVILIAN])),
        stance=draw(st.sampled_from([Stance.ASSERTS, Stance.ASSERTS, *Stance])),
        scope=draw(st.sampled_from([Scope.INCIDENT, Scope.INCIDENT, *Scope])),
        day=draw(st.sampled_from([None, 1, 2, 3])),
        report=draw(st.sampled_from(["a", "b", "c", "d"])),
        origin=draw(st.sampled_from([None, "wire"])),
        perpetrator=draw(st.sampled_from([None, "the army", "JNIM"])),
        review=draw(st.sampled_from([Review.NONE, Review.NONE, *Review])),
        id=f"r{n:03}",
        number_in_report=n + 1,
        part_of=draw(st.sampled_from([None, 1, 2])),
    )


@settings(max_examples=25, deadline=None)
@given(incidents(), st.randoms(use_true_random=False))
def test_the_order_of_the_records_has_no_part_in_it(told: Incident, dice: random.Random) -> None:
    rows, sums = list(told.records), list(told.attached)
    dice.shuffle(rows)
    dice.shuffle(sums)
    other = Incident(told.id, tuple(rows), tuple(sums))
    for name in policy_names():
        assert weigh(told, policy(name), actors(), SUMS) == weigh(other, policy(name), actors(), SUMS)
    assert relations(told, actors()) == relations(other, actors())
    assert series(told, actors()) == series(other, actors())


@settings(max_examples=50, deadline=None)
@given(incidents())
def test_bounds_are_in_order_and_every_record_is_in_one_row(told: Incident) -> None:
    for name in policy_names():
        found = weigh(told, policy(name), actors(), SUMS)
        for side in found.sides:
            given_ = [n for n in (side.low, side.best, side.high) if n is not None]
            assert given_ == sorted(given_)
            assert side.used or not given_
        assert sorted(row.id for row in found.rows) == sorted(r.id for r in (*told.records, *told.attached))
        assert all(row.why for row in found.rows)
        assert all(not row.gives or row.use is Use.USED for row in found.rows)
        assert all(line and "\n" not in line for line in explain(found, policy(name)))


@settings(max_examples=15, deadline=None)
@given(incidents(), incidents())
def test_a_rejected_record_changes_nothing(told: Incident, more: Incident) -> None:
    kept = Incident(told.id, tuple(r for r in told.records if r.review is not Review.REJECTED), told.attached)
    rejected = [
        Record(f"x{r.id}", r.claim, r.source, r.sentence, Review.REJECTED) for r in (*more.records, *more.attached)
    ]
    other = Incident(told.id, (*kept.records, *rejected), kept.attached)
    for name in policy_names():
        one, two = weigh(kept, policy(name), actors()), weigh(other, policy(name), actors())
        assert (one.sides, one.grade) == (two.sides, two.grade)
    assert relations(kept, actors()) == relations(other, actors())
    assert series(kept, actors()) == series(other, actors())
    assert deviations([kept], actors()) == deviations([other], actors())


@pytest.mark.parametrize("name", vague_tables())
@settings(max_examples=30, deadline=None)
@given(word=st.text(max_size=12))
def test_a_word_is_a_number_only_by_the_table(name: str, word: str) -> None:
    table = load_vague(name)
    figure = table.read(Count(word, word=word))
    assert figure.is_open or word in table.words
    assert not figure.is_open or word not in table.words


@pytest.mark.parametrize("name", policy_names())
def test_a_word_that_the_table_lacks_gives_no_figure(name: str) -> None:
    told = Incident("i", (record("residents", "zillion"), record("the UN", "countless", report="b")))
    for side in weigh(told, policy(name), actors()).sides:
        assert (side.low, side.best, side.high) == (None, None, None)
        assert all(row.use is not Use.USED for row in side.rows)


@settings(max_examples=20, deadline=None)
@given(incidents())
def test_estimates_are_json_and_the_table_agrees_with_them(told: Incident) -> None:
    for name in policy_names():
        found = weigh(told, policy(name), actors())
        json.dumps(found.to_dict())
        rows = sensitivity(told, actors(), [policy(name)])
        assert [(r.kind, r.side, r.best) for r in rows] == [(s.kind, s.side, s.best) for s in found.sides]
    json.dumps([r.to_dict() for r in relations(told, actors())] + [t.to_dict() for t in series(told, actors())])


def test_hostile_words_stay_in_one_line() -> None:
    nasty = "5\n‮=cmd|' /C calc'!A0\x00\x1b[31m"
    told = record("residents", "5", outlet=nasty, report="a")
    odd = replace(told, claim=replace(told.claim, count=Count(nasty, None, 5, 5)))
    lines = explain(weigh(Incident("i", (odd,)), policy("ledger"), actors()), policy("ledger"))
    assert all("\n" not in line and "\x1b" not in line and "‮" not in line for line in lines)
