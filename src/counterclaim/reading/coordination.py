"""Claims that one sentence coordinates rest on one word: "X said it had captured seven men, weapons and a truck".

And a sentence that visibly goes on with the account before it rests on the same: "In addition, two buses were burned".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import Draft, by_sentence
from counterclaim.reading.lexicon import any_of, load_table

SURE = 0.5
"""Probability from which a claim's claimant holds for those beside it."""
DOUBT = 0.9
"""Probability of having no claimant, above which a claim keeps to the report's own voice."""


def share_claimants(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a claim without a claimant takes that of the nearest claim of its sentence, unless it is sure.

    Of two cuts of one name ("the rebels in Mali", "Mali") the likelier is the claimant of all.
    """
    beside = by_sentence(drafts)
    recut = [_recut(beside[draft.sentence], draft) for draft in drafts]
    return [_with_claimant(draft, beside[draft.sentence]) for draft in recut]


def _recut(beside: Sequence[Draft], draft: Draft) -> Draft:
    named = draft.claimant
    if named is None:
        return draft
    cuts = [d for d in beside if d.claimant and d.claimant.span.overlaps(named.span)]
    likeliest = max(cuts, key=lambda d: d.proposal.roles["claimant"].probability)
    return replace(draft, claimant=likeliest.claimant)


def _with_claimant(draft: Draft, beside: Sequence[Draft]) -> Draft:
    role = draft.proposal.roles["claimant"]
    sure = [d for d in beside if _sure(d)]
    if draft.claimant is not None or role.absent >= DOUBT or not sure:
        return draft
    nearest = min(sure, key=lambda d: _distance(d.proposal.anchor, draft.proposal.anchor))
    return replace(draft, claimant=nearest.claimant)


def carry_claimants(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a claim without a claimant, in a sentence that goes on with the account of the sentence before,
    takes the claimant that all claims of that one have."""
    carried: list[Draft] = []
    for draft in drafts:
        goes_on = draft.claimant is None and _opening().match(draft.sentence.of(text))
        if goes_on or (draft.claimant and _is_figure(draft.claimant.text)):
            draft = replace(draft, claimant=_teller_of(draft.proposal.sentence - 1, carried))
        carried.append(draft)
    return carried


def _is_figure(words: str) -> bool:
    return words.lower().split()[-1] in load_table("continuing")["figures"]


def _teller_of(sentence: int, drafts: Sequence[Draft]) -> Mention | None:
    told = takewhile(lambda d: d.proposal.sentence >= sentence, reversed(drafts))
    tellers = [d.claimant for d in told if d.proposal.sentence == sentence]
    named = {t.text for t in tellers if t}
    return tellers[0] if len(named) == 1 and None not in tellers else None


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\W*{any_of(load_table('continuing')['openings'])}\b", re.IGNORECASE)


def _sure(draft: Draft) -> bool:
    return draft.claimant is not None and draft.proposal.roles["claimant"].probability >= SURE


def _distance(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)
