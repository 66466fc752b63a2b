"""A party that tells of its own deed vouches for it: "an al Qaeda affiliate declared to have killed 50"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.claims.kinds import CONDUCT, Kind
from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table

SUBJECT = 0.8
"""Confidence in a subject that was found by its verb."""


def do_own_deeds(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a claimant that says "it had killed" or "its men killed" is the doer, where no other is named."""
    return [_with_teller(text, draft) for draft in drafts]


def _with_teller(text: str, draft: Draft) -> Draft:
    teller, sentence = draft.claimant, draft.sentence
    if draft.perpetrator is not None or teller is None or draft.kind in CONDUCT or not sentence.contains(teller.span):
        return draft
    did = _deed().match(text, teller.span.end, sentence.end)
    return replace(draft, perpetrator=teller) if did and did.end() <= draft.proposal.anchor.start else draft


def claim_own_deeds(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a doer whose name a verb of saying follows is the claimant, unless the sentence names another.

    And in which who is told to "report killing nine", or to "reaffirm its support", is both.
    """
    return [_with_doer(text, _with_subject(text, draft)) for draft in drafts]


def _with_subject(text: str, draft: Draft) -> Draft:
    """Of "The Front (FN), a rebel group, reported killing nine" the Front, where the recogniser has the verb alone."""
    sentence, anchor = draft.sentence, draft.proposal.anchor
    pattern = _pledge() if draft.kind is Kind.ALLIANCE else _report()
    found = pattern.search(text, sentence.start, anchor.start)
    if found is None or (draft.kind in CONDUCT and draft.kind is not Kind.ALLIANCE):
        return draft
    named = draft.claimant
    if draft.kind is not Kind.ALLIANCE and named is not None and named.span.start != found.start("verb"):
        return draft
    span = Span(*found.span("name"))
    subject = Mention(span.of(text), span, SUBJECT)
    return replace(draft, claimant=subject, perpetrator=subject)


def _with_doer(text: str, draft: Draft) -> Draft:
    doer, sentence = draft.perpetrator, draft.sentence
    if doer is None or not sentence.contains(doer.span):
        return draft
    if draft.kind in CONDUCT:
        avows = draft.kind is Kind.RESPONSIBILITY and _telling("avowals").match(text, doer.span.end, sentence.end)
        return replace(draft, claimant=doer) if avows else draft
    if draft.claimant is not None and draft.claimant.span.overlaps(sentence):
        return draft
    return replace(draft, claimant=doer) if _telling("verbs").match(text, doer.span.end, sentence.end) else draft


_NAME = r"(?P<name>(?:(?<=^)|(?<=[.;\n] )|(?<=[.;\n])|(?<=, ))(?:[Tt]he\s+)?[A-Z](?:(?!,\s+an?\s).)*?)"
_ASIDE = r"(?:,\s+(?:an?|the)\s[^,;.]{1,80},)?"


@cache
def _report() -> re.Pattern[str]:
    """From the beginning of a sentence or clause: "The Front, a rebel group, previously reported killing"."""
    table = load_table("claiming")
    between = rf"(?:\s+{any_of(table['between'])})*"
    active = "".join(rf"(?<!\b{be})" for be in ("was", "were", "been", "are", "is"))
    return re.compile(
        rf"{_NAME}{_ASIDE}{between}{active}\s+(?P<verb>{any_of(table['verbs'])})\s+{any_of(table['gerunds'])}\s+(?:\w+\s+)?\Z",
        re.DOTALL,
    )


@cache
def _pledge() -> re.Pattern[str]:
    """ "Russia reaffirming its continued support for the"."""
    table = load_table("claiming")
    name = r"(?P<name>(?:[Tt]he\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)"
    return re.compile(
        rf"\b{name}(?:\s+(?:has|have|had))?\s+{any_of(table['pledges'])}\s+(?:its|their|his|her)\s+(?:\w+\s+)?"
        rf"{any_of(table['supports'])}\s+(?:for|to|of)\s+(?:the\s+)?\Z"
    )


@cache
def _telling(group: str) -> re.Pattern[str]:
    table = load_table("claiming")
    aside = r"(?:\s*\([^)]*\))?(?:,[^,.;]{1,80},)?"
    return re.compile(rf"{aside}(?:\s+{any_of(table['between'])})*\s+{any_of(table[group])}\b", re.IGNORECASE)


@cache
def _deed() -> re.Pattern[str]:
    """Behind the teller's name: " has reported that it inflicted"."""
    table = load_table("claiming")
    told = rf"(?:\W+{any_of(table['between'])})*\s+{any_of(table['verbs'])}(?:\s+on\s+\w+)?(?:\s+that)?"
    return re.compile(
        rf"(?:\s*\([^)]*\))?(?:,[^,.;]{{1,80}},)?{told}\s+{any_of(table['selves'])}"
        rf"(?:\s+(?:had|have|has|also))*\s+{any_of(table['doings'])}\b",
        re.IGNORECASE,
    )
