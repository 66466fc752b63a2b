"""How many: the words that the recogniser points at, read by the count grammar."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from counterclaim.claims.count import Count
from counterclaim.claims.kinds import CONDUCT, THINGS
from counterclaim.claims.span import Span
from counterclaim.reading.counts import find_counts, read_count
from counterclaim.reading.lexicon import load_table
from counterclaim.reading.recognition.proposal import Proposal

_UNWORDED = {
    "one": Count(low=1, high=1),
    "plural": Count(word="plural"),
    "zero": Count(low=0, high=0),
    "none": Count(word="plural"),
    "worded": Count(word="plural"),
}


def read_quantity(text: str, proposal: Proposal, sentence: Span) -> Count:
    """The claim's count; without words of its own where a name or a bare plural says how many."""
    if proposal.kind in CONDUCT:
        return Count()
    number, role = proposal.fields["number"], proposal.roles["count"]
    words = role.span if number.value == "worded" else role.chosen
    if words is None or (number.value != "worded" and number.probability >= role.probability):
        return _UNWORDED[_by_ending(text, proposal) if proposal.kind in THINGS else number.value]
    span = _whole_expression(text, words, sentence)
    return placed(_of_a_group(text, proposal, read_count(span.of(text))), text, span)


def _of_a_group(text: str, proposal: Proposal, count: Count) -> Count:
    """A couple is two people."""
    affected = proposal.roles["affected"].span
    if affected is None or (count.low, count.high) != (1, 1):
        return count
    members = load_table("noun_numbers")["several"].get(_noun(affected.of(text)))
    return replace(count, low=members, high=members) if members else count


def _by_ending(text: str, proposal: Proposal) -> str:
    """One thing or several, where the noun's ending tells: "window panes" are several whatever else is said."""
    number, affected = proposal.fields["number"].value, proposal.roles["affected"].span
    if number not in ("one", "plural") or affected is None:
        return number
    noun = _noun(affected.of(text))
    if noun in load_table("noun_numbers")["unmarked"] or not noun.isalpha():
        return number
    return "plural" if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else "one"


def _noun(phrase: str) -> str:
    """The last word before the first that modifies it from behind."""
    words = phrase.lower().replace(",", " and").split()
    modifiers = load_table("noun_numbers")["modifiers"]
    own = list(takewhile(lambda word: word not in modifiers, words))
    return (own or words)[-1]


def _whole_expression(text: str, words: Span, sentence: Span) -> Span:
    """The count expression around the words; the words themselves where the grammar knows none."""
    around = [s for s in _counts_of(text, sentence) if s.overlaps(words)]
    if not around:
        return words
    nearest = min(around, key=lambda s: abs(s.start - words.start) + abs(s.end - words.end))
    return nearest if nearest.contains(words) or words.contains(nearest) else words


@lru_cache(maxsize=16)
def _counts_of(text: str, sentence: Span) -> tuple[Span, ...]:
    """Kept for the next claims of the sentence."""
    return tuple(find_counts(text, sentence.start, sentence.end))


def placed(count: Count, text: str, span: Span) -> Count:
    """The count with the words that tell it."""
    return Count(span.of(text), span, count.low, count.high, count.approximate, count.word)
