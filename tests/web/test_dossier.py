"""What is made of an incident for its page."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from counterclaim.book.book import Book, open_book
from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind, Stance
from counterclaim.claims.record import Record, Review, Source
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.ledger import Ledger, create_ledger, open_ledger
from counterclaim.publishing.accounts import accounts, numbered
from counterclaim.publishing.visible import visible
from counterclaim.redaction.profile import load_profile
from counterclaim.web.catalogue import catalogue
from counterclaim.web.dossier.comparing import NOT_COUNTED, differences
from counterclaim.web.dossier.dossier import dossier, sheet_of
from counterclaim.web.dossier.history import history, known_then, withheld
from counterclaim.web.dossier.marked import marked
from counterclaim.web.dossier.nearby import nearby
from counterclaim.web.dossier.pairs import pairs
from counterclaim.web.dossier.places import places
from counterclaim.web.dossier.stories import stories
from counterclaim.web.site import policy_named
from counterclaim.weighing.policy import policy_names
from counterclaim.weighing.relations import Relating, relations
from counterclaim.weighing.weigh import weigh
from tests.ledger.making import READER, Clock, reading
from tests.weighing.making import actors, record


def largest(book: Book) -> Incident:
    return max(book.incidents, key=lambda incident: len(incident.records))


@pytest.fixture
def ledger(ledger_path: Path) -> Ledger:
    return open_ledger(str(ledger_path))


def decide(ledger: Ledger, verdict: Verdict, *subjects: str, **value: object) -> str:
    return ledger.decide(Decision(verdict, subjects, "Ana", datetime.now(UTC), "so it is", value))


def test_each_moment_knows_what_the_ledger_knew(ledger: Ledger) -> None:
    one, other = (r.id for r in largest(open_book(ledger)).records[:2])
    undone = decide(ledger, Verdict.REJECT, one)
    decide(ledger, Verdict.CORRECT, other, status="civilian")
    decide(ledger, Verdict.UNDO, undone)
    book = open_book(ledger)
    past = history(book, largest(book))
    assert len(past.moments) == len({r.source.report_id for r in past.incident.records}) + 3
    for moment in past.moments:
        then = open_book(ledger, moment.at + timedelta(seconds=0.1)).records
        of_then = {r.id: (r.claim, r.review, r.sentence) for r in then}
        found = known_then(past, moment.at + timedelta(seconds=0.1))
        held = {r.id for r in past.incident.records}
        assert {r.id: (r.claim, r.review, r.sentence) for r in found.records} == {
            id: told for id, told in of_then.items() if id in held
        }
    assert known_then(past, past.moments[0].at - timedelta(seconds=1)).records == ()
    assert known_then(past, book.moment) == past.incident


def test_a_report_that_is_read_anew_is_a_moment_of_its_own(tmp_path: Path) -> None:
    ledger = create_ledger(str(tmp_path / "ledger.db"), Clock())
    told = reading("The army said 47 soldiers were killed.", "47 soldiers")
    ledger.add(told, READER)
    ledger.add(told, "counterclaim 2")
    book = open_book(ledger)
    assert [moment.what for moment in history(book, book.incidents[0]).moments] == [
        ("report, 2 Aug 2024: 1 claim",),
        ("read anew: report, 2 Aug 2024: 1 claim",),
    ]


def test_what_is_withheld_now_is_withheld_of_then(ledger: Ledger) -> None:
    book = open_book(ledger)
    profile = load_profile("guarded")
    assert profile is not None
    now = largest(book)
    past = history(book, now)
    named = [r for r in now.records if "Shevchenko" in r.sentence]
    assert named
    for moment in past.moments:
        then = known_then(past, moment.at)
        shown = withheld(then, now, profile)
        assert [r.id for r in shown.records] == [r.id for r in then.records]
        assert not any("Shevchenko" in r.sentence for r in shown.records)


@pytest.mark.parametrize("name", policy_names())
def test_a_difference_is_what_the_two_estimates_say(ledger: Ledger, name: str) -> None:
    book = open_book(ledger)
    incident = largest(book)
    before, after = (weigh(incident, policy_named(each), book.actors, book.sums) for each in ("ledger", name))
    found = differences(before, after)
    assert all(each.before != each.after for each in found)
    differing = {(each.kind, each.side) for each in found}
    for side in before.sides:
        other = after.of(side.kind, side.side.key)
        same = other is not None and (side.low, side.best, side.high) == (other.low, other.best, other.high)
        assert ((side.kind, side.side) not in differing) is same
    assert differences(after, after) == ()


def test_a_difference_names_the_claims_that_are_why() -> None:
    told = (record("the CSP", "84", "Wagner fighters", id="a"), record("the UN", "50", "Wagner fighters", id="b"))
    incident = Incident("i", told)
    before, after = (weigh(incident, policy_named(name), actors()) for name in ("ledger", "airwars"))
    (found,) = differences(before, after)
    assert (found.kind, found.side.key, found.before, found.after) == (Kind.KILLED, "rus.wagner", "50 / 50 / 84", "50")
    turns = {turn.id: turn for turn in found.turns}
    assert turns["a"].before is not None
    assert turns["a"].before.gives == ("high",)
    assert turns["a"].after is not None
    assert "not credible" in turns["a"].after.why


def test_what_a_policy_does_not_count_is_told_apart_from_no_figure() -> None:
    incident = Incident("i", (record("the UN", "5", kind=Kind.CAPTURED),))
    before, after = (weigh(incident, policy_named(name), actors()) for name in ("ledger", "airwars"))
    assert [found.after for found in differences(before, after)] == [NOT_COUNTED]


def test_pairs_set_two_sentences_beside_each_other() -> None:
    told = (
        record("the CSP", "47", "soldiers", id="csp", report="r1", day=1),
        record("the CSP", "60", "soldiers", id="more", report="r2", day=2),
        record("the army", "2", "soldiers", stance=Stance.ACKNOWLEDGES, id="army", report="r3", day=3),
        record("the government", "60", "soldiers", stance=Stance.DENIES, id="no", report="r4", day=4),
    )
    incident = Incident("i", told)
    found = pairs(accounts(incident, actors()), relations(incident, actors()), numbered(told), actors())
    kinds = {group.kind: [{pair.one.id, pair.other.id} for pair in group.shown] for group in found}
    assert kinds[Relating.REVISES] == [{"csp", "more"}]
    assert kinds[Relating.DENIES] == [{"no", "more"}]
    assert {"army", "more"} in kinds[Relating.CONTRADICTS]
    assert all(pair.why for group in found for pair in group.shown)


def test_many_pairs_are_counted() -> None:
    told = tuple(
        record("the UN" if n % 2 else "the CSP", str(10 + n), "soldiers", id=f"{n}", report=f"r{n}") for n in range(24)
    )
    incident = Incident("i", told)
    found = pairs(accounts(incident, actors()), relations(incident, actors()), numbered(told), actors())
    (group,) = [group for group in found if group.kind is Relating.CONTRADICTS]
    assert len(group.shown) == 30
    assert group.left_out > 0


def test_a_sentence_is_whole_with_its_words_marked(ledger: Ledger) -> None:
    for each in open_book(ledger).records:
        pieces = marked(each)
        assert "".join(piece.words for piece in pieces) == visible(each.sentence)
        if each.claim.count.span is not None and each.claim.span.contains(each.claim.count.span):
            counted = "".join(piece.words for piece in pieces if piece.look == "how-many")
            assert counted == each.claim.count.text


def test_a_very_long_sentence_is_cut_around_its_words() -> None:
    text = f"{'x' * 5_000} The army said 47 soldiers were killed near {'y' * 5_000}."
    made = reading(text, "47 soldiers")
    pieces = marked(Record("a", made.claims[0], Source("r", "one", "r"), text))
    shown = "".join(piece.words for piece in pieces)
    assert len(shown) < 1_500
    assert [piece.words for piece in pieces if piece.is_cut] == ["…", "…"]
    assert shown.startswith("xxx")
    assert "The army said 47 soldiers were killed near yyy" in shown
    assert shown.endswith("yyy.")


def test_every_claim_is_in_one_row_and_every_report_in_one_story(ledger: Ledger) -> None:
    book = open_book(ledger)
    told = sheet_of(book, largest(book))
    made = dossier(book, told, policy_named("ledger"), None, 1)
    rows = [row for claimant in made.claimants for row in claimant.rows]
    assert sorted(row.number for row in rows) == list(range(1, len(told.evidence) + 1))
    reports = [source.report_id for story in stories(told.evidence) for source, _ in story.reports]
    assert sorted(reports) == sorted({r.source.report_id for r in told.evidence})
    assert len(stories(told.evidence)) == told.copies.origins
    assert sum(made.reviews.values()) == len(told.evidence)
    drawn = {id for line in made.says.lines for id in line.telling.records}
    harm = {r.id for r in told.evidence if r.review is not Review.REJECTED and r.claim.kind in _DRAWN}
    assert drawn == harm


_DRAWN = (Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES, Kind.CAPTURED, Kind.MISSING, Kind.DISPLACED)


def test_nearby_are_other_incidents_of_these_days_in_the_country(ledger: Ledger) -> None:
    book = open_book(ledger)
    rows, incident = catalogue(book, policy_named("ledger")), largest(book)
    found = [entry.row.incident for entry in nearby(rows, incident.id)]
    assert found
    assert incident not in found
    here = book.headings[incident.id]
    for each in found:
        there = book.headings[each.id]
        assert abs((there.day - here.day).days) <= 3
        assert there.where is not None
        assert there.where.place is not None
        assert there.where.place.country == "ML"
    unplaced = [i for i in book.incidents if book.headings[i.id].day == date.max or book.headings[i.id].where is None]
    assert all(nearby(rows, each.id) == () for each in unplaced)


def test_every_place_that_a_claim_gives_is_told(ledger: Ledger) -> None:
    told = largest(open_book(ledger)).records
    found = places(told)
    assert sorted(id for each in found for id in each.records) == sorted(
        r.id for r in told if r.claim.place is not None and r.claim.place.text.strip()
    )
    numbers = [len(each.records) for each in found]
    assert numbers == sorted(numbers, reverse=True)
