"""The network's numbers become spans that lie in the text."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.claims.kinds import Kind
from counterclaim.reading.recognition.decode import find_anchors, read_proposals
from counterclaim.reading.recognition.labels import FIELDS, KINDS, ROLES
from counterclaim.reading.sentences import split_sentences
from counterclaim.reading.windows import build_windows

TEXT = "The army said that 12 rebels died near Tora. The rebels said nobody did."
SENTENCES = split_sentences(TEXT)
WINDOW = next(iter(build_windows(TEXT, SENTENCES, [0])))
VALUES = sum(len(v) for v in FIELDS.values())


def token(words: str) -> int:
    start = TEXT.index(words)
    return next(i for i, (a, b) in enumerate(WINDOW.spans) if a == start and b > a)


def logits_at(*cells: tuple[int, int]) -> np.ndarray:
    logits = np.full((len(WINDOW), len(KINDS)), -9.0, dtype=np.float32)
    for row, column in cells:
        logits[row, column] = 5.0
    return logits


def test_an_anchor_is_found_only_in_focus() -> None:
    killed = KINDS.index(Kind.KILLED)
    outside = next(i for i, f in enumerate(WINDOW.focus) if f < 0 and WINDOW.spans[i][1] > SENTENCES[0].end)
    found = find_anchors(WINDOW, logits_at((token("12"), killed), (outside, killed)))
    assert [(t, KINDS[k]) for t, k, _ in found] == [(token("12"), Kind.KILLED)]


def test_roles_are_pointed_at_and_absence_is_a_choice() -> None:
    edges = np.zeros((1, len(WINDOW), 2 * len(ROLES)), dtype=np.float32)
    for role, first, last in (("count", "12", "12"), ("claimant", "The army", "army")):
        r = ROLES.index(role)
        edges[0, token(first), 2 * r] = edges[0, token(last), 2 * r + 1] = 9.0
    r = ROLES.index("perpetrator")
    edges[0, 0, 2 * r] = edges[0, 0, 2 * r + 1] = 9.0
    fields = np.zeros((1, VALUES), dtype=np.float32)
    (proposal,) = read_proposals(TEXT, WINDOW, [(token("12"), 0, 0.9)], edges, fields)
    assert proposal.roles["count"].chosen and proposal.roles["count"].chosen.of(TEXT) == "12"
    assert proposal.roles["claimant"].chosen and proposal.roles["claimant"].chosen.of(TEXT) == "The army"
    assert proposal.roles["perpetrator"].chosen is None


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=60, deadline=None)
def test_whatever_the_numbers_spans_are_whole_words_of_the_text(seed: int) -> None:
    rng = np.random.default_rng(seed)
    edges = rng.normal(0, 4, (1, len(WINDOW), 2 * len(ROLES))).astype(np.float32)
    fields = rng.normal(0, 4, (1, VALUES)).astype(np.float32)
    (proposal,) = read_proposals(TEXT, WINDOW, [(3, 0, 0.9)], edges, fields)
    for role in proposal.roles.values():
        assert role.span is not None
        words = role.span.of(TEXT)
        assert words == words.strip() != ""
        assert not TEXT[: role.span.start][-1:].isalnum() or not words[0].isalnum()
        assert sum(role.span.overlaps(sentence) for sentence in SENTENCES) == 1
        assert 0 <= role.probability <= 1 and 0 <= role.absent <= 1
