"""The named, each a claim (codebook section 10, case 10): "King and Weeks were kidnapped" tells of two people.

Unless a count right before holds just them: "two men, Ali Rahman and Omar Paz" is one claim, the count's. No training
report has both. Of 20 pairs of names that weights read as one claim of one, in a kind of text that they had not seen, 9
are counted so, and 8 match a claim of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import Draft, by_sentence

_NAME = r"[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'.-]*|al|bin|da|de|del|dos|la|ul|van|von)){0,4}"
_PAIR = re.compile(rf"(?P<one>{_NAME}?)\s+(?:and|AND)\s+(?P<other>{_NAME})")
_NO_NAME = re.compile(r"\b(?:are|had|has|his|is|the|their|was|were|who)\b", re.IGNORECASE)
_APPOSITION = re.compile(
    r"\s*(?:[,:(–—-]+|,?\s*(?:were\s+)?identified\b)(?!.*\b(?:among|includ\w+)\b)[^;.]{0,40}", re.IGNORECASE
)


def claim_names(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which two who are named as one are two, and those whom a count holds with all its names are none."""
    split = [part for draft in drafts for part in _parts(draft)]
    held = {id(name) for told in by_sentence(split).values() for name in _held(text, told)}
    return [draft for draft in split if id(draft) not in held]


def _parts(draft: Draft) -> Iterator[Draft]:
    people = draft.affected
    pair = _PAIR.fullmatch(people.text) if people and _is_named(draft) else None
    if people is None or pair is None or _NO_NAME.search(people.text):
        yield draft
        return
    for part in ("one", "other"):
        span = Span(*pair.span(part)).shifted(people.span.start)
        who = Mention(pair[part], span, people.confidence)
        yield replace(draft, proposal=replace(draft.proposal, anchor=span), affected=who)


def _held(text: str, told: Sequence[Draft]) -> Iterator[Draft]:
    """The names of a sentence that stand in apposition to an exact count of as many."""
    for counted in told:
        people, count = counted.affected, counted.count
        if people is None or count.span is None or count.low is None or count.low < 2 or count.low != count.high:
            continue
        names = [d for d in told if d.kind is counted.kind and _is_named(d) and d.affected]
        names = [d for d in names if d.affected and d.affected.span.start > people.span.end]
        first = min((d.affected.span.start for d in names if d.affected), default=people.span.end)
        if len(names) == count.low and _APPOSITION.fullmatch(text, people.span.end, first):
            yield from names


def _is_named(draft: Draft) -> bool:
    """Whether it is of one person, who is not counted in words but named with a capital."""
    one = draft.count.span is None and draft.count.low == draft.count.high == 1
    return one and draft.affected is not None and draft.affected.text[:1].isupper()
