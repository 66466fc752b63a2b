"""How far claimants lie from independent figures."""

import math

import pytest

from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind, Stance, Status
from counterclaim.weighing.against_independent import Losses, deviations
from tests.weighing.making import actors, record


def clash(n: int, csp: str, army: str, independent: str) -> Incident:
    """Soldiers killed, as the CSP, the army and residents tell it."""
    return Incident(
        f"clash{n}",
        (
            record("the CSP", csp, "soldiers", report="a"),
            record("the army", army, "soldiers", report="b"),
            record("residents", independent, "soldiers", report="c"),
        ),
    )


def test_a_boast_and_an_understatement() -> None:
    clashes = [clash(n, str(4 * base), str(base // 2), str(2 * base)) for n, base in enumerate((10, 20, 40, 50, 80))]
    csp, army = deviations(clashes, actors())
    assert (csp.claimant, csp.losses, csp.n, csp.incidents) == ("mli.csp", Losses.ENEMY, 5, 5)
    assert (army.claimant, army.losses, army.n) == ("mli.forces", Losses.OWN, 5)
    assert csp.median == pytest.approx(math.log(160.5 / 80.5))
    assert csp.factor == pytest.approx(2, abs=0.02)
    assert army.factor == pytest.approx(0.25, abs=0.02)
    for found in (csp, army):
        assert found.low is not None and found.high is not None
        assert found.low <= found.median <= found.high
    assert deviations(clashes[::-1], actors()) == (csp, army)


def test_few_incidents_have_no_interval() -> None:
    (csp, _) = deviations([clash(1, "20", "5", "10"), clash(2, "20", "5", "10")], actors())
    assert (csp.n, csp.low, csp.high) == (2, None, None)


def test_a_claim_of_none_is_a_figure() -> None:
    _, army = deviations([clash(1, "20", "no", "10")], actors())
    assert army.median == pytest.approx(math.log(0.5 / 10.5))


def test_words_denials_and_incidents_without_independents_tell_nothing() -> None:
    assert deviations([clash(1, "dozen", "heavy", "10")], actors()) == ()
    alone = Incident("alone", (record("the CSP", "20", "soldiers", report="a"), record("the army", "5", "soldiers")))
    assert deviations([alone], actors()) == ()
    denied = Incident(
        "denied",
        (record("the CSP", "20", "soldiers", stance=Stance.DENIES), record("residents", "9", "soldiers", report="c")),
    )
    assert deviations([denied], actors()) == ()


def test_civilians_are_neither_side() -> None:
    told = Incident(
        "i",
        (
            record("the army", "2", status=Status.CIVILIAN, report="a"),
            record("residents", "9", status=Status.CIVILIAN, report="b"),
            record("residents", "9", status=Status.CIVILIAN, report="b", kind=Kind.WOUNDED),
        ),
    )
    (army,) = deviations([told], actors())
    assert army.losses is Losses.OTHERS
