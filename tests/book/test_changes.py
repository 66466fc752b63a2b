"""What came in between two moments."""

from datetime import timedelta
from pathlib import Path

from counterclaim.book.book import Book, open_book
from counterclaim.book.changes import changes
from counterclaim.claims.incident import Incident
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.ledger import create_ledger
from counterclaim.linking.trail import Became
from counterclaim.publishing.changes import changes_memo, changes_told
from counterclaim.publishing.memo_text import render_text
from tests.book.making import book
from tests.ledger.making import READER, Clock, reading
from tests.weighing.making import record

EARLY = record("the CSP", "dozen", "Wagner fighters", day=1, report="early", id="early")
LATE = record("the CSP", "at least 84", "Wagner fighters", day=4, report="late", id="late")


def before_and_after() -> tuple[Book, Book]:
    return book(Incident("one", (EARLY,))), book(Incident("one", (EARLY, LATE)), Incident("two", (record(None, "3"),)))


def test_incidents_grow_and_figures_are_revised() -> None:
    found = changes(*before_and_after())
    assert [(c.became, c.incident) for c in found.incidents] == [(Became.GROWN, "one"), (Became.NEW, "two")]
    assert [(incident.id, r.one, r.other) for incident, r in found.revisions] == [("one", "late", "early")]
    assert "late" in {r.id for r in found.records} and "early" not in {r.id for r in found.records}


def test_nothing_came_in() -> None:
    before, _ = before_and_after()
    found = changes(before, before)
    assert not any((found.reports, found.records, found.incidents, found.revisions, found.decisions))


def test_they_read_as_a_memo() -> None:
    before, after = before_and_after()
    told = render_text(changes_memo(changes(before, after), {**before.headings, **after.headings}))
    assert "one (–, 25–27 Jul 2024) grew by 1 claim" in told
    assert "two (–, 25–27 Jul 2024) is new, with 1 claim" in told
    assert "1 REVISED FIGURE" in told and "“at least 84” on 4 August 2024" in told


def test_reports_and_decisions_of_a_ledger(tmp_path: Path) -> None:
    clock = Clock()
    ledger = create_ledger(str(tmp_path / "ledger.db"), clock)
    ledger.add(reading("The army said 3 men died.", "3 men", doc="one"), READER)
    noon = clock.at
    clock.at += timedelta(days=1)
    ledger.add(reading("The army said 4 men died.", "4 men", doc="two"), READER)
    (claim,) = (r.id for r in open_book(ledger).records if r.source.doc == "one")
    ledger.decide(Decision(Verdict.REJECT, (claim,), "Ana", clock(), "hearsay"))
    told = changes_told(changes(open_book(ledger, noon), open_book(ledger)))
    assert [report["report"] for report in told["reports"]] == ["two"]
    assert [row["report"] for row in told["claims"]] == ["two"]
    assert [(d["author"], d["verdict"], d["reason"]) for d in told["decisions"]] == [("Ana", "reject", "hearsay")]
