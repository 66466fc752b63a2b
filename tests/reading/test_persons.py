"""One speaker under two names is one, two speakers of one name are two."""

from datetime import date

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.knowledge.actors import load_actors
from counterclaim.reading.persons import fullest_names, name_in_full, spoken_for, whose_words
from counterclaim.reading.siding import resolve_actors
from tests.reading.making import drafts, proposal

NAMES = [
    # the claimants of a report, and those of them that another names more fully
    (["army spokesman Col. Ada Paz", "Col. Paz", "Paz"], {"Col. Paz", "Paz"}),
    (["GENERAL ADA PAZ REY", "PAZ"], {"PAZ"}),
    (["Ada Paz Rey", "Paz"], {"Paz"}),
    (["ADA PAZ", "PAZ"], set()),
    (["Ada Paz", "Rosa Paz", "Paz"], set()),
    (["Ada Paz", "Ada"], set()),
    (["Mayor Ada Paz", "the mayor"], set()),
    (["Paz Foundation sources", "sources"], set()),
    (["the General Staff", "The General Staff"], set()),
    (["Bishop Ada Paz and two nuns", "Paz"], set()),
]


@pytest.mark.parametrize(("claimants", "short"), NAMES)
def test_a_short_name_is_of_the_only_one_who_bears_it(claimants: list[str], short: set[str]) -> None:
    found = fullest_names(claimants)
    assert {words for words, full in found.items() if words != full} == short
    assert all(full == claimants[0] for words, full in found.items() if words in short)


SPOKESMEN = [
    ("Ada Paz, the spokesman of the rebel coalition CSP, said so.", "the rebel coalition CSP"),
    ("Ada Paz, a military spokeswoman for the army, said so.", "the army"),
    ("It rained.\n\nThe coalition's spokesman, Ada Paz, said so.", "The coalition"),
    ("Army spokesman Col. Ada Paz said so.", "Army"),
    ("Ada Paz, a critic of the spokesman of the army, said so.", None),
    ("Ada Paz said so. The spokesman of the army did not.", None),
]


@pytest.mark.parametrize(("text", "party"), SPOKESMEN)
def test_whom_somebody_speaks_for(text: str, party: str | None) -> None:
    assert spoken_for(text, "Ada Paz") == party


VOICES = [
    # the text, its claimants, the actor of the first
    ("Ada Paz, the spokesman of the CSP, said 9 died.", ["Ada Paz"], "mli.csp"),
    ("The rebels said 9 died. The CSP said 5 died.", ["The rebels", "The CSP"], "mli.csp"),
    ("The rebels said 9 died. JNIM said 5 died.", ["The rebels", "JNIM"], None),
    ("The rebels said 9 died.", ["The rebels"], None),
    ("The coalition's spokesman, Ada Paz, said 9 died. The CSP said 5 died.", ["Ada Paz", "The CSP"], "mli.csp"),
    ("Ada Paz said 9 died. The CSP said 5 died.", ["Ada Paz", "The CSP"], None),
    ("Paz said 9 died. Army spokesman Ada Paz said 5 died.", ["Paz", "Army spokesman Ada Paz"], "mli.forces"),
]


@pytest.mark.parametrize(("text", "claimants", "actor"), VOICES)
def test_whose_voice_it_is(text: str, claimants: list[str], actor: str | None) -> None:
    counts = ["9", "5"]
    read = [
        proposal(text, Kind.KILLED, count=n, affected="died", claimant=c)
        for n, c in zip(counts, claimants, strict=False)
    ]
    found = drafts(text, *read)
    first = resolve_actors(found, load_actors(), date(2024, 8, 2), ["MLI"], whose_words(text, found))[0].claimant
    assert first and (first.actors[0].id if first.actors and first.actors[0].confidence >= 0.5 else None) == actor


def test_a_claimant_is_named_in_full() -> None:
    text = "Paz said 9 died. Army spokesman Ada Paz said 5 died."
    short = proposal(text, Kind.KILLED, count="9", affected="died", claimant="Paz")
    full = proposal(text, Kind.KILLED, count="5", affected="died", claimant="Army spokesman Ada Paz")
    named = name_in_full(drafts(text, short, full))
    assert [d.claimant.text for d in named if d.claimant] == ["Army spokesman Ada Paz"] * 2
