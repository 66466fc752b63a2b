"""The battle of Tinzaouaten, told by hand: what each policy gives, and why.

29 July: the CSP says dozens of Wagner fighters; 1 August: at least 84 of them, and 47 soldiers; JNIM says 50 of them.
Wagner acknowledges heavy casualties, the army significant ones without a figure.
"""

import pytest

from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind, Stance
from counterclaim.weighing.estimate import Use
from counterclaim.weighing.explain import explain
from counterclaim.weighing.policy import load_policy, policy_names
from counterclaim.weighing.relations import Relating, relations
from counterclaim.weighing.sensitivity import sensitivity
from counterclaim.weighing.series import series
from counterclaim.weighing.totals import total
from counterclaim.weighing.weigh import weigh
from tests.weighing.making import actors, incident, record

WAGNER, MALI = "rus.wagner", "state:MLI"


def battle() -> Incident:
    csp_first = record("the CSP", "dozen", "Wagner fighters", day=1, report="early", id="csp-dozens")
    csp_later = record("the CSP", "at least 84", "Wagner fighters", day=4, report="late", id="csp-84")
    csp_soldiers = record("the CSP", "47", "soldiers", day=4, report="late", id="csp-47")
    jnim = record("JNIM", "50", "Wagner fighters", day=3, report="jnim", id="jnim-50")
    owns_up = {"kind": Kind.CASUALTIES, "stance": Stance.ACKNOWLEDGES}
    wagner = record(
        "Wagner", "heavy", "losses", day=2, report="early", id="wagner-heavy", number_in_report=2, **owns_up
    )
    army = record("the army", "significant", "losses", day=2, report="army", id="army-significant", **owns_up)
    return incident(csp_first, csp_later, csp_soldiers, jnim, wagner, army)


@pytest.mark.parametrize(
    "policy, wagner, soldiers",
    [
        # Two belligerents about their enemy: the lower median of 84 and 50; the CSP's "at least" leaves it open above.
        ("ledger", (50, 50, None), (47, 47, 47)),
        # None better than the other: the lower, within the lowest and highest figure.
        ("ucdp", (50, 50, 84), (47, 47, 47)),
        # The lowest, nothing more reliable being there.
        ("acled", (50, 50, 50), (47, 47, 47)),
        # The most recent figure is a belligerent's boast, there is no majority: the lowest.
        ("gtd", (50, 50, 50), (47, 47, 47)),
        # A belligerent about its enemy's losses is no credible source.
        ("airwars", (None, None, None), (None, None, None)),
        # Two sources for Wagner, one for the soldiers.
        ("ibc", (50, None, 84), (None, None, None)),
        ("conservative", (50, 50, 50), (47, 47, 47)),
        ("informative", (84, 84, 84), (47, 47, 47)),
        ("representative", (50, 50, 50), (47, 47, 47)),
    ],
)
def test_what_each_policy_gives(policy: str, wagner: tuple[int | None, ...], soldiers: tuple[int | None, ...]) -> None:
    estimate = weigh(battle(), load_policy(policy), actors())
    for side, expected in ((WAGNER, wagner), (MALI, soldiers)):
        found = estimate.of(Kind.KILLED, side)
        assert found is not None
        assert (found.low, found.best, found.high) == expected


def test_every_policy_is_in_the_table() -> None:
    assert set(policy_names()) == {row.policy for row in sensitivity(battle(), actors())}
    assert policy_names()[0] == "ledger" and len(policy_names()) == 9


