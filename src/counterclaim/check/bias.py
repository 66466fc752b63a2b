"""Whether a reading changes with the parties' names: sentences in which they are exchanged, read and compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import product
from typing import Any

import yaml

from counterclaim.check.agreement import wording
from counterclaim.check.matching import ClaimDict

FIELDS = ("kind", "count", "affected", "status", "perpetrator", "claimant", "stance", "scope")

Read = Callable[[Sequence[str]], Iterable[Sequence[ClaimDict]]]
"""From texts to the claims of each, in the gold format."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What stands in a sentence's slots."""

    slots: Mapping[str, str]

    def fill(self, sentence: str) -> str:
        filled = sentence.format_map(self.slots)
        return filled[0].upper() + filled[1:]

    def unfill(self, words: str | None) -> str | None:
        """The words with the slots in place of what fills them, longest first; without article."""
        if words is None:
            return None
        plain = words.lower()
        for slot, filler in sorted(self.slots.items(), key=lambda item: -len(item[1])):
            plain = re.sub(rf"\b(?:the )?{re.escape(filler.lower().removeprefix('the '))}\b", f"<{slot}>", plain)
        return plain


@dataclass(frozen=True, slots=True)
class Bias:
    """`sentences` were read; `changed` is the share of them that differ from the usual reading, a field."""

    sentences: int
    changed: Mapping[str, float]
    examples: tuple[tuple[str, str, str], ...]
    """(field, the usual reading, the sentence that differs)"""


def fillings() -> list[Filling]:
    """Every pair of parties in both orders at every place."""
    table = _table()
    parties, places = table["parties"], table["places"]
    orders = [order for one, other in table["pairs"] for order in ((one, other), (other, one))]
    return [
        Filling(
            {
                "A": parties[a][0],
                "a": parties[a][1],
                "B": parties[b][0],
                "b": parties[b][1],
                "X": places[n % len(places)],
            }
        )
        for n, (a, b) in enumerate(orders)
    ]


def measure_bias(read: Read) -> Bias:
    """Each sentence in every filling; the usual reading of a field is that of most fillings."""
    table, ways = _table(), fillings()
    pairs = list(product(table["sentences"], ways))
    readings = list(read([way.fill(sentence) for sentence, way in pairs]))
    told = [_told(claims, way) for claims, (_, way) in zip(readings, pairs, strict=True)]
    changed: Counter[str] = Counter()
    examples: list[tuple[str, str, str]] = []
    for start in range(0, len(pairs), len(ways)):
        for field, usual, index in _unusual(told[start : start + len(ways)]):
            sentence, way = pairs[start + index]
            changed[field] += 1
            examples.append((field, usual, way.fill(sentence)))
    return Bias(len(pairs), {field: changed[field] / len(pairs) for field in FIELDS}, tuple(examples))


def _unusual(told: Sequence[Mapping[str, str]]) -> Iterator[tuple[str, str, int]]:
    """(field, usual reading, index) of the readings that are not as most."""
    for field in FIELDS:
        usual, _ = Counter(reading[field] for reading in told).most_common(1)[0]
        yield from ((field, usual, n) for n, reading in enumerate(told) if reading[field] != usual)


def _told(claims: Sequence[ClaimDict], way: Filling) -> dict[str, str]:
    """A reading field by field, with slots for names."""
    return {field: "; ".join(str(_value(claim, field, way)) for claim in claims) for field in FIELDS}


def _value(claim: ClaimDict, field: str, way: Filling) -> Any:
    if field == "count":
        count = claim.get("count") or {}
        return count.get("low"), count.get("high"), count.get("word")
    if field in ("kind", "status", "stance", "scope"):
        return claim.get(field)
    return way.unfill(wording(claim.get(field)))


def _table() -> dict[str, Any]:
    raw: dict[str, Any] = yaml.safe_load((files(__package__) / "data" / "bias.yaml").read_text("utf-8"))
    return raw


def render_bias(bias: Bias, examples: int = 0) -> str:
    """The shares as text, with up to `examples` of the sentences that read differently."""
    lines = [f"{bias.sentences} sentences; share whose reading differs from the usual one of its sentence:"]
    lines += [f"{field:14}{share:>8.1%}" for field, share in bias.changed.items()]
    lines += [f"{field}: {sentence}\n    usual: {usual}" for field, usual, sentence in bias.examples[:examples]]
    return "\n".join(lines)
