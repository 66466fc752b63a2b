"""The book of a moment is a function of what was written until then."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from counterclaim.book.book import book_of, founded, open_book
from counterclaim.book.copies import copied, copies
from counterclaim.claims.record import Source
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.ledger import Ledger, create_ledger
from tests.ledger.making import READER, Clock, reading
from tests.weighing.making import actors

STORY = (
    "The army said that 12 rebels were killed at the ford near Ber on Monday, after a patrol had been "
    "fired upon from the trees beyond the river and had called for helicopters. "
)


def filed(path: Path, *texts: tuple[str, str]) -> Ledger:
    """A ledger with a report of each (name, text), an hour apart."""
    clock = Clock()
    ledger = create_ledger(str(path / "ledger.db"), clock)
    for doc, text in texts:
        clock.at += timedelta(hours=1)
        ledger.add(reading(text, "12 rebels", doc=doc), READER)
    return ledger


def test_copies_of_a_story_are_one_origin(tmp_path: Path) -> None:
    ledger = filed(tmp_path, ("one", STORY), ("two", STORY + "More later."), ("three", "The army said 12 rebels died."))
    told = open_book(ledger)
    origins = {record.source.doc: record.source.origin for record in told.records}
    assert origins["one"] == origins["two"] != origins["three"]
    assert str(copies(record.source for record in told.records)) == "3 reports, 2 origins"
    assert str(copied(told.facts.reports)) == "2 reports, 1 origin"
    assert copied(told.facts.reports[2:]) is None


def test_fifteen_outlets_may_be_one_origin() -> None:
    sources = [Source(f"r{n}", "story", "one", f"Outlet {n}") for n in range(15)]
    assert str(copies([*sources, *sources])) == "15 outlets, 1 origin"


def test_what_was_known_then(tmp_path: Path) -> None:
    ledger = filed(tmp_path, ("one", STORY), ("two", "The army said 12 rebels died."))
    assert [len(open_book(ledger, at).records) for at in (datetime(2024, 8, 1, tzinfo=UTC), None)] == [0, 2]
    between = datetime(2024, 8, 1, 13, 30, tzinfo=UTC)
    assert [record.source.doc for record in open_book(ledger, between).records] == ["one"]


def test_the_order_of_the_facts_has_no_part_in_it(tmp_path: Path) -> None:
    ledger = filed(tmp_path, *((f"r{n}", f"{STORY} {n}" * (n % 3 + 1)) for n in range(6)))
    facts, at = ledger.facts(), ledger.clock()
    whole = book_of(facts, actors(), at)
    for seed in range(3):
        dice = random.Random(seed)
        mixed = replace(facts, reports=tuple(dice.sample(facts.reports, 6)), claims=tuple(dice.sample(facts.claims, 6)))
        assert book_of(mixed, actors(), at).incidents == whole.incidents


def test_a_claim_is_founded_when_it_was_first_read(tmp_path: Path) -> None:
    ledger = filed(tmp_path, ("one", STORY))
    first = founded(ledger.facts())
    ledger.add(reading(STORY, "12 rebels", doc="one"), "counterclaim 2")
    assert founded(ledger.facts()) == first and len(first) == 1


def test_a_rejected_claim_stays_in_the_book(tmp_path: Path) -> None:
    ledger = filed(tmp_path, ("one", STORY))
    (record,) = open_book(ledger).records
    ledger.decide(Decision(Verdict.REJECT, (record.id,), "Ana", ledger.clock()))
    assert [r.review.value for r in open_book(ledger).incidents[0].records] == ["rejected"]
