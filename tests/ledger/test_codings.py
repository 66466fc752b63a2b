"""Codings in a ledger: rows that are added, conflicts that are told, on both engines."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from counterclaim.coding.agreement import agreement
from counterclaim.coding.coding_set import CodingSet
from counterclaim.coding.draft import Draft
from counterclaim.coding.event import Step
from counterclaim.coding.last import last_agreement, ruled
from counterclaim.coding.store import RULING, Codings, Overtaken, coded_by_both
from counterclaim.ledger.ledger import Ledger, create_ledger
from counterclaim.ledger.verify import find_faults
from tests.ledger.making import READER, Clock, reading

TOLD = "The army said 12 soldiers and 3 clerks died."


@pytest.fixture
def ledger(address: str) -> Ledger:
    ledger = create_ledger(address, Clock())
    for doc in ("one", "two"):
        ledger.add(reading(TOLD, "12 soldiers", "3 clerks", doc=doc), READER)
    return ledger


@pytest.fixture
def coding_set(ledger: Ledger) -> CodingSet:
    facts = ledger.facts()
    reports = tuple(report.id for report in facts.reports)
    suggested = {id: tuple(claim.id for claim in facts.claims if claim.report == id) for id in reports}
    made = CodingSet("first", ("Ana", "Ben"), reports, frozenset(reports[:1]), suggested, 1, 0.5, "Ana", Clock()())
    return Codings(ledger).make(made)


def test_a_set_is_there_once_and_the_ledger_sound(ledger: Ledger, coding_set: CodingSet) -> None:
    codings = Codings(ledger)
    assert codings.make(coding_set) == coding_set
    assert [found.id for found in codings.sets()] == [coding_set.id]
    assert find_faults(ledger) == []


def test_suggestions_are_the_reader_s_claims_but_for_blind_reports(ledger: Ledger, coding_set: CodingSet) -> None:
    blind, seen = coding_set.reports
    found = Codings(ledger).suggestions(coding_set, seen)
    assert [claim.count.text for claim in found.values()] == ["12", "3"]
    assert Codings(ledger).suggestions(coding_set, blind) == {}


def test_the_last_row_is_what_holds(ledger: Ledger, coding_set: CodingSet) -> None:
    codings, report = Codings(ledger), coding_set.reports[0]
    claims = ledger.facts().claims
    first = codings.write(Step.CODING, coding_set.id, report, "Ana", Draft((claims[0].claim,)), "")
    last = codings.write(Step.CODED, coding_set.id, report, "Ana", Draft(), first)
    state = codings.states(coding_set.id)[report, "Ana"]
    assert (state.id, state.is_done, codings.drafts([last])[last]) == (last, True, Draft())
    assert codings.drafts([first])[first].claims == (claims[0].claim,)


def test_of_two_windows_one_is_told(ledger: Ledger, coding_set: CodingSet) -> None:
    codings, report = Codings(ledger), coding_set.reports[0]

    def write(number: int) -> bool:
        try:
            codings.write(Step.CODING, coding_set.id, report, "Ana", Draft(settled={}), "")
        except Overtaken:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(write, range(4))) == [False, False, False, True]
    assert find_faults(ledger) == []


def test_two_coders_do_not_stand_in_each_other_s_way(ledger: Ledger, coding_set: CodingSet) -> None:
    codings, report = Codings(ledger), coding_set.reports[0]
    assert last_agreement(ledger) is None
    for coder in coding_set.coders:
        codings.write(Step.CODED, coding_set.id, report, coder, Draft(), "")
    assert coded_by_both(coding_set, codings.states(coding_set.id)) == [report]
    told = last_agreement(ledger)
    assert told is not None and told == (coding_set, agreement({report: ((), ())}))


def test_rulings_are_of_whoever_made_the_last(ledger: Ledger, coding_set: CodingSet) -> None:
    codings, report = Codings(ledger), coding_set.reports[1]
    claims = tuple(claim.claim for claim in ledger.facts().claims[:1])
    seen = codings.write(Step.RULING, coding_set.id, report, "Ada", Draft(), "")
    assert ruled(codings, coding_set) == []
    with pytest.raises(Overtaken):
        codings.write(Step.RULED, coding_set.id, report, "Eve", Draft(claims), "")
    codings.write(Step.RULED, coding_set.id, report, "Eve", Draft(claims), seen)
    assert codings.states(coding_set.id)[report, RULING].by == "Eve"
    assert [(id, told) for id, _, told in ruled(codings, coding_set)] == [(report, claims)]


def test_a_coding_that_was_filed_elsewhere_is_found(tmp_path: Path) -> None:
    ledger = create_ledger(str(tmp_path / "ledger.db"), Clock())
    ledger.add(reading(TOLD, "12 soldiers"), READER)
    reports = (ledger.facts().reports[0].id,)
    made = Codings(ledger).make(CodingSet("x", ("Ana", "Ben"), reports, frozenset(), {}, 1, 0.5, "Ana", Clock()()))
    Codings(ledger).write(Step.CODED, made.id, reports[0], "Ana", Draft(), "")
    with ledger.engine.begin() as connection:
        connection.exec_driver_sql("update codings set author = 'Ben' where what = 'coded'")
    assert [fault for fault in find_faults(ledger) if "filed elsewhere" in fault]
