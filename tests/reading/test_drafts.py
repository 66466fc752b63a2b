"""What happens to claims between recognition and the end: joined harms, shared claimants, acknowledgements."""

from dataclasses import replace
from datetime import date

import pytest

from counterclaim.claims.count import Count
from counterclaim.claims.kinds import Kind, Stance, Status
from counterclaim.claims.span import Span
from counterclaim.knowledge.actors import load_actors
from counterclaim.reading.assembly import draft_claims
from counterclaim.reading.bombers import count_bombers
from counterclaim.reading.coordination import carry_claimants, share_claimants
from counterclaim.reading.joint_harm import join_harms
from counterclaim.reading.own_deeds import claim_own_deeds, do_own_deeds
from counterclaim.reading.recognition.proposal import Choice
from counterclaim.reading.siding import resolve_actors, settle_stance
from counterclaim.reading.status import settle_status
from tests.reading.making import drafts, proposal

JOINED = [
    ("Shells killed and wounded scores of men.", "scores", "men", [Kind.KILLED, Kind.WOUNDED], [Kind.CASUALTIES]),
    ("The blast left several people dead and injured.", "several", "people", [Kind.KILLED], [Kind.CASUALTIES]),
    ("Shells killed 12 men and nobody else.", "12", "men", [Kind.KILLED], [Kind.KILLED]),
]


@pytest.mark.parametrize(("text", "count", "affected", "read", "expected"), JOINED)
def test_one_figure_for_killed_and_wounded(
    text: str, count: str, affected: str, read: list[Kind], expected: list[Kind]
) -> None:
    found = drafts(text, *(proposal(text, kind, count=count, affected=affected) for kind in read))
    assert [d.kind for d in join_harms(text, found)] == expected


def test_two_figures_stay_two_claims() -> None:
    text = "Shells killed 12 men and wounded 30 women."
    killed = proposal(text, Kind.KILLED, count="12", affected="men")
    wounded = proposal(text, Kind.WOUNDED, count="30", affected="women")
    assert [d.kind for d in join_harms(text, drafts(text, killed, wounded))] == [Kind.KILLED, Kind.WOUNDED]


def test_a_name_found_at_two_of_its_words_is_one_claim() -> None:
    text = "Colonel Tadesse Wolde was killed."
    whole = proposal(text, Kind.KILLED, affected="Colonel Tadesse Wolde")
    part = proposal(text, Kind.KILLED, affected="Tadesse Wolde")
    assert [d.affected.text for d in drafts(text, whole, part) if d.affected] == ["Colonel Tadesse Wolde"]


def test_the_affected_end_where_the_claimant_begins() -> None:
    text = "Of the troops lost in the clashes, Wagner said, 12 were its own."
    told = proposal(
        text, Kind.KILLED, count="12", affected="troops lost in the clashes, Wagner said", claimant="Wagner"
    )
    assert [d.affected.text for d in drafts(text, told) if d.affected] == ["troops lost in the clashes"]


@pytest.mark.parametrize(("absent", "expected"), [(0.7, "The front"), (0.95, None)])
def test_a_claimant_is_shared_in_a_sentence_unless_absence_is_sure(absent: float, expected: str | None) -> None:
    text = "The front said it took nine men and several trucks."
    first = proposal(text, Kind.CAPTURED, count="nine", affected="men", claimant="The front")
    second = proposal(text, Kind.SEIZED, absent, count="several", affected="trucks")
    last = share_claimants(drafts(text, first, second))[-1]
    assert (last.claimant.text if last.claimant else None) == expected


def test_of_two_cuts_of_one_name_the_likelier_is_the_claimant_of_all() -> None:
    text = "The rebels in Mali said they took nine men and several trucks."
    first = proposal(text, Kind.CAPTURED, count="nine", affected="men", claimant="The rebels in Mali")
    second = proposal(text, Kind.SEIZED, count="several", affected="trucks", claimant="Mali")
    doubtful = replace(second.roles["claimant"], probability=0.4)
    second = replace(second, roles={**second.roles, "claimant": doubtful})
    shared = share_claimants(drafts(text, first, second))
    assert [d.claimant.text for d in shared if d.claimant] == ["The rebels in Mali"] * 2


CARRIED = [
    ("In addition, 5 buses were burned.", None, "Police"),
    ("The provisional toll shows 5 buses burned.", "The provisional toll", "Police"),
    ("Farther north, 5 buses were burned.", None, None),
    ("In addition, the mayor said, 5 buses were burned.", "the mayor", "the mayor"),
]


