"""Which claim stands for which, why two differ, and what a ruling makes of them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.claims.claim import Claim
from counterclaim.coding.agreement import agreement, separately
from counterclaim.coding.causes import Cause, causes
from counterclaim.coding.draft import Draft, Outcome
from counterclaim.coding.pairing import Row, rows
from counterclaim.coding.ruling import begun, final, next_number, open_rows, taken
from tests.coding.making import OTHER_VALUES, TEXT, changed, claims, mention

SOLDIERS, CLERKS = claims()
SIXTY = claims(TEXT, "60 soldiers")[0]


def told(found: tuple[Row, ...]) -> list[tuple[str | None, str | None]]:
    def words(claim: Claim | None) -> str | None:
        return claim.count.text if claim is not None else None

    return [(words(row.one), words(row.other)) for row in found]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((), (), []),
        ((SOLDIERS, CLERKS), (CLERKS, SOLDIERS), [("47", "47"), ("5", "5")]),
        ((SOLDIERS,), (CLERKS,), [("47", None), (None, "5")]),
        ((SOLDIERS,), (SIXTY,), [("47", None), (None, "60")]),
        ((SOLDIERS, SIXTY), (), [("47", None), ("60", None)]),
    ],
    ids=["nothing", "other order", "other people", "other sentence", "one has none"],
)
def test_claims_stand_for_each_other_where_they_tell_of_the_same(
    one: tuple[Claim, ...], other: tuple[Claim, ...], expected: list[tuple[str | None, str | None]]
) -> None:
    other = tuple(replace(claim, id=n) for n, claim in enumerate(other, 1))
    assert told(rows(one, other)) == expected


@pytest.mark.parametrize("cause", OTHER_VALUES)
def test_a_field_that_differs_is_the_cause(cause: str) -> None:
    (row,) = rows((SOLDIERS,), (changed(SOLDIERS, **OTHER_VALUES[cause]),))
    assert causes(row) == (Cause(cause),)


def test_the_same_in_other_words_is_no_cause() -> None:
    (row,) = rows((SOLDIERS,), (changed(SOLDIERS, claimant=mention("The army")),))
    assert causes(row) == ()


def test_who_missed_a_claim_is_named() -> None:
    found = [*rows((SOLDIERS,), ()), *rows((), (SOLDIERS,))]
    assert [causes(row) for row in found] == [(Cause.MISSED_BY_SECOND,), (Cause.MISSED_BY_FIRST,)]


def test_links_between_claims_are_links_between_rows() -> None:
    linked = replace(CLERKS, id=9, part_of=7)
    _, row = rows((replace(SOLDIERS, id=7), linked), (SOLDIERS,))
    assert row.one is not None and (row.number, row.one.id, row.one.part_of) == (2, 2, 1)


POOL = st.lists(st.sampled_from([SOLDIERS, CLERKS, SIXTY]), max_size=4).map(
    lambda found: tuple(replace(claim, id=n) for n, claim in enumerate(found, 1))
)


@settings(deadline=None)
@given(POOL, POOL)
def test_every_claim_is_in_one_row(one: tuple[Claim, ...], other: tuple[Claim, ...]) -> None:
    found = rows(one, other)
    assert [row.number for row in found] == list(range(1, len(found) + 1))
    for side, given_claims in (("one", one), ("other", other)):
        mine = [claim for row in found if (claim := getattr(row, side)) is not None]
        assert sorted(c.count.text for c in mine) == sorted(c.count.text for c in given_claims)


@settings(deadline=None)  # numpy is loaded in the first one
@given(POOL)
def test_who_codes_like_the_other_agrees_in_everything(one: tuple[Claim, ...]) -> None:
    found = agreement({"report": (one, one)})
    assert (found.first, found.second, found.differences) == (0, 0, ())
    assert all(each.same == each.pairs for each in found.fields.values())
    assert (found.found_by_both, found.claim_f1) == ((1.0, 1.0) if one else (None, None))


def test_blind_and_suggested_reports_are_counted_apart() -> None:
    denied = changed(SOLDIERS, **OTHER_VALUES["stance"])
    codings = {
        "seen": ((SOLDIERS, CLERKS), (SOLDIERS, replace(CLERKS, id=5))),
        "blind": ((SOLDIERS, CLERKS), (denied,)),
    }
    blind, suggested = separately(codings, {"blind"})
    assert (blind.reports, blind.both, blind.first, blind.second) == (1, 1, 1, 0)
    assert (suggested.reports, suggested.both, suggested.first, suggested.second) == (1, 2, 0, 0)
    assert (blind.claim_f1, suggested.claim_f1) == (0.0, 1.0)
    assert blind.core_f1 is not None and round(blind.core_f1, 3) == 0.667
    assert [group.reports for group in separately(codings, {"blind"}, {"blind"})] == [0, 1]
    everything = agreement(codings)
    assert list(everything.by_cause()) == [Cause.MISSED_BY_SECOND, Cause.STANCE]
    assert (everything.fields["stance"].pairs, everything.fields["stance"].same) == (3, 2)


def test_what_both_have_stands_and_the_rest_is_ruled_on() -> None:
    denied = changed(SOLDIERS, **OTHER_VALUES["stance"])
    found = rows((SOLDIERS, CLERKS), (denied, replace(CLERKS, id=2), replace(SIXTY, id=3)))
    draft = begun(found)
    assert draft.settled == {"2": Outcome.AGREED}
    assert [row.number for row in open_rows(draft, found)] == [1, 3]
    draft = taken(draft, found[0], Outcome.SECOND)
    draft = draft.dropped("3")
    assert open_rows(draft, found) == []
    assert [(claim.id, claim.stance.value) for claim in draft.claims] == [(1, "denies"), (2, "asserts")]
    assert taken(draft, found[0], Outcome.FIRST).claim(1) == found[0].one
    assert next_number(draft, found) == 4
    with pytest.raises(ValueError, match="no such claim"):
        taken(draft, found[2], Outcome.FIRST)


def test_links_to_claims_that_were_dropped_are_gone() -> None:
    kept = final((replace(CLERKS, id=7, part_of=2, same_as=5), replace(SOLDIERS, id=5)))
    assert [(claim.id, claim.part_of, claim.same_as) for claim in kept] == [(1, None, None), (2, None, 1)]


def test_a_draft_comes_back_as_it_was_written() -> None:
    draft = Draft().with_claim(SOLDIERS, "key", Outcome.CORRECTED).dropped("other")
    assert Draft.of(draft.to_value()) == draft
    assert draft.without(1).settled == {"other": Outcome.DROPPED}
    assert draft.reopened("key").claims == ()
    again = draft.with_claim(replace(SOLDIERS, stance=SIXTY.stance))
    assert (again.settled, again.sources) == (draft.settled, draft.sources)


def test_removing_a_claim_takes_links_to_it_along() -> None:
    draft = Draft((SOLDIERS, replace(CLERKS, same_as=1)))
    assert [claim.same_as for claim in draft.without(1).claims] == [None]
    assert [claim.same_as for claim in draft.with_claim(SOLDIERS).claims] == [None, 1]
