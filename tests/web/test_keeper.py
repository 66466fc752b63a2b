"""The book of a running application follows its ledger."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

import counterclaim.web.keeper as keeping
from counterclaim.book.book import open_book
from counterclaim.claims.record import Review
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.ledger import Ledger, create_ledger
from counterclaim.web.keeper import Keeper
from tests.ledger.making import READER, reading

FIRST = "The army said 47 soldiers were killed near Ber on Thursday."
SECOND = "At Ber 50 soldiers died, the army said."


@pytest.fixture
def address(tmp_path: Path) -> str:
    return str(tmp_path / "ledger.db")


@pytest.fixture
def ledger(address: str) -> Ledger:
    made = create_ledger(address)
    made.add(reading(FIRST, "47 soldiers", doc="one"), READER)
    return made


@pytest.fixture
def keeper(ledger: Ledger, address: str) -> Iterator[Keeper]:
    made = Keeper(ledger, address)
    yield made
    made.close()


def decided(ledger: Ledger, verdict: Verdict, subject: str, **value: object) -> str:
    return ledger.decide(Decision(verdict, (subject,), "Ana", ledger.clock(), value=value))


def test_a_decision_shows_at_once(ledger: Ledger, keeper: Keeper) -> None:
    record = keeper.book().records[0]
    decided(ledger, Verdict.REJECT, record.id)
    book = keeper.look()
    assert book.records[0].review is Review.REJECTED
    assert book.incidents[0].records[0].review is Review.REJECTED


def test_an_undone_decision_shows_at_once(ledger: Ledger, keeper: Keeper) -> None:
    record = keeper.book().records[0]
    made = decided(ledger, Verdict.CORRECT, record.id, status="civilian")
    assert keeper.look().records[0].claim.status.value == "civilian"
    decided(ledger, Verdict.UNDO, made)
    assert keeper.look().records[0] == record


def test_a_book_that_was_given_out_stays_as_it_was(ledger: Ledger, keeper: Keeper) -> None:
    before = keeper.book()
    decided(ledger, Verdict.ACCEPT, before.records[0].id)
    assert keeper.look().records[0].review is Review.ACCEPTED
    assert before.records[0].review is Review.NONE


def test_what_comes_in_is_worked_in_beside_and_gives_the_book_that_would_be_made_anew(
    ledger: Ledger, keeper: Keeper
) -> None:
    ledger.add(reading(SECOND, "50 soldiers", doc="two"), READER)
    accepted = keeper.look().records[0].id
    assert keeper.is_working
    decided(ledger, Verdict.ACCEPT, accepted)
    settled, anew = keeper.settle(), open_book(ledger)
    assert not keeper.is_working
    assert (settled.records, settled.incidents) == (anew.records, anew.incidents)
    assert settled.facts == anew.facts


def test_an_incident_that_did_not_change_stays_the_same_object(ledger: Ledger, keeper: Keeper) -> None:
    before = keeper.book().incidents[0]
    ledger.add(reading("The army said 3 nuns were killed in Lima in May.", "3 nuns", doc="far"), READER)
    assert any(incident is before for incident in keeper.settle().incidents)


def test_the_book_of_an_earlier_moment_is_kept(ledger: Ledger, keeper: Keeper) -> None:
    moment = ledger.clock()
    decided(ledger, Verdict.REJECT, keeper.book().records[0].id)
    past = keeper.book_at(moment)
    assert past.records[0].review is Review.NONE
    assert keeper.book_at(moment) is past


def test_who_asks_for_another_moment_does_not_wait_for_ever(
    client: TestClient, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Books of other moments are made one at a time."""
    monkeypatch.setattr(keeping, "_PATIENCE", 0.01)
    opening = app.state.site.keeper._opening
    with opening:
        page, answer = client.get("/?as_of=2024-08-01"), client.get("/api/v1/incidents?as_of=2024-08-01")
        assert (page.status_code, answer.status_code, answer.headers["Retry-After"]) == (503, 503, "60")
        assert "Too much at once" in page.text and "ask again" in answer.json()["detail"]
        assert client.get("/").status_code == 200
    assert client.get("/?as_of=2024-08-01").status_code == 200