@pytest.mark.parametrize(("after", "claimant", "expected"), CARRIED)
def test_a_claimant_carries_over_where_the_account_visibly_goes_on(
    after: str, claimant: str | None, expected: str | None
) -> None:
    """Codebook section 10, case 9."""
    before = "Police said 4 cars were burned. "
    text = before + after
    first = proposal(text, Kind.DESTROYED, count="4", affected="cars", claimant="Police")
    named = {"claimant": claimant} if claimant else {}
    second = replace(proposal(text, Kind.DESTROYED, count="5", affected="buses", **named), sentence=1)
    home = [Span(0, len(before) - 1), Span(len(before), len(text))]
    _, carried = carry_claimants(text, draft_claims(text, home, [first, second]))
    assert (carried.claimant.text if carried.claimant else None) == expected


@pytest.mark.parametrize(
    ("named", "told", "expected"),
    [
        ("The Sun Front (SF), a rebel movement, said 50 men died.", "a rebel movement", "SF"),
        ("The mayor, a former rebel, said 50 men died.", "a former rebel", "a former rebel"),
        ("In the Sun Front (SF), a man said, 50 men died.", "man", "man"),
    ],
)
def test_initials_name_better_than_what_stands_beside_them(named: str, told: str, expected: str) -> None:
    (draft,) = drafts(named, proposal(named, Kind.KILLED, count="50", affected="men", claimant=told))
    assert draft.claimant and draft.claimant.text == expected


def test_a_withheld_figure_is_not_the_figure_that_another_gives() -> None:
    text = "The army has not said how many troops it lost, but Wagner admitted heavy losses."
    silent = proposal(text, Kind.CASUALTIES, affected="troops", claimant="The army")
    silent = replace(silent, fields={**silent.fields, "stance": Choice("withholds", 0.9)})
    told = proposal(text, Kind.CASUALTIES, count="heavy", affected="troops", claimant="Wagner")
    assert len(drafts(text, silent, told)) == 2
    assert len(drafts(text, replace(silent, fields=told.fields), told)) == 1


STANCES = [
    ("The Malian army said 12 Malian soldiers were killed.", "The Malian army", "Malian soldiers", Stance.ACKNOWLEDGES),
    ("The Malian army said 12 villagers were killed.", "The Malian army", "villagers", Stance.ASSERTS),
    ("The Malian army admitted that 12 villagers were killed.", "The Malian army", "villagers", Stance.ACKNOWLEDGES),
    ("Reuters admitted that 12 villagers were killed.", "Reuters", "villagers", Stance.ASSERTS),
    ("Police sources said 12 officers were killed.", "Police sources", "officers", Stance.ACKNOWLEDGES),
    ("Hospital officials said 12 officers were killed.", "Hospital officials", "officers", Stance.ASSERTS),
    (
        "A rebel military spokesman said 12 soldiers were killed.",
        "A rebel military spokesman",
        "soldiers",
        Stance.ASSERTS,
    ),
    ("Police sources said 12 rebels were killed.", "Police sources", "rebels", Stance.ASSERTS),
    ("Police sources said 12 police officials died.", "Police sources", "police officials", Stance.ACKNOWLEDGES),
    ("Police sources said 12 jawans died.", "Police sources", "jawans", Stance.ACKNOWLEDGES),
    ("Police sources said 12 retired policemen died.", "Police sources", "retired policemen", Stance.ASSERTS),
    ("Witnesses said 12 police clerks died.", "Witnesses", "police clerks", Stance.ASSERTS),
    ("Ukrainian forces said 12 Russian troops died.", "Ukrainian forces", "Russian troops", Stance.ASSERTS),
    ("The Sunrise Army said 12 soldiers were killed.", "The Sunrise Army", "soldiers", Stance.ASSERTS),
    ("The Army said 12 soldiers were killed.", "The Army", "soldiers", Stance.ACKNOWLEDGES),
    ("The Second Brigade said 12 soldiers were killed.", "The Second Brigade", "soldiers", Stance.ASSERTS),
]


