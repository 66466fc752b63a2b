"""Proposals to claims: one step a field, each from what the steps before it settled."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from counterclaim.claims.count import Count
from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span
from counterclaim.reading.quantities import read_quantity
from counterclaim.reading.recognition.proposal import Proposal, Role


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim whose words are settled, not yet what they stand for."""

    proposal: Proposal
    sentence: Span
    count: Count
    affected: Mention | None
    perpetrator: Mention | None
    claimant: Mention | None
    via: tuple[Mention, ...]
    place: Mention | None
    stance: Stance
    scope: Scope
    status: Status

    @property
    def kind(self) -> Kind:
        return self.proposal.kind


def draft_claims(text: str, sentences: Sequence[Span], proposals: Sequence[Proposal]) -> list[Draft]:
    """One draft a claim, in the order of the text; a claim that was found at two of its words counts once."""
    drafts = [_draft(text, sentences[p.sentence], p) for p in proposals]
    kept: defaultdict[Span, list[Draft]] = defaultdict(list)
    for draft in sorted(drafts, key=_weight, reverse=True):
        if not any(_same_claim(draft, other) for other in kept[draft.sentence]):
            kept[draft.sentence].append(draft)
    return sorted(chain.from_iterable(kept.values()), key=lambda d: (d.proposal.anchor, d.proposal.kind))


def by_sentence(drafts: Iterable[Draft]) -> dict[Span, list[Draft]]:
    """The drafts of each sentence, in their order."""
    found: defaultdict[Span, list[Draft]] = defaultdict(list)
    for draft in drafts:
        found[draft.sentence].append(draft)
    return found


_LENGTH_BONUS = 0.01
"""Probability that a code point of the affected is worth: of two readings of a name the longer is the whole one."""


def _weight(draft: Draft) -> tuple[bool, float, Span]:
    """Readings with a worded count first, then the more probable; the place in the text settles the rest."""
    length = min(30, len(draft.affected.span)) if draft.affected else 0
    return (draft.count.span is not None, draft.proposal.probability + _LENGTH_BONUS * length, draft.proposal.anchor)


_DOUBTFUL = 0.75
"""Probability below which a second kind of harm to the very same people is a double reading."""


def _same_claim(one: Draft, other: Draft) -> bool:
    """Two readings of one claim of a sentence: same kind, and the same words counted or, uncounted, affected."""
    if one.kind != other.kind:
        people = {one.kind, other.kind} == {Kind.KILLED, Kind.CAPTURED} and one.count.span is not None
        return people and one.count.span == other.count.span and one.proposal.probability < _DOUBTFUL
    if one.count.span and other.count.span:
        return one.count.span.overlaps(other.count.span)
    if one.affected is None or other.affected is None:
        return one.proposal.anchor == other.proposal.anchor
    if _withholds_one(one, other) or _withholds_one(other, one):
        return False
    return one.affected.span.overlaps(other.affected.span)


def _withholds_one(one: Draft, other: Draft) -> bool:
    """Whether the first gives no figure, in no word, of people of whom the other gives one: "neither has specified the
    number of troops lost, but X acknowledged heavy losses"."""
    return one.stance is Stance.WITHHOLDS and one.count.span is None and other.count.span is not None


def _draft(text: str, sentence: Span, proposal: Proposal) -> Draft:
    count = read_quantity(text, proposal, sentence)
    affected = _mention(text, proposal.roles["affected"], always=True)
    if affected and count.span and affected.span.overlaps(count.span):
        affected = _without_count(text, affected, count.span)
    if affected and proposal.kind is Kind.SEIZED and (taken := _FROM.search(affected.text)):
        affected = _cut(text, affected, affected.span.start + taken.start())
    claimant = _by_its_initials(text, sentence, _mention(text, proposal.roles["claimant"]))
    if affected and claimant and affected.span.start < claimant.span.start < affected.span.end:
        affected = _cut(text, affected, claimant.span.start)
    via = _mention(text, proposal.roles["via"])
    return Draft(
        proposal=proposal,
        sentence=sentence,
        count=count,
        affected=affected,
        perpetrator=_mention(text, proposal.roles["perpetrator"]),
        claimant=claimant,
        via=(via,) if via else (),
        place=_mention(text, proposal.roles["place"]),
        stance=Stance(proposal.fields["stance"].value),
        scope=Scope(proposal.fields["scope"].value),
        status=Status(proposal.fields["status"].value),
    )


def _mention(text: str, role: Role, always: bool = False) -> Mention | None:
    span = role.span if always else role.chosen
    return Mention(span.of(text), span, role.confidence) if span else None


_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
"""Behind it stands from whom: no part of the shortest noun phrase (codebook section 1)."""
_INITIALS = re.compile(r"\(([A-Z][\w-]{1,11})\)\s*,\s*$")


def _by_its_initials(text: str, sentence: Span, mention: Mention | None) -> Mention | None:
    """ "The Permanent Strategic Framework (CSP), a rebel movement, said": what stands beside the name does not name."""
    if mention is None or not mention.text.lower().startswith(("a ", "an ")):
        return mention
    found = _INITIALS.search(text, sentence.start, mention.span.start)
    return replace(mention, text=found[1], span=Span(*found.span(1))) if found else mention


def _cut(text: str, mention: Mention, end: int) -> Mention:
    """The mention up to where another begins, without the marks between."""
    words = re.sub(r"[\W_]+$", "", text[mention.span.start : end])
    return (
        replace(mention, text=words, span=Span(mention.span.start, mention.span.start + len(words)))
        if words
        else mention
    )


def _without_count(text: str, mention: Mention, count: Span) -> Mention:
    """The affected is named without its count (codebook section 1), unless nothing else is left."""
    start = count.end if count.start <= mention.span.start else mention.span.start
    end = mention.span.end if count.start <= mention.span.start else count.start
    if end <= start or not text[start:end].strip():
        return mention
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return replace(mention, text=text[start:end], span=Span(start, end))
