"""What holds whatever the claims are."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind, Scope
from counterclaim.claims.record import Record, Review
from counterclaim.ledger.view import Judgement
from counterclaim.linking.link import link
from counterclaim.linking.link_new import link_new
from counterclaim.linking.trail import Became, trail
from tests.linking.making import PLACES, claim

Told = tuple[Record, ...]
Judged = list[Judgement]
IDS = [f"c{n}" for n in range(9)]


@st.composite
def record(draw: st.DrawFn, id: str) -> Record:
    first = draw(st.integers(1, 6))
    days = draw(st.sampled_from([None, str(first), str(first), f"{first}-{first + 2}"]))
    return claim(
        id,
        draw(st.sampled_from([None, "nowhere known", *PLACES])),
        days,
        draw(st.sampled_from([None, 0, 2, 12])),
        report=draw(st.sampled_from(["r1", "r2", "r3", "r4", "r5", "r6"])),
        by=draw(st.sampled_from([None, "Rebels", "gunmen"])),
        kind=draw(st.sampled_from([Kind.KILLED, Kind.WOUNDED])),
        scope=draw(st.sampled_from([Scope.INCIDENT] * 4 + [Scope.CUMULATIVE, Scope.PART])),
        number=int(id[1:]),
        at=50 * draw(st.integers(0, 5)),
        part_of=draw(st.sampled_from([None, None, None, 0, 1, 2])),
        same_as=draw(st.sampled_from([None, None, None, None, 1])),
        published=draw(st.sampled_from([None, date(2024, 8, 1) + timedelta(first)])),
        review=draw(st.sampled_from([Review.NONE, Review.NONE, Review.REJECTED])),
    )


records = st.integers(0, len(IDS)).flatmap(lambda n: st.tuples(*(record(id) for id in IDS[:n])))
judgement = st.builds(Judgement, st.sampled_from(IDS), st.sampled_from(IDS), st.booleans())
judgements = st.lists(judgement, max_size=4)
FEW = settings(max_examples=8, deadline=None)
"""A linking takes about a tenth of a second, whatever its size, since Splink works its model out each time."""


def all_ids(incident: Incident) -> list[str]:
    return [record.id for record in (*incident.records, *incident.attached)]


@FEW
@given(st.data(), records, judgements)
def test_incidents_do_not_depend_on_the_order_of_the_records(data: st.DataObject, told: Told, judged: Judged) -> None:
    assert link(data.draw(st.permutations(told)), judged) == link(told, judged)


@FEW
@given(records, judgements)
def test_nothing_is_lost_and_only_sums_are_twice(told: Told, judged: Judged) -> None:
    incidents = link(told, judged)
    assert {id for incident in incidents for id in all_ids(incident)} == {record.id for record in told}
    kept = [record.id for incident in incidents for record in incident.records]
    assert len(kept) == len(set(kept))
    assert len({incident.id for incident in incidents}) == len(incidents)
    assert all(incident.records or incident.attached for incident in incidents)
    assert not any(r.claim.scope is Scope.CUMULATIVE for incident in incidents for r in incident.records)


@FEW
@given(records, judgements, judgement)
def test_the_last_judgement_holds(told: Told, judged: Judged, last: Judgement) -> None:
    """Two that people judged last to be different share no incident; two judged the same share one."""
    there = {record.id for record in told}
    if last.one == last.other or not {last.one, last.other} <= there:
        return
    shared = any({last.one, last.other} <= set(all_ids(i)) for i in link(told, [*judged, last]))
    assert shared == last.same


@FEW
@given(records, st.integers(0, 9), judgements)
def test_linking_new_claims_gives_what_linking_all_gives(told: Told, old: int, judged: Judged) -> None:
    before = link(told[:old], judged)
    assert link_new(before, told[old:], judged) == link(told, judged)


@FEW
@given(records, judgements, judgements)
def test_judgements_made_and_undone_since_are_followed(told: Told, then: Judged, now: Judged) -> None:
    again = [id for j in then for id in (j.one, j.other)]
    assert link_new(link(told, then), (), now, again=again) == link(told, now)


@FEW
@given(records, judgements, judgements)
def test_a_trail_tells_every_record_that_moved(told: Told, then: Judged, now: Judged) -> None:
    before, after = link(told[:6], then), link(told, now)
    found = trail(before, after)
    assert trail(after, after) == ()
    fresh = {id for change in found if change.became in (Became.NEW, Became.GROWN) for id in change.records}
    assert fresh == {record.id for record in told[6:]}
    kept = {incident.id for incident in before} & {incident.id for incident in after}
    ended = {change.incident for change in found if change.became is Became.MERGED}
    assert ended.isdisjoint(kept)
