"""Two people who decide on one claim: one of them is told, and nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from counterclaim.accounts.person import Person, Role
from counterclaim.ledger.conflict import Conflict, unopposed
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.ledger import Ledger, create_ledger, open_ledger
from counterclaim.ledger.tables import log
from counterclaim.ledger.verify import find_faults
from counterclaim.ledger.view import in_force, records
from counterclaim.web.review.deciding import NoSuchThing, NotTheirs, make
from tests.ledger.making import READER, Clock, reading

TEXT = "The army said 12 soldiers and 3 clerks died in Gao. Later the army said it was 12 soldiers."
GAO = reading(TEXT, "12 soldiers", "3 clerks", doc="gao")
ANA, BO, CHIEF = Person("Ana", Role.CODER), Person("Bo", Role.CODER), Person("Chief", Role.ADJUDICATOR)


@pytest.fixture
def ledger(address: str) -> Ledger:
    made = create_ledger(address, Clock())
    made.add(GAO, READER)
    return made


@pytest.fixture
def claims(ledger: Ledger) -> tuple[str, str]:
    one, other = (claim.id for claim in ledger.facts().claims)
    return one, other


def test_who_comes_second_is_told_what_the_first_decided(ledger: Ledger, claims: tuple[str, str]) -> None:
    first = make(ledger, ANA, "accept", claims[:1], seen=())
    with pytest.raises(Conflict) as told:
        make(ledger, BO, "reject", claims[:1], seen=())
    assert [d.id for d in told.value.theirs] == [first]
    assert (told.value.mine.author, told.value.mine.verdict) == ("Bo", Verdict.REJECT)
    assert [d.id for d in ledger.facts().decisions] == [first]


def test_who_has_seen_the_first_decision_may_decide_again(ledger: Ledger, claims: tuple[str, str]) -> None:
    make(ledger, ANA, "accept", claims[:1], seen=())
    with pytest.raises(Conflict) as told:
        make(ledger, BO, "reject", claims[:1], seen=())
    make(ledger, BO, "reject", claims[:1], seen=told.value.standing)
    assert [d.author for d in ledger.facts().decisions] == ["Ana", "Bo"]


def test_what_was_seen_and_is_undone_is_a_conflict_too(ledger: Ledger, claims: tuple[str, str]) -> None:
    seen = make(ledger, ANA, "accept", claims[:1], seen=())
    make(ledger, ANA, "undo", [seen], seen=())
    with pytest.raises(Conflict) as told:
        make(ledger, BO, "reject", claims[:1], seen=[seen])
    assert [d.id for d in told.value.gone] == [seen]


def test_other_claims_are_nobodys_conflict(ledger: Ledger, claims: tuple[str, str]) -> None:
    make(ledger, ANA, "accept", claims[:1], seen=())
    make(ledger, BO, "reject", claims[1:], seen=())
    assert len(ledger.facts().decisions) == 2


def test_a_pair_is_decided_against_what_was_seen_of_the_claim(ledger: Ledger, claims: tuple[str, str]) -> None:
    make(ledger, ANA, "same", claims, seen=())
    with pytest.raises(Conflict):
        make(ledger, BO, "different", claims[::-1], seen=())


def test_a_form_that_is_sent_twice_decides_once(ledger: Ledger, claims: tuple[str, str]) -> None:
    values = {"status": "civilian"}
    first = make(ledger, ANA, "correct", claims[:1], values, "by their words", ())
    assert make(ledger, ANA, "correct", claims[:1], values, "by their words", ()) == first
    assert len(ledger.facts().decisions) == 1


def test_a_decision_is_undone_once_and_by_whom_it_is_of(ledger: Ledger, claims: tuple[str, str]) -> None:
    first = make(ledger, ANA, "accept", claims[:1], seen=())
    with pytest.raises(NotTheirs):
        make(ledger, BO, "undo", [first[:12]], seen=())
    undone = make(ledger, ANA, "undo", [first], seen=())
    with pytest.raises(Conflict):
        make(ledger, ANA, "undo", [first], seen=())
    make(ledger, CHIEF, "undo", [undone], seen=())
    assert [d.id for d in in_force(ledger.facts().decisions)] == [first]
    make(ledger, ANA, "undo", [first], seen=())
    assert in_force(ledger.facts().decisions) == []


@pytest.mark.parametrize(
    ("verdict", "subject", "value", "error"),
    [
        ("praise", "", {}, ValueError),
        ("accept", "0000", {}, NoSuchThing),
        ("undo", "0000", {}, NoSuchThing),
        ("correct", "", {}, ValueError),
        ("correct", "", {"colour": "red"}, ValueError),
        ("correct", "", {"affected": "nurses"}, ValueError),
        ("correct", "", {"affected": {"text": "clerks", "start": 0, "end": 6}}, ValueError),
        ("correct", "", {"affected": {"text": "clerks"}}, ValueError),
        ("correct", "", {"affected": {"text": "", "start": 3, "end": 3}}, ValueError),
        ("correct", "", {"affected": {"text": "T", "start": False, "end": True}}, ValueError),
        ("correct", "", {"low": 5, "high": 3}, ValueError),
        ("same", "", {}, ValueError),
    ],
)
def test_what_cannot_be_decided_is_refused(
    ledger: Ledger, claims: tuple[str, str], verdict: str, subject: str, value: dict[str, object], error: type
) -> None:
    with pytest.raises(error):
        make(ledger, ANA, verdict, [subject or claims[0]], value, seen=())
    assert ledger.facts().decisions == ()


def test_the_words_that_were_selected_are_the_words_that_are_kept(ledger: Ledger, claims: tuple[str, str]) -> None:
    """Words that stand twice: by text alone the nearer ones are taken."""
    at = TEXT.rindex("12 soldiers")
    words = {"text": "soldiers", "start": at + 3, "end": at + 11}
    count = {"text": "12", "start": at, "end": at + 2}
    make(ledger, ANA, "correct", claims[:1], {"affected": words, "count": count, "low": 11}, seen=())
    claim = next(r.claim for r in records(ledger.facts(), {}) if r.id == claims[0])
    assert claim.affected is not None
    assert claim.count.span is not None
    assert (claim.affected.span.start, claim.count.span.start) == (at + 3, at)
    assert (claim.count.low, claim.count.high, claim.count.text) == (11, 12, "12")
    make(ledger, BO, "correct", claims[:1], {"count": ""}, seen=None)
    claim = next(r.claim for r in records(ledger.facts(), {}) if r.id == claims[0])
    assert (claim.count.low, claim.count.text, claim.count.span) == (11, "", None)


def test_two_people_at_once_lose_nothing(address: str) -> None:
    """Each decides on every claim at the same moment as the other, until both have decided or let the other's stand."""
    ledger = create_ledger(address)
    told = [reading(f"The army said {n} soldiers died.", f"{n} soldiers", doc=f"{n}") for n in range(2, 14)]
    for each in told:
        ledger.add(each, READER)
    ids = [claim.id for claim in ledger.facts().claims]
    start = Barrier(2)

    def code(person: Person) -> tuple[list[str], int]:
        mine, made, conflicts = open_ledger(address), [], 0
        for id in ids:
            start.wait()
            try:
                made.append(make(mine, person, "accept", [id], seen=()))
            except Conflict as conflict:
                conflicts += 1
                assert [d.author for d in conflict.theirs] != [person.name]
                made.append(make(mine, person, "reject", [id], seen=conflict.standing))
        mine.engine.dispose()
        return made, conflicts

    with ThreadPoolExecutor(2) as pool:
        (one, lost), (other, given_way) = pool.map(code, (ANA, BO))
    assert lost + given_way == len(ids)
    assert {d.id for d in ledger.facts().decisions} == {*one, *other}
    with ledger.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(log)).scalar_one() == 4 * len(ids)
    assert find_faults(ledger) == []


