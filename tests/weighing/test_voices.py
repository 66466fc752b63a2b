"""Whose word it is, and whether it costs the claimant something."""

import pytest

from counterclaim.claims.kinds import Kind, Stance, Status
from counterclaim.weighing.sides import side_of
from counterclaim.weighing.voices import interest_of, voice_of
from tests.weighing.making import actors, record

OWNS_UP = {"stance": Stance.ACKNOWLEDGES}


@pytest.mark.parametrize(
    "claimant, key, camp, party",
    [
        ("the CSP", "mli.csp", "mli.csp", True),
        ("the army", "mli.forces", "state:MLI", True),
        ("the government", "mli.government", "state:MLI", True),
        ("the UN", "un.un", "un.un", False),
        ("Residents", "residents", "residents", False),
        ("the residents", "residents", "residents", False),
        ("a hospital official", "hospital official", "hospital official", False),
        ("Ada Paz", "ada paz", "ada paz", False),
        ("district commissioner Ada Paz", "ada paz", "ada paz", False),
        ("Commissioner Paz", "commissioner paz", "commissioner paz", False),
        ("some unknown rebels", "some unknown rebels", "some unknown rebels", True),
        ("a militia commander", "militia commander", "militia commander", True),
        (None, "origin:wire", "origin:wire", False),
        ("reportedly", "origin:wire", "origin:wire", False),
        ("Allegedly", "origin:wire", "origin:wire", False),
        ("   ", "origin:wire", "origin:wire", False),
    ],
)
def test_whose_word_it_is(claimant: str | None, key: str, camp: str, party: bool) -> None:
    voice = voice_of(record(claimant, "5", origin="wire"), actors())
    assert (voice.key, voice.camp, voice.party) == (key, camp, party)


@pytest.mark.parametrize(
    "claimant, count, affected, more, interest",
    [
        ("the army", "5", "soldiers", {}, "against_interest"),
        ("the government", "5", "soldiers", {}, "against_interest"),
        ("the army", "5", "Wagner fighters", {}, "against_interest"),  # allies of those years
        ("the army", "no", "soldiers", {}, "self_serving"),
        ("the army", "heavy", "losses", OWNS_UP, "against_interest"),
        ("the CSP", "5", "soldiers", {}, "self_serving"),
        ("JNIM", "5", "Wagner fighters", {}, "self_serving"),
        ("the army", "5", "villagers", {"status": Status.CIVILIAN, "perpetrator": "JNIM"}, "self_serving"),
        ("the army", "5", "villagers", {"status": Status.CIVILIAN, "perpetrator": "the army"}, "against_interest"),
        ("the army", "5", "villagers", {"status": Status.CIVILIAN, "stance": Stance.DENIES}, "self_serving"),
        ("the army", "5", "villagers", {"status": Status.CIVILIAN}, "about_others"),
        ("police officials", "5", "people", {}, "about_others"),
        ("the army", "no", "villagers", {"status": Status.CIVILIAN}, "self_serving"),
        ("the army", "5", "militants", {"status": Status.COMBATANT}, "self_serving"),
        ("the UN", "5", "villagers", {}, "independent"),
        ("residents", "5", "villagers", {}, "independent"),
        ("a commander", "5", "men", OWNS_UP, "against_interest"),
        ("rebels", "5", "soldiers", {}, "self_serving"),
        (None, "5", "soldiers", {}, "independent"),
    ],
)
def test_what_the_claimant_has_to_win(
    claimant: str | None, count: str, affected: str, more: dict[str, object], interest: str
) -> None:
    told = record(claimant, count, affected, **more)  # type: ignore[arg-type]
    assert interest_of(told, voice_of(told, actors()), actors()).value == interest


@pytest.mark.parametrize(
    "claimant, affected, more, side",
    [
        ("the CSP", "soldiers", {}, "state:MLI"),
        ("the CSP", "policemen", {}, "state:MLI"),
        ("the CSP", "Wagner fighters", {}, "rus.wagner"),
        ("the army", "losses", OWNS_UP | {"kind": Kind.CASUALTIES}, "state:MLI"),
        ("the army", "villagers", OWNS_UP | {"perpetrator": "the army"}, "unknown"),
        ("the army", "villagers", OWNS_UP | {"status": Status.CIVILIAN}, "civilians"),
        (None, "fighters", {"status": Status.COMBATANT}, "combatants"),
        (None, "people", {}, "unknown"),
        (None, "soldiers", {"status": Status.CIVILIAN}, "civilians"),
    ],
)
def test_whose_losses(claimant: str | None, affected: str, more: dict[str, object], side: str) -> None:
    assert side_of(record(claimant, "5", affected, **more).claim, actors()).key == side  # type: ignore[arg-type]