@pytest.mark.parametrize(("other", "first"), [("The CSP", "mli.csp"), ("The mayor", None)])
def test_a_description_is_told_apart_by_who_is_named(other: str, first: str | None) -> None:
    """Two of several Tuareg movements are as likely, until the report names one."""
    text = f"The Tuareg rebels in Mali said 12 soldiers were killed. {other} said 3 guards were killed."
    described = proposal(text, Kind.KILLED, count="12", affected="soldiers", claimant="The Tuareg rebels in Mali")
    named = proposal(text, Kind.KILLED, count="3", affected="guards", claimant=other)
    found = resolve_actors(drafts(text, described, named), load_actors(), date(2024, 8, 2), ["MLI"])
    claimant = found[0].claimant
    assert claimant and len(claimant.actors) > 1
    sure = claimant.actors[0].id if claimant.actors[0].confidence >= 0.5 else None
    assert sure == first


@pytest.mark.parametrize(
    "affected", ["soldiers and Wagner fighters", "army", "police officials", "soldiers of the navy"]
)
@pytest.mark.parametrize("teller", ["The Tuareg rebels", "Rebels"])
def test_rebels_on_soldiers_admit_nothing(teller: str, affected: str) -> None:
    text = f"{teller} said dozens of {affected} were killed."
    told = proposal(text, Kind.KILLED, count="dozens", affected=affected, claimant=teller)
    (draft,) = resolve_actors(drafts(text, told), load_actors(), None, ["MLI"])
    read = replace(draft, stance=Stance.ACKNOWLEDGES)
    assert settle_stance(text, read, load_actors(), None).stance is Stance.ASSERTS


@pytest.mark.parametrize(
    ("affected", "status", "expected"),
    [("soldiers", Status.COMBATANT, Stance.ASSERTS), ("soldiers", Status.CIVILIAN, Stance.ACKNOWLEDGES)],
)
def test_who_killed_those_it_fights_boasts(affected: str, status: Status, expected: Stance) -> None:
    """Codebook case 8: boasting of a killing is no acknowledgement."""
    text = "The Tuareg rebels said they had killed 12 soldiers."
    teller = "The Tuareg rebels"
    told = proposal(text, Kind.KILLED, count="12", affected=affected, claimant=teller, perpetrator=teller)
    (draft,) = resolve_actors(drafts(text, told), load_actors(), None, ["MLI"])
    read = replace(draft, stance=Stance.ACKNOWLEDGES, status=status)
    assert settle_stance(text, read, load_actors(), None).stance is expected


BYSTANDERS = [
    ("12 Malian soldiers were killed, witnesses said.", "witnesses", Stance.ASSERTS),
    ("12 Malian soldiers were killed, an army doctor said.", "an army doctor", Stance.ACKNOWLEDGES),
    ("12 Malian soldiers were killed.", None, Stance.ASSERTS),
]


@pytest.mark.parametrize(("text", "claimant", "expected"), BYSTANDERS)
def test_only_a_party_acknowledges(text: str, claimant: str | None, expected: Stance) -> None:
    """Codebook case 8; what the recogniser read as acknowledged."""
    named = {"claimant": claimant} if claimant else {}
    found = drafts(text, proposal(text, Kind.KILLED, count="12", affected="Malian soldiers", **named))
    (draft,) = resolve_actors(found, load_actors(), None, ["MLI"])
    read = replace(draft, stance=Stance.ACKNOWLEDGES)
    assert settle_stance(text, read, load_actors(), None).stance is expected


@pytest.mark.parametrize(("text", "claimant", "affected", "expected"), STANCES)
def test_a_party_that_owns_up_acknowledges(text: str, claimant: str, affected: str, expected: Stance) -> None:
    found = drafts(text, proposal(text, Kind.KILLED, count="12", affected=affected, claimant=claimant))
    (draft,) = resolve_actors(found, load_actors(), None, ["MLI"])
    assert settle_stance(text, draft, load_actors(), None).stance is expected
    denied = replace(draft, stance=Stance.DENIES)
    assert settle_stance(text, denied, load_actors(), None).stance is Stance.DENIES


def test_harm_is_asserted_however_it_is_laid_to_somebody() -> None:
    """Codebook section 5: accusing is a stance on conduct alone."""
    text = "A minister blamed the Front for the death of 12 clerks."
    (draft,) = drafts(text, proposal(text, Kind.KILLED, count="12", affected="clerks", claimant="A minister"))
    read = replace(draft, stance=Stance.ACCUSES)
    assert settle_stance(text, read, load_actors(), None).stance is Stance.ASSERTS


@pytest.mark.parametrize("number", ["none", "worded", "plural"])
def test_harm_to_an_unknown_number_is_a_plural(number: str) -> None:
    text = "A massacre in the valley."
    told = proposal(text, Kind.KILLED, affected="massacre")
    told = replace(told, fields={**told.fields, "number": Choice(number, 0.9)})
    assert drafts(text, told)[0].count.word == "plural"


