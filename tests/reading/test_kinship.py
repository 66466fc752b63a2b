"""Which claims repeat another, and which are contained in another."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from counterclaim.claims.count import Count
from counterclaim.claims.interval import Interval
from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import Draft
from counterclaim.reading.kinship import contained, repeated, settle_parts, settle_scope, settle_sums
from counterclaim.reading.recognition.labels import ROLES
from counterclaim.reading.recognition.proposal import Choice, Proposal, Role


def draft(
    number: int, count: Count, affected: str, scope: Scope = Scope.INCIDENT, claimant: str | None = None
) -> Draft:
    """A claim of killed that stands in sentence `number`, ten code points long."""
    home = Span(10 * number, 10 * number + 9)
    proposal = Proposal(
        Kind.KILLED,
        number,
        home,
        0.9,
        {name: Role(None, 0.0, 0.9) for name in ROLES},
        {"stance": Choice("asserts", 0.9)},
    )
    return Draft(
        proposal=proposal,
        sentence=home,
        count=count,
        affected=Mention(affected, home, 0.9),
        perpetrator=None,
        claimant=Mention(claimant, home, 0.9) if claimant else None,
        via=(),
        place=None,
        stance=Stance.ASSERTS,
        scope=scope,
        status=Status.UNKNOWN,
    )


TWELVE, NINE, AT_LEAST_NINE = Count("12", low=12, high=12), Count("nine", low=9, high=9), Count("9", low=9)
SOLDIERS = draft(0, TWELVE, "soldiers", claimant="the army")

SECOND_TELLINGS = [
    ("the same words again", draft(1, TWELVE, "the soldiers", claimant="army"), 0),
    ("another figure", draft(1, NINE, "soldiers", claimant="the army"), None),
    ("other people", draft(1, TWELVE, "rebels", claimant="the army"), None),
    ("another claimant", draft(1, TWELVE, "soldiers", claimant="the rebels"), None),
    ("the report's own voice", draft(1, TWELVE, "soldiers"), None),
    ("the same sentence", draft(0, TWELVE, "soldiers", claimant="the army"), None),
]


@pytest.mark.parametrize(("case", "later", "first"), SECOND_TELLINGS, ids=[case for case, _, _ in SECOND_TELLINGS])
def test_a_claim_told_again_points_to_its_first_telling(case: str, later: Draft, first: int | None) -> None:
    assert repeated([SOLDIERS, later]) == [None, first]


def test_the_third_telling_points_to_the_first_as_well() -> None:
    again = [replace(SOLDIERS, sentence=Span(at, at + 9)) for at in (0, 10, 20)]
    assert repeated(again) == [None, 0, 0]


PARTS = [
    ("a smaller figure in the same sentence", [draft(0, TWELVE, "people"), draft(0, NINE, "women", Scope.PART)], 0),
    ("a larger figure holds nothing", [draft(0, NINE, "people"), draft(0, TWELVE, "women", Scope.PART)], None),
    ("an open figure may hold any", [draft(0, AT_LEAST_NINE, "people"), draft(1, TWELVE, "women", Scope.PART)], 0),
    ("a part does not hold a part", [draft(0, TWELVE, "men", Scope.PART), draft(0, NINE, "women", Scope.PART)], None),
]


@pytest.mark.parametrize(("case", "drafts", "whole"), PARTS, ids=[case for case, _, _ in PARTS])
def test_a_part_points_to_the_figure_that_holds_it(case: str, drafts: list[Draft], whole: int | None) -> None:
    assert contained(drafts)[-1] == whole


def test_of_two_figures_before_the_nearer_holds_the_part() -> None:
    told = [draft(0, TWELVE, "people"), draft(1, TWELVE, "people"), draft(1, NINE, "women", Scope.PART)]
    assert contained(told) == [None, None, 1]


CUMULATIVE = draft(0, NINE, "policemen", scope=Scope.CUMULATIVE)
SCOPES = [
    ("contained in a figure before", [SOLDIERS, draft(1, NINE, "officers", Scope.PART)], Scope.PART),
    ("part of nothing", [draft(1, NINE, "officers", Scope.PART)], Scope.INCIDENT),
    ("beside a sum", [CUMULATIVE, draft(0, TWELVE, "officers", Scope.PART)], Scope.CUMULATIVE),
]


@pytest.mark.parametrize(("case", "told", "expected"), SCOPES, ids=[case for case, _, _ in SCOPES])
def test_a_part_of_nothing_is_no_part(case: str, told: list[Draft], expected: Scope) -> None:
    assert settle_scope(told)[-1].scope is expected


@pytest.mark.parametrize(
    ("teller", "sentence", "stance"),
    [
        ("the army", 1, Stance.ACKNOWLEDGES),
        ("a doctor", 1, Stance.ASSERTS),
        ("the army", 2, Stance.ASSERTS),
    ],
)
def test_who_acknowledges_a_loss_acknowledges_its_parts(teller: str, sentence: int, stance: Stance) -> None:
    """In one sentence, in one voice: "20 of its men, including two officers"."""
    whole = replace(draft(1, Count("20", low=20, high=20), "men", claimant="the army"), stance=Stance.ACKNOWLEDGES)
    part = draft(sentence, Count("two", low=2, high=2), "officers", Scope.PART, claimant=teller)
    assert settle_parts([whole, part])[1].stance is stance


def test_no_losses_are_nothing_to_acknowledge() -> None:
    whole = replace(draft(1, Count("20", low=20, high=20), "men", claimant="the army"), stance=Stance.ACKNOWLEDGES)
    part = draft(1, Count("no", low=0, high=0), "officers", Scope.PART, claimant="the army")
    assert settle_parts([whole, part])[1].stance is Stance.ASSERTS


SUMS = [
    ("84 died in fighting near Gao in late July.", 11, True, Scope.INCIDENT),
    ("84 died in clashes near Gao in late July.", 11, True, Scope.CUMULATIVE),
    ("84 died in fighting near Gao in July.", 31, True, Scope.CUMULATIVE),
    ("84 died in fighting in late July.", 11, False, Scope.CUMULATIVE),
]


@pytest.mark.parametrize(("text", "days", "placed", "scope"), SUMS)
def test_a_few_days_at_one_place_are_no_sum(text: str, days: int, placed: bool, scope: Scope) -> None:
    told = draft(0, Count("84", low=84, high=84), "men", Scope.CUMULATIVE)
    where = Mention("Gao", Span(0, 3), 0.9) if placed else None
    told = replace(told, sentence=Span(0, len(text)), place=where)
    time = Interval(date(2024, 7, 1), date(2024, 7, 1) + timedelta(days=days - 1), 4)
    assert settle_sums(text, [told], [time])[0].scope is scope
