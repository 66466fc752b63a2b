"""Harm that one sentence tells of as one claimant's word happened at one time: the one named last before it.

So where the recogniser is sure of neither of two times that other sentences name. Of two dozen sentences of the reports
to train on and to choose by whose claims have different times, five have two earlier ones, of which two differ in
their days; the later is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from counterclaim.claims.kinds import HARM
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import Draft

_SURE = 0.75
"""Confidence at which the recogniser is left its time."""
_NEAR = 60
"""Claims before, among which dated ones of the paragraph are looked for."""


def times_pointed_at(text: str, drafts: Sequence[Draft]) -> list[Span | None]:
    """The words for the time of each draft; one in doubt keeps to its paragraph, where claims before it are dated."""
    earlier: defaultdict[Hashable, list[Span]] = defaultdict(list)
    for draft in drafts:
        if (words := _doubtful(draft)) is not None:
            earlier[_telling(draft)].append(words)
    found: list[Span | None] = []
    for draft in drafts:
        if _doubtful(draft) is None:
            found.append(draft.proposal.roles["time"].chosen)
        else:
            paragraph = Span(text.rfind("\n", 0, draft.sentence.start) + 1, draft.sentence.start)
            last = max(earlier[_telling(draft)])
            here = [words for words in found[-_NEAR:] if words and paragraph.contains(words)]
            found.append(last if paragraph.contains(last) else max([last, *here]))
    return found


def _telling(draft: Draft) -> Hashable:
    return draft.sentence, draft.claimant.span if draft.claimant else None


def _doubtful(draft: Draft) -> Span | None:
    """Words of an earlier sentence that the recogniser is not sure of."""
    role = draft.proposal.roles["time"]
    words = role.chosen
    if words is None or draft.kind not in HARM or words.end > draft.sentence.start or role.confidence >= _SURE:
        return None
    return words
