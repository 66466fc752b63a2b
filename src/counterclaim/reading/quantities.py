"""How many: the words that the recogniser points at, read by the count grammar."""

from __future__ import annotations

from counterclaim.claims.count import Count
from counterclaim.claims.kinds import CONDUCT
from counterclaim.claims.span import Span
from counterclaim.reading.counts import find_counts, read_count
from counterclaim.reading.recognition.proposal import Proposal

_UNWORDED = {
    "one": Count(low=1, high=1),
    "plural": Count(word="plural"),
    "zero": Count(low=0, high=0),
    "none": Count(),
    "worded": Count(),
}


def read_quantity(text: str, proposal: Proposal, sentence: Span) -> Count:
    """The claim's count; without words of its own where a name or a bare plural says how many."""
    if proposal.kind in CONDUCT:
        return Count()
    number, role = proposal.fields["number"], proposal.roles["count"]
    words = role.span if number.value == "worded" else role.chosen
    if words is None or (number.value != "worded" and number.probability >= role.probability):
        return _UNWORDED[number.value]
    span = _whole_expression(text, words, sentence)
    return _placed(read_count(span.of(text)), text, span)


def _whole_expression(text: str, words: Span, sentence: Span) -> Span:
    """The count expression around the words; the words themselves where the grammar knows none."""
    around = [s for s in find_counts(text, sentence.start, sentence.end) if s.overlaps(words)]
    if not around:
        return words
    nearest = min(around, key=lambda s: abs(s.start - words.start) + abs(s.end - words.end))
    return nearest if nearest.contains(words) or words.contains(nearest) else words


def _placed(count: Count, text: str, span: Span) -> Count:
    return Count(span.of(text), span, count.low, count.high, count.approximate, count.word)
