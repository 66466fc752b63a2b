"""People's judgements win over the model."""

import pytest

from counterclaim.claims.kinds import Scope
from counterclaim.claims.record import Record
from counterclaim.ledger.view import Judgement
from counterclaim.linking.link import link
from tests.linking.making import claim
from tests.linking.test_link import attached, partition


def same(one: str, other: str) -> Judgement:
    return Judgement(one, other, True)


def different(one: str, other: str) -> Judgement:
    return Judgement(one, other, False)


NEAR = [claim("a"), claim("b"), claim("c")]
FAR = [claim("a", "Orvale"), claim("b", "Brask", "9"), claim("c", "Tamor", "20")]
ONE_REPORT = [claim("a", report="r"), claim("b", None, None, 2, report="r", number=2, at=50), claim("c", "Brask", "9")]

CASES = {
    "the model's own": (NEAR, [], [["a", "b", "c"]]),
    "two are apart": (NEAR[:2], [different("a", "b")], [["a"], ["b"]]),
    "two belong together": (FAR, [same("a", "b")], [["a", "b"], ["c"]]),
    "what belongs with one belongs with the other": (FAR, [same("a", "b"), same("b", "c")], [["a", "b", "c"]]),
    "the later of two counts": (FAR, [same("a", "b"), different("a", "b")], [["a"], ["b"], ["c"]]),
    "the later of two counts, the other way": (FAR, [different("a", "b"), same("a", "b")], [["a", "b"], ["c"]]),
    "a later one breaks a chain at its oldest link": (
        FAR,
        [same("a", "b"), same("b", "c"), different("a", "c")],
        [["a"], ["b", "c"]],
    ),
    "within one report": (ONE_REPORT, [different("a", "b")], [["a"], ["b"], ["c"]]),
    "one account of a report goes along": (ONE_REPORT, [same("a", "c")], [["a", "b", "c"]]),
    "a claim is taken out of its account": (ONE_REPORT, [same("a", "c"), different("b", "c")], [["a", "c"], ["b"]]),
    "about claims that are not there": (NEAR, [same("a", "x"), different("x", "y")], [["a", "b", "c"]]),
    "of a claim and itself": (NEAR, [different("a", "a")], [["a", "b", "c"]]),
}


@pytest.mark.parametrize(("records", "judgements", "expected"), CASES.values(), ids=CASES)
def test_what_people_judge_holds(records: list[Record], judgements: list[Judgement], expected: list[list[str]]) -> None:
    assert partition(link(records, judgements)) == expected


def test_accounts_that_must_not_meet_are_parted_claim_by_claim() -> None:
    """Two reports of two claims each: the first two are one event, the others are not."""
    told = [
        claim("a1", report="a"),
        claim("a2", None, None, 2, report="a", number=2, at=50),
        claim("b1", report="b"),
        claim("b2", None, None, 3, report="b", number=2, at=50),
    ]
    found = link(told, [same("a1", "b1"), different("a2", "b2")])
    holder = {record.id: incident.id for incident in found for record in incident.records}
    assert holder["a1"] == holder["b1"] and holder["a2"] != holder["b2"]


SUM = claim("z", "Tamor", "1-20", 60, scope=Scope.CUMULATIVE)
SUMS = {
    "by place and time": ([], [(["c"], ["z"])]),
    "a sum holds what is judged of it": ([same("z", "a"), different("z", "c")], [(["a"], ["z"])]),
    "a sum may hold several": ([same("z", "a"), same("b", "z")], [(["a"], ["z"]), (["b"], ["z"]), (["c"], ["z"])]),
    "the later counts": ([same("z", "a"), different("a", "z")], [(["c"], ["z"])]),
    "what it holds is taken from it": ([different("z", "c")], [([], ["z"])]),
}
Held = list[tuple[list[str], list[str]]]


@pytest.mark.parametrize(("judgements", "expected"), SUMS.values(), ids=SUMS)
def test_judgements_on_sums(judgements: list[Judgement], expected: Held) -> None:
    assert attached(link([*FAR, SUM], judgements)) == expected


def test_what_is_of_a_sum_and_what_is_not_are_two_incidents() -> None:
    found = link([claim("a"), claim("b"), SUM], [same("z", "a"), different("z", "b")])
    assert partition(found) == [["a"], ["b"]] and attached(found) == [(["a"], ["z"])]


def test_sums_that_are_different_are_not_attached_to_one_incident() -> None:
    other = claim("y", "the north", "1-20", 70, scope=Scope.CUMULATIVE)
    first = claim("z", "the north", "1-20", 60, scope=Scope.CUMULATIVE)
    found = link([claim("a"), first, other], [different("y", "z")])
    assert attached(found) == [([], ["z"]), (["a"], ["y"])]