TELLERS = [
    ("An al Qaeda affiliate declared to have killed 50 men.", "An al Qaeda affiliate", None, "An al Qaeda affiliate"),
    ("The rebels (FLN), who hold the town, also said they killed 50 men.", "The rebels", None, "The rebels"),
    ("The rebels killed 50 men.", "The rebels", None, None),
    ("The rebels said the army killed 50 men.", "the army", None, None),
    ("The rebels said police admit they killed 50 men.", "The rebels", "police", "police"),
]


@pytest.mark.parametrize(("text", "doer", "claimant", "expected"), TELLERS)
def test_who_tells_of_his_own_deed_vouches_for_it(
    text: str, doer: str, claimant: str | None, expected: str | None
) -> None:
    named = {"claimant": claimant} if claimant else {}
    found = drafts(text, proposal(text, Kind.KILLED, count="50", affected="men", perpetrator=doer, **named))
    (draft,) = claim_own_deeds(text, found)
    assert (draft.claimant.text if draft.claimant else None) == expected


SUBJECTS = [
    ("The Northern Front (FN), a rebel group, previously reported killing nine men.", "The Northern Front (FN)"),
    ("The Front claimed killing nine men.", "The Front"),
    ("The Front's men were reported killing nine men.", None),
]


@pytest.mark.parametrize(("text", "teller"), SUBJECTS)
def test_a_verb_with_a_subject_is_no_hedge(text: str, teller: str | None) -> None:
    verb = "reported" if "reported" in text else "claimed"
    found = drafts(text, proposal(text, Kind.KILLED, count="nine", affected="men.", claimant=verb))
    (draft,) = claim_own_deeds(text, found)
    assert (draft.claimant and draft.claimant.text) == (teller or verb)
    assert (draft.perpetrator and draft.perpetrator.text) == teller


def test_who_stands_by_somebody_says_so_himself() -> None:
    text = "The news comes with Ruritania reaffirming its continued support for the junta."
    told = proposal(text, Kind.ALLIANCE, affected="junta", claimant="The news", perpetrator="The news")
    (draft,) = claim_own_deeds(text, drafts(text, told))
    assert draft.claimant == draft.perpetrator
    assert draft.claimant is not None
    assert draft.claimant.text == "Ruritania"


DOERS = [
    ("The Army has reported that it inflicted 50 losses.", "The Army", "The Army"),
    ("The rebels (FLN) said on Monday their men had killed 50 soldiers.", "The rebels", "The rebels"),
    ("The rebels said 50 men were killed.", "The rebels", None),
    ("The rebels said it had rained when 50 men were killed.", "The rebels", None),
    ("50 men died, police said, adding they killed no one.", "police", None),
]


@pytest.mark.parametrize(("text", "claimant", "expected"), DOERS)
def test_who_says_it_did_it_is_the_doer(text: str, claimant: str, expected: str | None) -> None:
    noun = next(n for n in ("soldiers", "losses", "men") if f"50 {n}" in text)
    found = drafts(text, proposal(text, Kind.KILLED, count="50", affected=noun, claimant=claimant))
    (draft,) = do_own_deeds(text, found)
    assert (draft.perpetrator.text if draft.perpetrator else None) == expected


def test_who_claims_responsibility_vouches_for_it_whoever_passes_it_on() -> None:
    text = "The Front has also claimed responsibility for the attack, officials said."
    told = proposal(text, Kind.RESPONSIBILITY, affected="the attack", claimant="officials", perpetrator="The Front")
    (draft,) = claim_own_deeds(text, drafts(text, told))
    assert draft.claimant == draft.perpetrator


DEEDS = [
    ("The Front claimed the attack", "The Front", "The Front", Stance.ASSERTS),
    ("A minister blamed the Front for the attack", "A minister", "the Front", Stance.ACCUSES),
    ("The Front on Monday denied any part in the attack", "The Front", "The Front", Stance.DENIES),
    ("The Front rejected claims that the army staged the attack", "The Front", "the army", Stance.DENIES),
]


@pytest.mark.parametrize(("text", "claimant", "doer", "expected"), DEEDS)
@pytest.mark.parametrize("read", [Stance.ASSERTS, Stance.ACCUSES])
def test_who_lays_a_deed_to_another_accuses(
    text: str, claimant: str, doer: str, expected: Stance, read: Stance
) -> None:
    (draft,) = drafts(
        text, proposal(text, Kind.RESPONSIBILITY, affected="the attack", claimant=claimant, perpetrator=doer)
    )
    assert settle_stance(text, replace(draft, stance=read), load_actors(), None).stance is expected


