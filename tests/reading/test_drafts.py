"""What happens to claims between recognition and the end: joined harms, shared claimants, acknowledgements."""

from dataclasses import replace

import pytest

from counterclaim.claims.kinds import Kind, Stance
from counterclaim.claims.span import Span
from counterclaim.knowledge.actors import load_actors
from counterclaim.reading.assembly import Draft, draft_claims
from counterclaim.reading.coordination import share_claimants
from counterclaim.reading.joint_harm import join_harms
from counterclaim.reading.recognition.labels import ROLES
from counterclaim.reading.recognition.proposal import Choice, Proposal, Role
from counterclaim.reading.siding import resolve_actors, settle_stance


def proposal(text: str, kind: Kind, absent: float = 0.8, **roles: str) -> Proposal:
    """A proposal with the given words as its roles; the others are absent."""

    def role(name: str) -> Role:
        if name not in roles:
            return Role(None, 0.0, absent)
        start = text.index(roles[name])
        return Role(Span(start, start + len(roles[name])), 0.9, 0.05)

    found = {name: role(name) for name in ROLES}
    anchor = (found["count"] if "count" in roles else found["affected"]).span
    assert anchor is not None
    number = "worded" if "count" in roles else "plural"
    values = {"stance": "asserts", "scope": "incident", "status": "unknown", "number": number}
    return Proposal(kind, 0, anchor, 0.9, found, {n: Choice(v, 0.9) for n, v in values.items()})


def drafts(text: str, *proposals: Proposal) -> list[Draft]:
    return draft_claims(text, [Span(0, len(text))], proposals)


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


@pytest.mark.parametrize(("absent", "expected"), [(0.7, "The front"), (0.95, None)])
def test_a_claimant_is_shared_in_a_sentence_unless_absence_is_sure(absent: float, expected: str | None) -> None:
    text = "The front said it took nine men and several trucks."
    first = proposal(text, Kind.CAPTURED, count="nine", affected="men", claimant="The front")
    second = proposal(text, Kind.SEIZED, absent, count="several", affected="trucks")
    last = share_claimants(drafts(text, first, second))[-1]
    assert (last.claimant.text if last.claimant else None) == expected


STANCES = [
    ("The Malian army said 12 Malian soldiers were killed.", "The Malian army", "Malian soldiers", Stance.ACKNOWLEDGES),
    ("The Malian army said 12 villagers were killed.", "The Malian army", "villagers", Stance.ASSERTS),
    ("The Malian army admitted that 12 villagers were killed.", "The Malian army", "villagers", Stance.ACKNOWLEDGES),
    ("Reuters admitted that 12 villagers were killed.", "Reuters", "villagers", Stance.ASSERTS),
]


@pytest.mark.parametrize(("text", "claimant", "affected", "expected"), STANCES)
def test_a_party_that_owns_up_acknowledges(text: str, claimant: str, affected: str, expected: Stance) -> None:
    found = drafts(text, proposal(text, Kind.KILLED, count="12", affected=affected, claimant=claimant))
    (draft,) = resolve_actors(found, load_actors(), None, ["MLI"])
    assert settle_stance(text, draft, load_actors(), None).stance is expected
    denied = replace(draft, stance=Stance.DENIES)
    assert settle_stance(text, denied, load_actors(), None).stance is Stance.DENIES