@given(st.lists(st.tuples(st.sampled_from(["accept", "reject", "undo"]), st.integers(0, 9)), max_size=12))
def test_who_has_seen_all_that_stands_is_never_refused(steps: list[tuple[str, int]]) -> None:
    clock, made = Clock(), list[Decision]()
    for verdict, number in steps:
        if verdict == "undo" and not made:
            continue
        subject = made[number % len(made)].id if verdict == "undo" else "claim"
        made.append(Decision(Verdict(verdict), (subject,), "Ana", clock()))
    mine = Decision(Verdict.CORRECT, ("claim",), "Bo", clock())
    standing = [d.id for d in in_force(made)]
    assert unopposed(mine, made, standing) == mine
    if standing:
        with pytest.raises(Conflict) as told:
            unopposed(mine, made, standing[1:])
        assert [d.id for d in told.value.theirs] == standing[:1]


def test_what_concerns_a_claim_is_what_the_whole_ledger_says_of_it(ledger: Ledger, claims: tuple[str, str]) -> None:
    ledger.add(reading("The army said 5 soldiers died.", "5 soldiers", doc="other"), READER)
    first = make(ledger, ANA, "accept", claims[:1])
    undone = make(ledger, ANA, "undo", [first])
    make(ledger, ANA, "undo", [undone])
    make(ledger, BO, "accept", claims[1:])
    whole, part = ledger.facts(), ledger.concerning([claims[0][:20]])
    assert part.claims == tuple(claim for claim in whole.claims if claim.id == claims[0])
    assert part.reports == tuple(filed for filed in whole.reports if filed.report.doc == "gao")
    assert part.decisions == whole.decisions[:3]
    assert ledger.concerning([undone]).claims == ()
    assert ledger.concerning([first]).claims == part.claims
    assert ledger.concerning([""]).claims == ()