STATUSES = [
    ("A bomb in a market killed 12 people.", "people", Status.CIVILIAN),
    ("A bomb in a market beside the army base killed 12 people.", "people", Status.UNKNOWN),
    ("A bomb on a road killed 12 people.", "people", Status.UNKNOWN),
    ("A bomb in a market killed 12 strangers.", "strangers", Status.UNKNOWN),
    ("A bomb on a road killed 12 suspected militants.", "suspected militants", Status.COMBATANT),
    ("A bomb beside the base killed 12 children.", "children", Status.CIVILIAN),
    ("A bomb beside the base killed 12 police officers.", "police officers", Status.COMBATANT),
    ("A bomb beside the base killed 12 army technicians.", "army technicians", Status.COMBATANT),
    ("A bomb beside the base killed 12 retired police officers.", "retired police officers", Status.UNKNOWN),
    ("A bomb beside the base killed 12 officials.", "officials", Status.UNKNOWN),
]


@pytest.mark.parametrize(("text", "affected", "expected"), STATUSES)
def test_the_status_that_words_and_place_tell(text: str, affected: str, expected: Status) -> None:
    (draft,) = drafts(text, proposal(text, Kind.KILLED, count="12", affected=affected))
    assert settle_status(text, draft).status is expected


@pytest.mark.parametrize(
    ("affected", "read", "expected"),
    [
        ("policemen", Status.CIVILIAN, Status.COMBATANT),
        ("villagers", Status.COMBATANT, Status.CIVILIAN),
        ("people", Status.COMBATANT, Status.UNKNOWN),
        ("people", Status.CIVILIAN, Status.CIVILIAN),
        ("officials", Status.COMBATANT, Status.COMBATANT),
    ],
)
def test_words_that_tell_the_status_outweigh_the_recogniser(affected: str, read: Status, expected: Status) -> None:
    text = f"A bomb on a road killed 12 {affected}."
    (draft,) = drafts(text, proposal(text, Kind.KILLED, count="12", affected=affected))
    assert settle_status(text, replace(draft, status=read)).status is expected


@pytest.mark.parametrize(("affected", "people"), [("married couple", 2), ("trio of singers", 3), ("singer", 1)])
def test_a_couple_is_two_people(affected: str, people: int) -> None:
    text = f"Gunmen killed a {affected}."
    (draft,) = drafts(text, proposal(text, Kind.KILLED, count="a", affected=affected))
    assert (draft.count.low, draft.count.high) == (people, people)


BOMBERS = [
    ("Two suicide bombers blew themselves up, killing 7 men, police said.", "Two", "suicide bombers"),
    ("Four female bombers have blown themselves up and killed 7 men, police said.", "Four", "female bombers"),
    ("A suicide bomber blew himself up, killing 7 men, police said.", None, None),
    ("Two suicide bombers were shot after killing 7 men, police said.", None, None),
]


@pytest.mark.parametrize(("text", "count", "affected"), BOMBERS)
def test_bombers_who_are_counted_are_killed_as_well(text: str, count: str | None, affected: str | None) -> None:
    """Codebook section 10, case 5."""
    found = drafts(text, proposal(text, Kind.KILLED, count="7", affected="men", claimant="police"))
    added = [d for d in count_bombers(text, found) if d not in found]
    told = [
        (d.kind, d.count.text, d.affected.text, d.claimant.text, d.status) for d in added if d.affected and d.claimant
    ]
    assert told == ([(Kind.KILLED, count, affected, "police", Status.COMBATANT)] if count else [])
    assert all(d.perpetrator == d.affected for d in added)


THINGS = [
    ("window panes", "one", Count(word="plural")),
    ("the wall of the churches", "plural", Count(low=1, high=1)),
    ("ammunition", "plural", Count(word="plural")),
    ("the military headquarters", "one", Count(low=1, high=1)),
]


@pytest.mark.parametrize(("affected", "number", "expected"), THINGS)
def test_the_ending_tells_whether_it_is_one_thing(affected: str, number: str, expected: Count) -> None:
    text = f"Shells destroyed {affected}."
    told = proposal(text, Kind.DESTROYED, affected=affected)
    told = replace(told, fields={**told.fields, "number": Choice(number, 0.9)})
    (draft,) = drafts(text, told)
    assert draft.count == expected
