"""What an application keeps of its book follows decisions, and comes to what would be made of the book anew."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.book.amending import amended
from counterclaim.book.book import Book, open_book
from counterclaim.claims.record import Record
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.ledger import Ledger, create_ledger, open_ledger
from counterclaim.redaction.profile import load_profile
from counterclaim.redaction.redact import Redactor, redacted
from counterclaim.web.catalogue import catalogue
from counterclaim.web.facets import facets
from counterclaim.web.finding import Order, Wish, found, ranked
from counterclaim.web.freshness import freshest
from counterclaim.web.index import Index, index
from counterclaim.web.review.desk import Desk, Pile
from counterclaim.weighing.policy import load_policy

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

import synthetic_ledger

EVENTS = 12
POLICIES = ("ucdp", "acled")
"""Of the second, an incident's figures depend on other incidents too."""

Steps = Sequence[Sequence[tuple[Verdict, int]]]
"""What is decided between two looks at the book: verdicts on claims, or on decisions that were made, by number."""

decided = st.tuples(
    st.sampled_from([Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT, Verdict.UNDO]), st.integers(0, 1_000)
)
steps = st.lists(st.lists(decided, max_size=3), min_size=1, max_size=6)


@pytest.fixture(scope="module", params=["made up", "bundled"])
def ledger(request: pytest.FixtureRequest, examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """The made-up one has decisions and copies; the bundled reports have sums, and each tells of several incidents."""
    path = tmp_path_factory.mktemp("following") / "ledger.db"
    if request.param == "bundled":
        return open_ledger(str(shutil.copy(examples, path)))
    clock = synthetic_ledger.Clock()
    made = create_ledger(str(path), clock)
    synthetic_ledger.fill(made, clock, EVENTS)
    return made


@pytest.fixture(scope="module")
def begin(ledger: Ledger) -> Book:
    return open_book(ledger)


def books(begin: Book, ledger: Ledger, told: Steps) -> list[Book]:
    """The book after each step."""
    found, book = list[Book](), begin
    for step in told:
        made = [_decision(book, ledger, *each) for each in step]
        found.append(book := amended(book, made, ledger.clock()))
    return found


def _decision(book: Book, ledger: Ledger, verdict: Verdict, number: int) -> Decision:
    undo = verdict is Verdict.UNDO and book.facts.decisions
    of: Sequence[Decision | Record] = book.facts.decisions if undo else book.records
    verdict = verdict if undo or verdict is not Verdict.UNDO else Verdict.ACCEPT
    value = {"status": "civilian"} if verdict is Verdict.CORRECT else {}
    return Decision(verdict, (of[number % len(of)].id,), "Ana", ledger.clock(), value=value)


def test_the_ledgers_have_what_could_go_wrong(begin: Book, request: pytest.FixtureRequest) -> None:
    if "bundled" in request.node.callspec.id:
        held: dict[str, set[str]] = {}
        for incident in begin.incidents:
            for record in incident.records:
                held.setdefault(record.source.report_id, set()).add(incident.id)
        assert begin.sums and max(map(len, held.values())) > 1
    else:
        assert begin.facts.decisions and len({r.source.origin for r in begin.records}) < len(begin.facts.reports)


def unrelated(book: Book) -> Book:
    """The same book, of which nobody knows from which it came."""
    return Book(book.moment, book.facts, book.records, book.incidents, book.actors)


@settings(max_examples=25, deadline=None)
@given(steps)
def test_what_changed_is_known_from_any_earlier_book(begin: Book, ledger: Ledger, told: Steps) -> None:
    made = [begin, *books(begin, ledger, told)]
    for n, old in enumerate(made):
        for new in made[n:]:
            change = new.since(old)
            assert change is not None
            assert {n for n, (a, b) in enumerate(zip(old.records, new.records, strict=True)) if a is not b} <= (
                change.records
            )
            assert {n for n, (a, b) in enumerate(zip(old.incidents, new.incidents, strict=True)) if a is not b} <= (
                change.incidents
            )
    assert made[0].since(made[-1]) is None
    assert unrelated(made[-1]).since(begin) is None


@settings(max_examples=25, deadline=None)
@given(steps)
def test_a_redacted_book_follows(begin: Book, ledger: Ledger, told: Steps) -> None:
    profile = load_profile("guarded")
    redactor = Redactor(profile)
    redactor.book(begin)
    for book in books(begin, ledger, told):
        shown, anew = redactor.book(book), redacted(unrelated(book), profile)
        assert (shown.facts, shown.records, shown.incidents) == (anew.facts, anew.records, anew.incidents)


@pytest.mark.parametrize("name", POLICIES)
@settings(max_examples=15, deadline=None)
@given(told=steps)
def test_rows_and_their_numbers_follow(begin: Book, ledger: Ledger, told: Steps, name: str) -> None:
    policy = load_policy(name)
    kept = catalogue(begin, policy)
    for book in books(begin, ledger, told):
        kept, anew = catalogue(book, policy, kept), catalogue(unrelated(book), policy)
        assert kept.entries == anew.entries
        assert kept.numbers == anew.numbers
        assert book.sums == unrelated(book).sums
        assert facets(kept, Wish(), found(kept, Wish())) == facets(anew, Wish(), found(anew, Wish()))
        assert [ranked(kept, order) for order in Order] == [ranked(anew, order) for order in Order]
        assert [kept.holder(record.id) for record in book.records] == [anew.holder(r.id) for r in book.records]


@settings(max_examples=15, deadline=None)
@given(steps)
def test_an_index_and_the_queue_follow(begin: Book, ledger: Ledger, told: Steps) -> None:
    policy, kept, desk = load_policy(POLICIES[0]), index(begin), Desk()
    desk.pile(kept).seen_by("Ana")
    for book in books(begin, ledger, told):
        kept, anew = index(book, kept), index(unrelated(book))
        assert _told(kept) == _told(anew)
        entries = catalogue(book, policy).entries
        assert freshest(kept, entries, 5) == freshest(anew, entries, 5)
        assert _waiting(desk.pile(kept)) == _waiting(Desk().pile(anew))


def _told(made: Index) -> object:
    parts = {key: positions for key, positions in made.parts.items() if positions}
    return made.casts, parts, made.people, made.decisions


def _waiting(pile: Pile) -> object:
    newer = pile.seen_by("Ana")
    return list(pile.items), pile.numbers, pile.by_id, pile.incident_of, newer.new, list(newer.items), newer.numbers
