"""Two names are two people, whom a count of two holds."""

from dataclasses import replace

import pytest

from counterclaim.claims.count import Count
from counterclaim.claims.kinds import Kind
from counterclaim.reading.named import claim_names
from tests.reading.making import drafts, proposal

ONE = Count(low=1, high=1)


@pytest.mark.parametrize(
    ("affected", "read"),
    [
        ("Rosa Paz and Juan del Rey", ["Rosa Paz", "Juan del Rey"]),
        ("ROSA PAZ AND JUAN REY", ["ROSA PAZ", "JUAN REY"]),
        ("Paz and Rey", ["Paz", "Rey"]),
        ("Rosa Paz", ["Rosa Paz"]),
        ("Rosa Paz and his son", ["Rosa Paz and his son"]),
        ("Minister of Arts and Trade", ["Minister of Arts and Trade"]),
    ],
)
def test_two_names_are_two_claims(affected: str, read: list[str]) -> None:
    text = f"Gunmen killed {affected} in Azul."
    (draft,) = drafts(text, proposal(text, Kind.KILLED, affected=affected))
    found = claim_names(text, [replace(draft, count=ONE)])
    assert [d.affected.text for d in found if d.affected] == read
    assert all(d.affected and d.affected.span.of(text) == d.affected.text for d in found)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Rebels killed two men, Rosa Paz and Juan Rey, in Azul.", True),
        ("Rebels killed two men, identified as Rosa Paz and Juan Rey.", True),
        ("Two men were killed, among them Rosa Paz and Juan Rey.", False),
        ("Rebels killed three men, Rosa Paz and Juan Rey with them.", False),
        ("Rebels killed two men. In Azul they killed Rosa Paz and Juan Rey.", False),
    ],
)
def test_whom_a_count_holds_are_no_claims_of_their_own(text: str, held: bool) -> None:
    count = "three" if "three" in text else "Two" if "Two" in text else "two"
    counted, named = drafts(
        text,
        proposal(text, Kind.KILLED, count=count, affected="men"),
        proposal(text, Kind.KILLED, affected="Rosa Paz and Juan Rey"),
    )
    found = claim_names(text, [counted, replace(named, count=ONE)])
    assert [d.affected.text for d in found if d.affected] == ["men", *([] if held else ["Rosa Paz", "Juan Rey"])]


def test_what_is_no_single_person_stays() -> None:
    text = "Gunmen killed Azul Rebels and Dura Guards."
    read = drafts(text, proposal(text, Kind.KILLED, affected="Azul Rebels and Dura Guards"))
    assert claim_names(text, read) == read
