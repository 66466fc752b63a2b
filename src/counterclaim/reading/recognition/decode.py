"""The network's numbers to proposals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from counterclaim.claims.kinds import CONDUCT, Kind
from counterclaim.claims.span import Span
from counterclaim.reading.recognition.labels import FIELDS, KINDS, POSITIVE_WEIGHT, ROLES
from counterclaim.reading.recognition.proposal import Choice, Proposal, Role
from counterclaim.reading.windows import Window

Floats = NDArray[np.float32]

SOURCES = ("claimant", "via")
LONGEST_ROLE = 24
"""Tokens of the longest span of a role."""
_BEAM = 6
"""Starts that are tried for the best span."""


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
    inside = np.array([end > start for start, end in window.spans])
    edge = np.array([any(c.isalnum() for c in text[start:end]) for start, end in window.spans])
    for n, (token, kind, probability) in enumerate(anchors):
        told = edge & _until_the_end_of(window, window.focus[token])
        yield Proposal(
            kind=KINDS[kind],
            sentence=window.focus[token],
            anchor=_whole_words(text, window.spans[token]),
            probability=probability,
            roles={
                role: _best_span(
                    text, window, edges[n, :, 2 * r : 2 * r + 2], inside, told if role in SOURCES else edge
                )
                for r, role in enumerate(ROLES)
            },
            fields=_choices(fields[n]),
        )


def _until_the_end_of(window: Window, sentence: int) -> NDArray[np.bool_]:
    """The tokens up to the sentence's last: who vouches is named before the claim or with it."""
    last = max(i for i, index in enumerate(window.focus) if index == sentence)
    return np.arange(len(window)) <= last


def _log_softmax(logits: Floats) -> NDArray[np.float64]:
    shifted = logits.astype(np.float64) - logits.max()
    return np.asarray(shifted - np.log(np.exp(shifted).sum()), dtype=np.float64)


def _best_span(text: str, window: Window, logits: Floats, inside: NDArray[np.bool_], edge: NDArray[np.bool_]) -> Role:
    """The likeliest span that begins and ends with a letter or digit and holds none of the window's marks."""
    starts, ends = _log_softmax(logits[:, 0]), _log_softmax(logits[:, 1])
    absent = float(np.exp((starts[0] + ends[0]) / 2))
    starts, ends = np.where(edge, starts, -1e9), np.where(edge, ends, -1e9)
    best, pair = -1e8, None
    for first in map(int, np.argsort(-starts, kind="stable")[:_BEAM]):
        marks = np.nonzero(~inside[first : first + LONGEST_ROLE])[0]
        stop = first + (int(marks[0]) if len(marks) else LONGEST_ROLE)
        if stop <= first:
            continue
        last = first + int(np.argmax(ends[first:stop]))
        score = float(starts[first] + ends[last])
        if score > best:
            best, pair = score, (first, last)
    if pair is None:
        return Role(None, 0.0, absent)
    span = _whole_words(text, (window.spans[pair[0]][0], window.spans[pair[1]][1]))
    return Role(span, float(np.exp(best / 2)), absent)


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