@pytest.mark.parametrize(
    "policy, record_id, use",
    [
        ("ledger", "csp-dozens", Use.SUPERSEDED),
        ("ledger", "csp-84", Use.USED),
        ("ledger", "jnim-50", Use.USED),
        ("ledger", "wagner-heavy", Use.USED),
        ("ledger", "army-significant", Use.USED),
        ("ucdp", "csp-dozens", Use.NO_NUMBER),
        ("ucdp", "wagner-heavy", Use.NOT_COUNTED),
        ("acled", "csp-dozens", Use.SUPERSEDED),
        ("acled", "csp-84", Use.OUTWEIGHED),
        ("acled", "wagner-heavy", Use.UNSPLIT),
        ("gtd", "csp-dozens", Use.NO_NUMBER),
        ("gtd", "csp-84", Use.OUTWEIGHED),
        ("airwars", "jnim-50", Use.NOT_CREDIBLE),
        ("ibc", "csp-47", Use.UNCONFIRMED),
        ("conservative", "csp-dozens", Use.NO_NUMBER),
        ("representative", "wagner-heavy", Use.NO_NUMBER),
    ],
)
def test_why_a_row_is_used_or_not(policy: str, record_id: str, use: Use) -> None:
    rows = {row.id: row for row in weigh(battle(), load_policy(policy), actors()).rows}
    assert rows[record_id].use is use, rows[record_id]
    assert rows[record_id].why


def test_acknowledged_losses_are_certain_but_no_figure() -> None:
    estimate = weigh(battle(), load_policy("ledger"), actors())
    for side in (WAGNER, MALI):
        found = estimate.of(Kind.CASUALTIES, side)
        assert found is not None
        assert (found.low, found.best, found.high) == (1, None, None)
        assert found.used[0].testimony.interest.value == "against_interest"


def test_all_sides_together() -> None:
    assert total(weigh(battle(), load_policy("ledger"), actors()), Kind.KILLED) == (97, 97, None)
    assert total(weigh(battle(), load_policy("ucdp"), actors()), Kind.KILLED) == (97, 97, 131)
    assert total(weigh(battle(), load_policy("airwars"), actors()), Kind.KILLED) == (None, None, None)


def test_airwars_grades_a_battle_among_fighters_as_discounted() -> None:
    grade = weigh(battle(), load_policy("airwars"), actors()).grade
    assert grade is not None and grade.name == "Discounted"


def test_the_revision_and_the_contradiction_are_seen() -> None:
    found = {(r.kind, r.one, r.other): r.why for r in relations(battle(), actors())}
    assert set(found) == {(Relating.REVISES, "csp-84", "csp-dozens"), (Relating.CONTRADICTS, "csp-84", "jnim-50")}
    revised = found[Relating.REVISES, "csp-84", "csp-dozens"]
    assert revised == (
        "Permanent Strategic Framework said “dozen” on 1 August 2024, and “at least 84” on 4 August 2024 "
        "(Wagner Group, killed)"
    )


def test_the_csps_toll_over_time() -> None:
    tolls = [t for t in series(battle(), actors()) if t.voice == "mli.csp" and t.side.key == WAGNER]
    assert [(t.low, t.high, t.word, t.record) for t in tolls] == [
        (None, None, "dozen", "csp-dozens"),
        (84, None, None, "csp-84"),
    ]


def test_the_explanation_can_be_pasted_into_a_memo() -> None:
    policy = load_policy("ledger")
    told = explain(weigh(battle(), policy, actors()), policy)
    assert told[0].startswith("Policy ledger, version 1:")
    assert "Killed, Wagner Group: low 50, best 50, high open." in told
    assert (
        "– Used for low and best: JNIM (Jama'at Nusrat al-Islam wal-Muslimin) said “50” Wagner fighters killed "
        "(The Gazette, 3 August 2024); a belligerent whom the claim serves." in told
    )
    assert (
        "– Set aside: the CSP (Permanent Strategic Framework) said “dozen” Wagner fighters killed "
        "(The Gazette, 1 August 2024); the same claimant gave a number: “at least 84” on 4 August 2024." in told
    )
    assert (
        "– Used for low: the army (Malian Armed Forces) acknowledged “significant” losses "
        "(The Gazette, 2 August 2024); a claim against interest, open above." in told
    )
    with pytest.raises(ValueError, match="not of acled"):
        explain(weigh(battle(), policy, actors()), load_policy("acled"))
