"""Short forms are exchanged for what they stand for."""

import pytest

from counterclaim.claims.kinds import Kind
from counterclaim.reading.antecedents import load_short_forms, resolve_antecedents
from tests.reading.making import drafts, proposal


@pytest.mark.parametrize(
    "words", ["it", "It", "they", "the group", "The statement", "this ministry", "the spokesman", "the same sources"]
)
def test_short_forms(words: str) -> None:
    assert load_short_forms().stands_for_a_source(words)


@pytest.mark.parametrize("words", ["the army", "CSP", "the Islamic group", "witnesses", "group leaders", "the"])
def test_names_are_not_short_forms(words: str) -> None:
    assert not load_short_forms().stands_for_a_source(words)


@pytest.mark.parametrize("words", ["the same area", "the town", "that village", "there", "the rebel-held town"])
def test_places_that_point_back(words: str) -> None:
    assert load_short_forms().stands_for_a_place(words)


@pytest.mark.parametrize("words", ["the northern border town of Tora", "Gao", "the town hall"])
def test_places_that_do_not(words: str) -> None:
    assert not load_short_forms().stands_for_a_place(words)


@pytest.mark.parametrize(("before", "stands_for"), [(Kind.KILLED, "guards"), (Kind.WOUNDED, "dozens")])
def test_dozens_in_clashes_are_those_of_before(before: Kind, stands_for: str) -> None:
    """Codebook section 10, case 7."""
    text = "12 guards fell. Rebels killed dozens in clashes."
    told = proposal(text, before, count="12", affected="guards")
    again = proposal(text, Kind.KILLED, count="dozens", affected="clashes")
    resolved = resolve_antecedents(drafts(text, told, again))[-1]
    assert resolved.affected and resolved.affected.text == stands_for


RETOLD = [
    ("The same sources", "police sources"),
    ("the group", "rebels"),
    ("the officials", "police sources"),
    ("the mayor", "the mayor"),
]


@pytest.mark.parametrize(("short", "stands_for"), RETOLD)
def test_who_speaks_again_has_spoken_before(short: str, stands_for: str) -> None:
    """A doer may be meant by "the group", never by "the same sources"."""
    text = f"12 guards died, police sources said, when rebels came. {short} said 3 clerks died."
    told = proposal(text, Kind.KILLED, count="12", affected="guards", claimant="police sources", perpetrator="rebels")
    again = proposal(text, Kind.KILLED, count="3", affected="clerks", claimant=short)
    _, resolved = resolve_antecedents(drafts(text, told, again))
    assert resolved.claimant and resolved.claimant.text == stands_for


ISSUED = [
    ("The Army said", "The military report", "The Army"),
    ("Police sources said", "The military report", "The military report"),
    ("The Sun Front said", "A rebel communique", "The Sun Front"),
    ("The Army said", "The coroner's report", "The coroner's report"),
]


@pytest.mark.parametrize(("opening", "document", "stands_for"), ISSUED)
def test_a_document_speaks_for_who_issued_it(opening: str, document: str, stands_for: str) -> None:
    text = f"{opening} 12 guards died. {document} added that 3 clerks died."
    told = proposal(text, Kind.KILLED, count="12", affected="guards", claimant=opening.removesuffix(" said"))
    again = proposal(text, Kind.KILLED, count="3", affected="clerks", claimant=document)
    _, resolved = resolve_antecedents(drafts(text, told, again))
    assert resolved.claimant and resolved.claimant.text == stands_for
