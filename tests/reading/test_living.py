"""The dead are not quoted."""

from dataclasses import replace

from counterclaim.claims.kinds import Kind
from counterclaim.reading.living import drop_speakers
from counterclaim.reading.recognition.proposal import Choice, Proposal
from tests.reading.making import drafts, proposal

TEXT = "Rebels overran the post, killing the chief, council members Rosa Paz and Juan Rey said."


def _killed(affected: str) -> Proposal:
    told = proposal(TEXT, Kind.KILLED, affected=affected, claimant="council members Rosa Paz and Juan Rey")
    return replace(told, fields={**told.fields, "number": Choice("one", 0.9)})


def test_who_speaks_is_not_dead() -> None:
    chief, paz, rey = (_killed(name) for name in ("the chief", "Rosa Paz", "Juan Rey"))
    told = drop_speakers(drafts(TEXT, chief, paz, rey))
    assert [d.affected and d.affected.text for d in told] == ["the chief"]


def test_a_party_may_tell_of_its_own_dead() -> None:
    text = "The Front said that the Front had lost nine."
    read = drafts(text, proposal(text, Kind.KILLED, count="nine", affected="The Front", claimant="The Front"))
    assert drop_speakers(read) == read
