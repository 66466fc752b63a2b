"""Facts are written once; what people decide stands beside them; the past stays what it was."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from counterclaim.claims.record import Record, Review
from counterclaim.claims.report import Reading
from counterclaim.ledger import judging
from counterclaim.ledger.backup import NotCopied, copy_ledger
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.ledger import Ledger, NoLedger, create_ledger, open_ledger
from counterclaim.ledger.verify import find_faults
from counterclaim.ledger.view import grades, judgements, records
from tests.ledger.making import READER, Clock, reading

GAO = reading("The army said 12 soldiers and 3 clerks died in Gao.", "12 soldiers", "3 clerks", doc="gao")
KIDAL = reading("The army said 5 soldiers died in Kidal.", "5 soldiers", doc="kidal")


@pytest.fixture
def ledger(address: str) -> Ledger:
    return create_ledger(address, Clock())


def standing(ledger: Ledger, moment: datetime | None = None) -> list[Record]:
    return list(records(ledger.facts(moment), {}))


def decide(ledger: Ledger, verdict: Verdict, *subjects: str, **value: object) -> str:
    return ledger.decide(Decision(verdict, subjects, "Ana", ledger.clock(), "seen", value))


def judged(ledger: Ledger, verdict: Verdict, *subjects: str, **value: object) -> str:
    """As `decide`, checked before."""
    return judging.decide(ledger, Decision(verdict, subjects, "Ana", ledger.clock(), "seen", value))


def newer(old: Reading, keep: int) -> Reading:
    """What a newer reader makes of the report: the first claims, surer of them."""
    claims = (replace(c, reader="counterclaim 2", confidence=0.9) for c in old.claims[:keep])
    return replace(old, claims=tuple(claims))


def test_the_same_twice_changes_nothing(ledger: Ledger) -> None:
    first = ledger.add(GAO, READER)
    before = ledger.content_hash()
    again = ledger.add(GAO, READER)
    assert (first.report, first.claims, again.report, again.claims) == (True, 2, False, 0)
    assert ledger.content_hash() == before
    assert find_faults(ledger) == []


def test_the_order_of_reports_is_nothing_to_the_content(address: str, tmp_path: Path) -> None:
    one, other = create_ledger(address, Clock()), create_ledger(str(tmp_path / "other.db"), Clock())
    for ledger, order in ((one, (GAO, KIDAL)), (other, (KIDAL, GAO))):
        for told in order:
            ledger.add(told, READER)
    assert one.content_hash() == other.content_hash()
    assert standing(one) == standing(other)


def test_decisions_stand_beside_facts_and_can_be_undone(ledger: Ledger) -> None:
    ledger.add(GAO, READER)
    soldiers, clerks = standing(ledger)
    decide(ledger, Verdict.ACCEPT, soldiers.id)
    rejected = decide(ledger, Verdict.REJECT, clerks.id)
    assert [r.review for r in standing(ledger)] == [Review.ACCEPTED, Review.REJECTED]
    undone = decide(ledger, Verdict.UNDO, rejected)
    assert [r.review for r in standing(ledger)] == [Review.ACCEPTED, Review.NONE]
    decide(ledger, Verdict.UNDO, undone)
    assert [r.review for r in standing(ledger)] == [Review.ACCEPTED, Review.REJECTED]


def test_a_correction_is_made_to_the_view_not_to_the_claim(ledger: Ledger) -> None:
    ledger.add(GAO, READER)
    soldiers = standing(ledger)[0]
    decide(ledger, Verdict.CORRECT, soldiers.id, status="combatant")
    corrected = standing(ledger)[0]
    assert (corrected.claim.status, corrected.review, corrected.id) == ("combatant", Review.CORRECTED, soldiers.id)
    assert ledger.facts().claims[0].claim.status == "unknown"


def test_a_dateline_stands_in_for_the_day_of_publication(ledger: Ledger) -> None:
    text = "AZUL, 3 MAY 90 (RADIO AZUL) -- The army said 47 soldiers died."
    ledger.add(reading(text, "47 soldiers", published=None), READER)
    assert standing(ledger)[0].source.published == date(1990, 5, 3)


def test_corrections_build_on_each_other(ledger: Ledger) -> None:
    ledger.add(GAO, READER)
    soldiers = standing(ledger)[0]
    judged(ledger, Verdict.CORRECT, soldiers.id, low=40, high=None)
    judged(ledger, Verdict.CORRECT, soldiers.id, high=60)
    count = standing(ledger)[0].claim.count
    assert (count.low, count.high) == (40, 60)


@pytest.mark.parametrize(
    "values", [{"low": "abc"}, {"low": -1}, {"low": 90, "high": 84}, {"word": 3}, {"high": True}, {"low": 1.5}]
)
def test_a_count_that_is_none_is_refused(ledger: Ledger, values: dict[str, object]) -> None:
    ledger.add(GAO, READER)
    with pytest.raises(ValueError):
        judged(ledger, Verdict.CORRECT, standing(ledger)[0].id, **values)
    assert standing(ledger)[0].review is Review.NONE


def test_what_was_known_then(ledger: Ledger) -> None:
    ledger.add(GAO, READER)
    then = ledger.clock()
    decide(ledger, Verdict.REJECT, standing(ledger)[0].id)
    ledger.add(KIDAL, READER)
    assert [r.review for r in standing(ledger, then)] == [Review.NONE, Review.NONE]
    assert len(standing(ledger)) == 3
    assert standing(ledger, datetime(2024, 7, 1, tzinfo=UTC)) == []


def test_a_newer_reader_never_undoes_a_person(ledger: Ledger) -> None:
    ledger.add(GAO, READER)
    soldiers, clerks = standing(ledger)
    decide(ledger, Verdict.REJECT, soldiers.id)
    decide(ledger, Verdict.ACCEPT, clerks.id)
    ledger.add(newer(GAO, keep=1), "counterclaim 2")
    now = {r.id: r for r in standing(ledger)}
    assert (now[soldiers.id].review, now[soldiers.id].claim.confidence) == (Review.REJECTED, 0.9)
    assert (now[clerks.id].review, now[clerks.id].obsolete) == (Review.ACCEPTED, True)


def test_what_nobody_decided_on_goes_with_the_reader_that_read_it(ledger: Ledger) -> None:
    ledger.add(GAO, READER)
    ledger.add(newer(GAO, keep=0), "counterclaim 2")
    assert standing(ledger) == []
    assert len(ledger.facts().claims) == 2


def test_judgements_and_grades(ledger: Ledger) -> None:
    ledger.add(GAO, READER)
    one, other = (r.id for r in standing(ledger))
    decide(ledger, Verdict.DIFFERENT, one, other)
    decide(ledger, Verdict.GRADE, "Radio Gao", reliability="B")
    assert [(j.one, j.other, j.same) for j in judgements(ledger.facts())] == [(one, other, False)]
    assert grades(ledger.facts()) == {"Radio Gao": {"reliability": "B"}}


def test_an_actor_is_settled_by_a_person(ledger: Ledger) -> None:
    ledger.add(GAO, READER)
    actor = {"id": "mli.forces", "name": "Malian Armed Forces"}
    decide(ledger, Verdict.ACTOR, standing(ledger)[0].id, field="claimant", actor=actor)
    claimant = standing(ledger)[0].claim.claimant
    assert claimant and [(a.id, a.confidence) for a in claimant.actors] == [("mli.forces", 1.0)]


@pytest.mark.parametrize(
    ("verdict", "subjects", "author"),
    [(Verdict.SAME, ("a",), "Ana"), (Verdict.ACCEPT, ("a", "b"), "Ana"), (Verdict.ACCEPT, ("a",), " ")],
)
def test_what_is_no_decision(verdict: Verdict, subjects: tuple[str, ...], author: str) -> None:
    with pytest.raises(ValueError):
        Decision(verdict, subjects, author, datetime(2024, 8, 1, tzinfo=UTC))


def test_a_backup_is_the_ledger_and_comes_back(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add(GAO, READER)
    decide(ledger, Verdict.REJECT, standing(ledger)[0].id)
    saved = copy_ledger(ledger, str(tmp_path / "backup.db"))
    restored = copy_ledger(saved, str(tmp_path / "restored.db"))
    assert restored.content_hash() == ledger.content_hash()
    assert standing(restored) == standing(ledger)
    restored.add(KIDAL, READER)
    assert find_faults(restored) == []
    with pytest.raises(NotCopied):
        copy_ledger(ledger, str(tmp_path / "backup.db"))


def test_where_there_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no database")
    for name in ("missing.db", "text.db"):
        with pytest.raises(NoLedger):
            open_ledger(str(tmp_path / name))
    assert not (tmp_path / "missing.db").exists()


def test_a_ledger_opens_again(address: str) -> None:
    create_ledger(address, Clock()).add(GAO, READER)
    assert len(standing(open_ledger(address))) == 2
