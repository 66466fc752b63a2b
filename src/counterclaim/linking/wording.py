"""What of an account's wording is compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml

from counterclaim.claims.claim import Claim
from counterclaim.claims.mention import Mention
from counterclaim.claims.record import Record
from counterclaim.knowledge.folding import fold, plain

MOST = 60
"""Words of an account that are compared."""

_WORD = re.compile(r"[^\W\d_]{4,}")


def named(claim: Claim) -> str | None:
    """Who is named as the one affected, folded: a count without words of its own (codebook section 3)."""
    if claim.affected is None or claim.count.text or claim.count.low != 1 or claim.count.high != 1:
        return None
    capitals = [word for word in claim.affected.text.split() if word[0].isupper()]
    return fold(claim.affected.text) if len(capitals) > 1 else None


def means_of(records: Iterable[Record]) -> set[str]:
    """The means of attack (means.yaml) that the sentences speak of."""
    means, pattern = _lexicon()
    return {means[found] for record in records for found in pattern.findall(plain(record.sentence))}


@cache
def _lexicon() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Words to the means that they stand for, and the pattern that finds them."""
    raw = yaml.safe_load((files("counterclaim.linking") / "data" / "means.yaml").read_text("utf-8"))
    means = {word: name for name, words in raw.items() for word in words}
    longest_first = sorted(means, key=lambda word: (-len(word), word))
    return means, re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")")


def words_of(records: Iterable[Record]) -> Sequence[str]:
    """The words of four letters and more of the sentences, the first of them in the alphabet."""
    return sorted({word for record in records for word in _WORD.findall(plain(record.sentence))})[:MOST]


def content(mention: Mention | None) -> Sequence[str]:
    """The words of four letters and more of a mention."""
    return _WORD.findall(plain(mention.text)) if mention is not None else ()
