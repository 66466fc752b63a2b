"""Which sentences the recogniser sees at all: most sentences of most articles hold no claim.

A sentence passes when the words in it speak enough for a claim, those in it or beside it speak clearly for one, and
those of some sentence of a longer report do so plainly. The weights of the words are learned
(`counterclaim.training.gate`) and lie in data/gate.tsv.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from counterclaim.claims.span import Span

LONGEST_WORD = 12
SHORTEST = 5
"""Sentences of a report below which it is not stopped as a whole: a passage of two has little to be plain with."""
_WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Gate:
    """`own` is the least score of a sentence, `near` the least of the best among it and its two neighbours, `report`
    the least of the best of a report that has at least SHORTEST sentences."""

    weights: Mapping[str, float]
    bias: float
    own: float
    near: float
    report: float = -math.inf

    def score(self, sentence: str) -> float:
        """The sum of the weights of the sentence's different words, the same in whatever order a set yields them."""
        weights = self.weights
        return math.fsum([self.bias, *(weights.get(word, 0.0) for word in gate_words(sentence))])

    def passing(self, text: str, sentences: Sequence[Span]) -> list[int]:
        """The indices of the sentences that the recogniser has to see."""
        scores = [self.score(s.of(text)) for s in sentences]
        if len(scores) >= SHORTEST and max(scores) < self.report:
            return []
        return [
            i for i, score in enumerate(scores) if score >= self.own and max(scores[max(0, i - 1) : i + 2]) >= self.near
        ]


def gate_words(sentence: str) -> set[str]:
    """Lower-case words, cut at LONGEST_WORD letters; every numeral is "0"."""
    return {"0" if w.isdigit() else w[:LONGEST_WORD] for w in _WORD.findall(sentence.lower())}


@cache
def load_gate() -> Gate:
    lines = (files("counterclaim.reading") / "data" / "gate.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    values = {word: float(weight) for word, weight in rows}
    return Gate(
        weights={word: weight for word, weight in values.items() if not word.startswith("=")},
        bias=values["=bias"],
        own=values["=own"],
        near=values["=near"],
        report=values["=report"],
    )
