"""Claims of many reports come to incidents."""

from collections.abc import Sequence
from datetime import date

import pytest

from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind, Scope
from counterclaim.claims.record import Record, Review
from counterclaim.linking.link import link
from tests.linking.making import claim


def partition(incidents: Sequence[Incident]) -> list[list[str]]:
    return sorted(sorted(record.id for record in incident.records) for incident in incidents if incident.records)


def attached(incidents: Sequence[Incident]) -> list[tuple[list[str], list[str]]]:
    found = [([r.id for r in i.records], [r.id for r in i.attached]) for i in incidents if i.attached]
    return sorted((sorted(records), sorted(sums)) for records, sums in found)


TOGETHER = {
    "same place, day and figure": [claim("a"), claim("b")],
    "the sides contradict each other in the figure": [claim("a", killed=12), claim("b", killed=19)],
    "one gives three days for the day": [claim("a", days="3"), claim("b", days="2-4")],
    "one does not say who did it": [claim("a", by="Rebels"), claim("b", by=None)],
    "one names a place beside the other's": [claim("a", "Orvale"), claim("b", "Orvale mill")],
    "one names the province alone": [claim("a", "Orvale"), claim("b", "the north")],
    "one was written in another place's words": [claim("a", days="3"), claim("b", days="3", killed=None, by="Rebels")],
}
APART = {
    "another town": [claim("a", "Orvale"), claim("b", "Brask")],
    "another province": [claim("a", "the north"), claim("b", "Tamor")],
    "a week later": [claim("a", days="3"), claim("b", days="10")],
    "both sides exchanged, another figure": [
        claim("a", days="3", killed=2, by="Rebels", of="Guards"),
        claim("b", days="4", killed=40, by="Guards", of="Rebels"),
    ],
    "two of one report in two towns": [
        claim("a", "Orvale", report="r"),
        claim("b", "Brask", report="r", number=2, at=50),
    ],
    "no time at all": [claim("a", days=None), claim("b", days=None)],
    "neither place nor day": [claim("a", None, None), claim("b", None, None)],
}


@pytest.mark.parametrize("records", TOGETHER.values(), ids=TOGETHER)
def test_two_reports_of_one_event_are_one_incident(records: list[Record]) -> None:
    assert partition(link(records)) == [["a", "b"]]


@pytest.mark.parametrize("records", APART.values(), ids=APART)
def test_two_events_are_two_incidents(records: list[Record]) -> None:
    assert partition(link(records)) == [["a"], ["b"]]


def test_nothing_comes_to_nothing() -> None:
    assert link([]) == ()


def test_the_day_of_publication_stands_in_for_a_day() -> None:
    undated = claim("b", days=None, published=date(2024, 8, 4))
    assert partition(link([claim("a", days="3"), undated])) == [["a", "b"]]


def test_a_chain_of_days_is_not_one_incident() -> None:
    """Each day's attack is next to the day before; the first and the last are far apart."""
    told = [claim(f"c{day:02}", days=str(day), killed=3) for day in range(1, 15)]
    days = [{record.claim.time.first.day for record in i.records if record.claim.time} for i in link(told)]
    assert all(max(found) - min(found) <= 2 for found in days)


def test_whoever_tells_in_one_report_tells_of_one_event() -> None:
    told = [
        claim("a", report="r"),
        claim("b", None, None, 3, report="r", number=2, at=50, kind=Kind.WOUNDED),
        claim("c", "Brask", "5", 2, report="r", number=3, at=100),
        claim("d", None, None, 1, report="r", number=4, at=150, kind=Kind.WOUNDED),
    ]
    assert partition(link(told)) == [["a", "b"], ["c", "d"]]


def test_a_part_goes_with_its_whole() -> None:
    told = [
        claim("a", report="r", number=1),
        claim("b", "Brask", "9", 2, report="r", number=2, at=50),
        claim("c", None, None, 3, report="r", number=3, at=100, scope=Scope.PART, part_of=1),
    ]
    assert partition(link(told)) == [["a", "c"], ["b"]]


def test_a_report_that_tells_of_two_events_does_not_bind_them_by_a_third_report() -> None:
    told = [
        claim("a", "Orvale", "3", report="r", number=1),
        claim("b", "Orvale", "4", report="r", number=2, at=50),
        claim("c", "Orvale", "3-4"),
    ]
    incidents = link(told)
    assert not any({"a", "b"} <= {record.id for record in incident.records} for incident in incidents)


def test_rejected_claims_stay_and_lead_nobody() -> None:
    told = [
        claim("a", "Orvale", report="r"),
        claim("b", "Orvale", killed=900, report="r", number=2, at=50, review=Review.REJECTED),
        claim("c", "Orvale"),
    ]
    assert partition(link(told)) == [["a", "b", "c"]]


SUM = {"scope": Scope.CUMULATIVE, "number": 9, "at": 900}


def test_a_sum_is_attached_to_what_it_holds_and_never_a_record() -> None:
    told = [
        claim("a", "Orvale", "3"),
        claim("b", "Brask", "8"),
        claim("c", "Tamor", "8"),
        claim("z", "the north", "1-20", 60, **SUM),
    ]
    assert attached(link(told)) == [(["a"], ["z"]), (["b"], ["z"])]


def test_a_sum_of_a_whole_country_holds_what_its_own_report_tells_of() -> None:
    told = [
        claim("a", "Orvale", "3", report="r"),
        claim("b", "Brask", "8"),
        claim("z", "Mali", "1-20", 60, report="r", **SUM),
    ]
    assert attached(link(told)) == [(["a"], ["z"])]


def test_a_sum_that_holds_nothing_is_kept_on_its_own() -> None:
    assert attached(link([claim("a", "Orvale", "3"), claim("z", "Tamor", "1-20", 60, **SUM)])) == [([], ["z"])]


def test_summands_are_events_and_their_sum_holds_them() -> None:
    told = [
        claim("a", "Orvale", "3", 10, report="r", number=1, scope=Scope.PART, part_of=9),
        claim("b", "Brask", "3", 20, report="r", number=2, at=50, scope=Scope.PART, part_of=9),
        claim("z", None, "3", 30, report="r", **SUM),
        claim("y", None, "3", 5, report="r", scope=Scope.PART, part_of=9, number=10, at=950),
    ]
    assert attached(link(told)) == [(["a"], ["y", "z"]), (["b"], ["y", "z"])]


def test_an_incident_is_named_after_the_claim_that_was_written_first() -> None:
    a, b, c = claim("a"), claim("b"), claim("c")
    first = link([b], founded={"b": "2024-08-04"})[0].id
    later = {"a": "2024-08-06", "b": "2024-08-04", "c": "2024-08-05"}
    assert link([a, b, c], founded=later)[0].id == first
    assert link([a, c], founded=later)[0].id not in (first, link([a], founded=later)[0].id)


def test_of_claims_written_at_once_the_least_id_founds() -> None:
    at_once = {"a": "2024-08-04", "b": "2024-08-04"}
    assert link([claim("b"), claim("a")], founded=at_once)[0].id == link([claim("a")])[0].id
