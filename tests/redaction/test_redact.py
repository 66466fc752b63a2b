"""A book as others may see it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from counterclaim.book.amending import amended
from counterclaim.book.book import Book, open_book
from counterclaim.claims.incident import Incident
from counterclaim.intake.text import report_from_text
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.judging import decide
from counterclaim.ledger.ledger import create_ledger
from counterclaim.reading.reader import load_reader
from counterclaim.redaction.profile import Profile, load_profile, profile_names
from counterclaim.redaction.redact import SOMEBODY, Redactor, redacted
from tests.ledger.making import reading

TEXT = """Gunmen killed the teacher Amadou Keba and two pupils in Ogossagou on Monday, his brother Issa Keba said.
The weather was fine and Fatou Barro sold milk. The army said that Keba was killed by bandits.
"""
NAMES = ("Amadou", "Keba", "keba", "Issa", "Fatou", "Barro")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    ledger = create_ledger(str(tmp_path_factory.mktemp("redaction") / "ledger.db"))
    report = report_from_text(TEXT, doc="interview-with-issa-keba.html", title="Amadou Keba mourned", language="en")
    ledger.add(load_reader().read(report), "counterclaim")
    id = ledger.facts().claims[0].id
    ledger.decide(Decision(Verdict.REJECT, (id,), "Ana", datetime(2030, 1, 1, tzinfo=UTC), "says Amadou himself"))
    return open_book(ledger)


@pytest.fixture(params=profile_names())
def profile(request: pytest.FixtureRequest) -> Profile:
    found = load_profile(request.param)
    assert found is not None
    return found


def test_no_name_is_left_anywhere(book: Book, profile: Profile) -> None:
    assert "Keba" in repr(book)
    told = repr(redacted(book, profile))
    assert [name for name in NAMES if name in told] == []


def test_what_says_who_decided_and_why_is_left_out(book: Book, profile: Profile) -> None:
    (decision,) = redacted(book, profile).facts.decisions
    assert (decision.author, decision.reason) == (SOMEBODY, "")


def test_every_span_is_still_true(book: Book, profile: Profile) -> None:
    told = redacted(book, profile)
    texts = {filed.id: filed.report.text for filed in told.facts.reports}
    assert len(told.records) == len(book.records) > 2
    for record in told.records:
        text = texts[record.source.report_id]
        assert record.claim.span.of(text) == record.sentence
        for mention in record.claim.mentions().values():
            if len(mention.span) and record.claim.span.contains(mention.span):
                assert mention.span.of(text) == mention.text


def test_incidents_and_figures_are_the_same(book: Book, profile: Profile) -> None:
    told = redacted(book, profile)
    assert [i.id for i in told.incidents] == [i.id for i in book.incidents]
    assert [r.claim.count.low for r in told.records] == [r.claim.count.low for r in book.records]


def test_redacting_twice_withholds_no_more(book: Book, profile: Profile) -> None:
    once = redacted(book, profile)
    assert redacted(once, profile).records == once.records


def test_guarded_tells_no_place_more_exactly_than_its_division(book: Book) -> None:
    guarded = load_profile("guarded")
    assert guarded is not None
    places = [record.claim.place for record in redacted(book, guarded).records if record.claim.place]
    assert places
    assert all(p.place is None or p.place.precision >= 4 for p in places)
    assert not any("Ogossagou" in record.sentence for record in redacted(book, guarded).records)


def test_published_tells_places(book: Book) -> None:
    published = load_profile("published")
    assert published is not None
    assert any("Ogossagou" in record.sentence for record in redacted(book, published).records)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name: x", "version is missing"),
        ("name: x\nversion: 1\ntitle: t\npersons: some", "persons is one of"),
        ("- a", "a table of names"),
    ],
)
def test_a_profile_of_ones_own_is_read_strictly(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text)
    with pytest.raises(ValueError, match=why):
        load_profile(str(path))


def test_nothing_is_withheld_by_none() -> None:
    assert load_profile("none") is None


def test_a_decision_keeps_its_id_so_that_undoings_still_name_it(book: Book, profile: Profile) -> None:
    assert [d.id for d in redacted(book, profile).facts.decisions] == [d.id for d in book.facts.decisions]


def test_a_name_that_a_correction_brings_is_withheld_in_every_incident_of_the_report(tmp_path: Path) -> None:
    """No rule takes it for a name in its sentence, until a person says that it is who tells."""
    ledger = create_ledger(str(tmp_path / "ledger.db"))
    ledger.add(
        reading("Moussa and the army told of 12 soldiers and 3 farmers.", "12 soldiers", "3 farmers"), "reader 1"
    )
    found = open_book(ledger)
    first, second = found.records
    begin = replace(found, incidents=(Incident("one", (first,)), Incident("two", (second,))))
    profile = load_profile("published")
    assert profile is not None
    redactor = Redactor(profile)
    assert all("Moussa" in incident.records[0].sentence for incident in redactor.book(begin).incidents)
    decide(ledger, Decision(Verdict.CORRECT, (first.id,), "Ana", ledger.clock(), value={"claimant": "Moussa"}))
    shown = redactor.book(amended(begin, ledger.facts().decisions, ledger.clock()))
    assert not any("Moussa" in incident.records[0].sentence for incident in shown.incidents)
    assert "Moussa" not in repr(shown.facts.reports)
