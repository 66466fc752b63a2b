"""The network's numbers to proposals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from counterclaim.claims.kinds import CONDUCT, Kind
from counterclaim.claims.span import Span
from counterclaim.reading.recognition.labels import FIELDS, KINDS, POSITIVE_WEIGHT, ROLES
from counterclaim.reading.recognition.proposal import Choice, Proposal, Role
from counterclaim.reading.windows import Window

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

SOURCES = ("claimant", "via")
LONGEST_ROLE = 16
"""Tokens of the longest span of a role."""
_NEVER = -1e9
"""Log-probability of what must not be chosen."""


def threshold(kind: Kind) -> float:
    """The probability from which an anchor is a claim. Conduct has few examples, so its probabilities are low."""
    return 0.2 if kind in CONDUCT else 0.5


def find_anchors(window: Window, logits: Floats) -> list[tuple[int, int, float]]:
    """(token, kind, probability) of each anchor of the sentences in focus; logits (t, kinds)."""
    probabilities = 1 / (1 + POSITIVE_WEIGHT * np.exp(-logits.astype(np.float64)))
    found = []
    for token, index in zip(*np.nonzero(probabilities >= min(map(threshold, KINDS))), strict=True):
        if window.focus[token] >= 0 and probabilities[token, index] >= threshold(KINDS[index]):
            found.append((int(token), int(index), float(probabilities[token, index])))
    return found


def read_proposals(
    text: str,
    window: Window,
    anchors: Sequence[tuple[int, int, float]],
    edges: Floats,
    fields: Floats,
) -> Iterator[Proposal]:
    """One proposal an anchor; edges (n, t, 2 · roles), fields (n, all values)."""
    roles = _roles(text, window, [token for token, _, _ in anchors], edges)
    for n, (token, kind, probability) in enumerate(anchors):
        yield Proposal(
            kind=KINDS[kind],
            sentence=window.focus[token],
            anchor=_whole_words(text, window.spans[token]),
            probability=probability,
            roles=dict(zip(ROLES, roles[n], strict=True)),
            fields=_choices(fields[n]),
        )


def _roles(text: str, window: Window, anchors: Sequence[int], edges: Floats) -> list[list[Role]]:
    """For each anchor, role by role, the likeliest span that begins and ends with a letter or digit, in one sentence.

    The first token's start and end stand for "there is none".
    """
    n, t, _ = edges.shape
    likely = _log_softmax(edges.reshape(n, t, len(ROLES), 2).transpose(0, 2, 3, 1))
    absent = np.exp(likely[..., 0].sum(-1) / 2)
    eligible = _eligible(text, window, anchors)
    starts = np.where(eligible, likely[:, :, 0], _NEVER)
    ends = np.where(eligible, likely[:, :, 1], _NEVER)
    first, last, best = _best_spans(starts, ends, _within_sentence(window))
    return [
        [
            _role(text, window, int(first[i, r]), int(last[i, r]), float(best[i, r]), float(absent[i, r]))
            for r in range(len(ROLES))
        ]
        for i in range(n)
    ]


def _role(text: str, window: Window, first: int, last: int, best: float, absent: float) -> Role:
    if best <= _NEVER / 2:
        return Role(None, 0.0, absent)
    span = _whole_words(text, (window.spans[first][0], window.spans[last][1]))
    return Role(span, float(np.exp(best / 2)), absent)


def _eligible(text: str, window: Window, anchors: Sequence[int]) -> NDArray[np.bool_]:
    """(n, roles, t): tokens at which a span may begin or end.

    Who vouches is named before the claim or in its sentence.
    """
    wordlike = np.array([any(map(str.isalnum, text[start:end])) for start, end in window.spans])
    sentences = np.array(window.sentences)
    told = sentences[None] <= sentences[np.array(anchors)][:, None]
    source = np.array([role in SOURCES for role in ROLES])
    return np.asarray(wordlike & (told[:, None] | ~source[None, :, None]), dtype=np.bool_)


def _within_sentence(window: Window) -> NDArray[np.bool_]:
    """(t, LONGEST_ROLE): whether the token k further on belongs to the same sentence."""
    sentences = np.array(window.sentences)
    ahead = sliding_window_view(np.concatenate([sentences, np.full(LONGEST_ROLE - 1, -1)]), LONGEST_ROLE)
    return np.asarray((ahead == sentences[:, None]) & (ahead >= 0), dtype=np.bool_)


def _best_spans(
    starts: Doubles, ends: Doubles, within: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64], Doubles]:
    """First and last token of the best span and its log-probability; starts, ends (n, roles, t)."""
    beyond = np.full((*ends.shape[:2], LONGEST_ROLE - 1), _NEVER)
    ahead = sliding_window_view(np.concatenate([ends, beyond], axis=2), LONGEST_ROLE, axis=2)
    scores = np.where(within, starts[..., None] + ahead, _NEVER).reshape(*starts.shape[:2], -1)
    at = scores.argmax(-1)
    first, further = np.divmod(at, LONGEST_ROLE)
    return first, first + further, np.take_along_axis(scores, at[..., None], -1)[..., 0]


def _log_softmax(logits: Floats) -> Doubles:
    """Over the last axis."""
    shifted = logits.astype(np.float64) - logits.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float64)


def _whole_words(text: str, span: tuple[int, int]) -> Span:
    """The span grown to the words that it cuts."""
    start, end = span
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _choices(logits: Floats) -> dict[str, Choice]:
    chosen, at = {}, 0
    for name, values in FIELDS.items():
        part = np.exp(_log_softmax(logits[at : at + len(values)]))
        best = int(np.argmax(part))
        chosen[name] = Choice(str(values[best]), float(part[best]))
        at += len(values)
    return chosen
