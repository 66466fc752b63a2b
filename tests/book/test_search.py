"""Incidents are found by what is known of them."""

from datetime import date

import pytest

from counterclaim.book.book import NoSuchIncident
from counterclaim.book.search import Wanted, search
from counterclaim.book.together import together
from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind, Stance, Status
from counterclaim.claims.record import Review
from tests.book.making import at, book, told
from tests.weighing.making import record

AMBUSH = Incident(
    "ambush",
    (
        told(at(record("the CSP", "9", "soldiers", report="a"), "Ber", 3), "An ambush on the road, the CSP said."),
        told(at(record("the army", "2", "soldiers", report="b"), "Ber", 3), "The army lost two."),
    ),
)
RAID = Incident(
    "raid",
    (
        told(
            at(record("residents", "4", "farmers", status=Status.CIVILIAN, perpetrator="JNIM"), "Djibo", 20, 22),
            "Men on motorbikes raided the Márket.",
        ),
        at(record("the UN", "50", "people", kind=Kind.DISPLACED), "Djibo", 20, 22),
    ),
)
UNDATED = Incident("undated", (at(record(None, "3", day=28), "the old mill"),))
REJECTED = Incident("rejected", (at(record("the CSP", "3", "soldiers", review=Review.REJECTED), "Ber", 3),))


@pytest.mark.parametrize(
    "wanted, found",
    [
        (Wanted(), ["ambush", "raid", "undated", "rejected"]),
        (Wanted(country="Mali"), ["ambush"]),
        (Wanted(country="BFA"), ["raid"]),
        (Wanted(country="bf"), ["raid"]),
        (Wanted(place="ber"), ["ambush"]),
        (Wanted(place="tombouctou"), ["ambush"]),
        (Wanted(place="Old Mill"), ["undated"]),
        (Wanted(actor="Permanent Strategic Framework"), ["ambush"]),
        (Wanted(actor="CSP"), ["ambush"]),
        (Wanted(actor="mli.jnim"), ["raid"]),
        (Wanted(actor="farmers"), ["raid"]),
        (Wanted(actor="nobody of this name"), []),
        (Wanted(first=date(2024, 7, 4)), ["raid", "undated"]),
        (Wanted(last=date(2024, 7, 3)), ["ambush"]),
        (Wanted(first=date(2024, 7, 22), last=date(2024, 7, 30)), ["raid"]),
        (Wanted(kind=Kind.DISPLACED), ["raid"]),
        (Wanted(contested=True), ["ambush"]),
        (Wanted(contested=False), ["raid", "undated", "rejected"]),
        (Wanted(words="AMBUSH csp"), ["ambush"]),
        (Wanted(words="market motorbikes"), ["raid"]),
        (Wanted(words="ambush motorbikes"), []),
        (Wanted(country="Mali", kind=Kind.DISPLACED), []),
    ],
)
def test_found(wanted: Wanted, found: list[str]) -> None:
    assert [incident.id for incident in search(book(AMBUSH, RAID, UNDATED, REJECTED), wanted)] == found


def test_a_denial_makes_an_incident_contested() -> None:
    denied = Incident("i", (AMBUSH.records[0], record("the army", "9", "soldiers", stance=Stance.DENIES, report="c")))
    assert search(book(denied), Wanted(contested=True)) == (denied,)


def test_what_names_no_country_is_said() -> None:
    with pytest.raises(ValueError, match="'Atlantis' names no country"):
        search(book(AMBUSH), Wanted(country="Atlantis"))


@pytest.mark.parametrize(
    "beginning, line", [("x", "no incident begin with 'x'"), ("", "no incident"), ("r", "2 incid")]
)
def test_an_id_may_be_cut_to_what_names_one(beginning: str, line: str) -> None:
    of = book(AMBUSH, RAID, REJECTED)
    assert of.incident("am") is AMBUSH
    with pytest.raises(NoSuchIncident, match=line):
        of.incident(beginning)


def test_several_seen_as_one_hold_each_claim_once() -> None:
    total = record("the UN", "60", "soldiers", report="sum")
    one, other = Incident("one", AMBUSH.records, (total,)), Incident("other", RAID.records, (total, AMBUSH.records[0]))
    seen = together([one, other])
    assert seen.records == (*AMBUSH.records, *RAID.records) and seen.attached == (total,)
    assert seen.id == "one + other"
    assert together([one]) is one
    with pytest.raises(ValueError, match="no incident"):
        together([])
