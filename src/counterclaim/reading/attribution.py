"""A whole sentence laid to somebody in the plainest way: "Nine died, the mayor said".

Of such claims of the training reports 444 rest on whom the sentence names, 31 are the report's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.claims.kinds import CONDUCT
from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import Draft
from counterclaim.reading.coordination import DOUBT
from counterclaim.reading.lexicon import any_of, load_table

CONFIDENCE = 0.8
_LONGEST = 9
"""Words of a name."""


def give_attributions(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which harm to people or things without a claimant rests on whom the whole sentence is laid to.

    Not where the recogniser is sure of none: it tells background ("following the killing of two") from what is said.
    """
    return [_attributed(text, draft) for draft in drafts]


def _attributed(text: str, draft: Draft) -> Draft:
    if draft.claimant is not None or draft.kind in CONDUCT or draft.proposal.roles["claimant"].absent >= DOUBT:
        return draft
    sentence = draft.sentence.of(text)
    found = next((m for p in _plain() if (m := p.search(sentence))), None)
    if found is None:
        return draft
    span = Span(*found.span("name")).shifted(draft.sentence.start)
    if span.overlaps(draft.proposal.anchor):
        return draft
    return replace(draft, claimant=Mention(span.of(text), span, CONFIDENCE))


@cache
def _plain() -> tuple[re.Pattern[str], ...]:
    """Behind the account with a verb before or behind the name, or with "according to"; before the account."""
    table = load_table("attributing")
    verbs = rf"(?!(?-i:[A-Z][a-z])){any_of(table['verbs'])}"  # "Said" may be a name, "said" and "SAID" are none
    prepositions = any_of(table["prepositions"])
    word = r"[\w’'.&/-]+"
    part = rf"(?!{verbs}\b){word}"
    name = rf"(?!{any_of(table['no_names'])}\b)(?P<name>(?:{part}\s+){{0,{_LONGEST - 1}}}?{part})"
    close = r"[.\"”']*\s*\Z"
    forms = (
        rf",[\"”']?\s+{name}\s+{verbs}(?:\s+{any_of(table['behind'])})*{close}",
        rf",?\s+{prepositions}\s+(?P<name>[^\s,;][^,;.]{{2,80}}?){close}",
        rf",\s+{any_of(table['turned'])}\s+(?P<name>(?-i:[A-Z])[^,;.]{{2,60}}?){close}",
        rf"\A\W*{prepositions}\s+(?P<name>[^\s,;][^,;]{{2,80}}?),",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
