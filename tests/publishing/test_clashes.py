"""Many relations come to few sentences, none of which says more than they do."""

import pytest

from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Stance
from counterclaim.claims.record import Record
from counterclaim.publishing.clashes import references
from counterclaim.publishing.condensing import condensed
from counterclaim.weighing import testimony
from counterclaim.weighing.relations import Relating, relations
from tests.weighing.making import actors, record


def sentences(kind: Relating, *records: Record) -> list[str]:
    told = {r.id: testimony.testify(r, actors()) for r in records}
    found = [r for r in relations(Incident("i", records), actors()) if r.kind is kind]
    assert found
    condensed_ = list(condensed(found, told))
    assert {id for s in condensed_ for id in s.records} == {id for r in found for id in (r.one, r.other)}
    return sorted(s.words for s in condensed_)


def said(claimant: str | None, count: str, report: str, **more: object) -> Record:
    return record(claimant, count, "soldiers", report=report, **more)  # type: ignore[arg-type]


def test_two_figures_are_set_against_each_other_once() -> None:
    found = sentences(
        Relating.CONTRADICTS,
        said("the CSP", "47", "a"),
        said("JNIM", "47", "b"),
        said(None, "47", "c"),
        said(None, "47", "d"),
        said("the army", "2", "e"),
        said("the UN", "10", "f"),
    )
    assert len(found) == 3
    assert any("“2”" in words and "“47”" in words and "2 reports in their own voice" in words for words in found)
    assert all(words.endswith("(Mali, killed): both cannot hold") for words in found)


def test_a_single_relation_keeps_its_reason() -> None:
    (words,) = sentences(Relating.CONTRADICTS, said("the CSP", "47", "a", day=1), said("the army", "2", "b", day=2))
    assert words == "Malian Armed Forces says “2”, Permanent Strategic Framework “47” (Mali, killed): both cannot hold"


def test_who_denies_many_denies_them_in_one_sentence() -> None:
    denial = record("the army", "plural", "soldiers", stance=Stance.DENIES, report="z", day=9)
    (words,) = sentences(Relating.DENIES, said("the CSP", "47", "a"), said("JNIM", "50", "b"), denial)
    assert words.startswith("Malian Armed Forces denies what ")
    assert "Permanent Strategic Framework" in words and "Jama'at Nusrat al-Islam wal-Muslimin" in words


def test_perpetrators_are_set_against_each_other() -> None:
    (words,) = sentences(
        Relating.CONTRADICTS,
        said("witnesses", "4", "a", perpetrator="JNIM"),
        said("residents", "4", "b", perpetrator="JNIM"),
        said("the UN", "4", "c", perpetrator="Wagner"),
    )
    assert words.endswith("different perpetrators are named (Mali, killed)")


@pytest.mark.parametrize(
    "numbers, told",
    [([3], "[3]"), ([12, 3], "[3, 12]"), ([1, 2], "[1, 2]"), ([1, 2, 3, 7, 8, 9, 11], "[1–3, 7–9, 11]")],
)
def test_references(numbers: list[int], told: str) -> None:
    assert references([f"r{n}" for n in numbers], {f"r{n}": n for n in range(20)}) == told
