"""Claims that their grammar alone tells, where the recogniser finds none of the kind: "X accused A of working with B".

The forms are narrow: in 2,760 reports of others they stand twice, both times rightly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from counterclaim.claims.kinds import Kind, Stance
from counterclaim.claims.span import Span
from counterclaim.reading.lexicon import any_of, load_table
from counterclaim.reading.recognition.labels import FIELDS, ROLES
from counterclaim.reading.recognition.proposal import Choice, Proposal, Role

_SURE = 0.8
"""Confidence in what such a form tells."""
_START = r"(?:\A|(?<=[,;:-]\s)|\bbut\s|\bwhile\s|\balthough\s|\balso\s)"
_WORD = r"(?:(?:\w\.){2,}|(?:[^\s,.;:()“”\"]|\.(?=\w))+)"
_HAS = r"(?:\s+(?:has|have|had))?(?:\s+(?:also|completely|repeatedly|strongly))?"


def add_plain_claims(text: str, sentences: Sequence[Span], proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals, with those of the forms in sentences without one of their kind."""
    found = list(proposals)
    for number, sentence in enumerate(sentences):
        beside = [p for p in proposals if p.sentence == number]
        found += [p for p in _told(text, number, sentence) if not any(_is_like(p, other) for other in beside)]
    return sorted(found, key=lambda p: (p.sentence, p.anchor))


def _is_like(one: Proposal, other: Proposal) -> bool:
    if one.kind is Kind.ALLIANCE or other.kind is Kind.ALLIANCE:
        return one.kind is other.kind
    return other.fields["stance"].value == Stance.WITHHOLDS


def _told(text: str, number: int, sentence: Span) -> Iterator[Proposal]:
    if not _keyword().search(text, sentence.start, sentence.end):
        return
    told = sentence.of(text)
    for pattern, stance in _forms():
        for match in pattern.finditer(told):
            spans = {n: Span(*match.span(n)).shifted(sentence.start) for n, words in match.groupdict().items() if words}
            yield _proposal(_kind(match), number, stance, spans)


def _kind(match: re.Match[str]) -> Kind:
    harm = match.groupdict().get("harm")
    kinds = load_table("plain_claims")["harms"].items()
    return next((Kind(kind) for kind, words in kinds if harm and harm.lower() in words), Kind.ALLIANCE)


def _proposal(kind: Kind, sentence: int, stance: Stance, spans: Mapping[str, Span]) -> Proposal:
    def role(name: str) -> Role:
        span = spans.get(name) or (spans["claimant"] if name == "perpetrator" and stance is Stance.DENIES else None)
        return Role(span, _SURE if span else 0.0, 1 - _SURE if span else _SURE)

    fields = {"stance": stance, "scope": "incident", "status": "unknown", "number": "plural"}
    assert set(fields) == set(FIELDS)
    choices = {name: Choice(str(value), _SURE) for name, value in fields.items()}
    return Proposal(kind, sentence, spans["anchor"], _SURE, {name: role(name) for name in ROLES}, choices)


@cache
def _keyword() -> re.Pattern[str]:
    """What one of the forms needs."""
    table = load_table("plain_claims")
    needed = ["neither", *table["dealings"], *table["dealing"], *table["aiding"], *table["alone"], *table["links"]]
    return re.compile(rf"\b{any_of(needed)}\b", re.IGNORECASE)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Stance], ...]:
    table = load_table("plain_claims")
    teller = rf"{_START}(?P<claimant>(?!{any_of(table['no_tellers'])}\b)(?:{_WORD}\s+){{0,9}}?{_WORD})"
    party = rf"(?:{_WORD}\s+){{0,7}}?{_WORD}"
    end = r"(?=[,;:(]|(?<!\.\w)\.(?!\w)|\s+\(|\s+(?:and|but|in|on|during|since|when|which|who)\b|\s*\Z)"
    harms = [word for words in table["harms"].values() for word in words]
    no_deed = rf"(?!(?:\S+\s+){{0,3}}?{any_of(table['deeds'])}\b)"
    forms = (
        (
            rf"\bneither\s+(?P<claimant>{party})\s+nor\s+{party}\s+(?:has|have|had)(?:\s+\w+ly|\s+yet)?\s+{any_of(table['withholding'])}"
            rf"\s+{any_of(table['numbers'])}\s+(?P<affected>(?P<anchor>{_WORD})(?:\s+{_WORD}){{0,2}}?)\s+(?:(?:it|they)\s+|(?:were|was)\s+)?(?P<harm>{any_of(harms)})\b",
            Stance.WITHHOLDS,
        ),
        (
            rf"{teller}{_HAS}\s+{any_of(table['alleging'])}\s+(?P<anchor>{any_of(table['dealings'])})\s+between\s+(?P<perpetrator>{party})\s+and\s+(?P<affected>{party}){end}",
            Stance.ACCUSES,
        ),
        (
            rf"{teller}{_HAS}\s+{any_of(table['accusing'])}\s+(?P<perpetrator>{party})\s+of\s+(?P<anchor>{any_of(table['dealing'])})\s+with\s+(?P<affected>{party}){end}",
            Stance.ACCUSES,
        ),
        (
            rf"{teller}{_HAS}\s+{any_of(table['accusing'])}\s+(?P<perpetrator>{party})\s+of\s+(?P<anchor>{any_of(table['aiding'])})\s+{no_deed}(?P<affected>{party}){end}",
            Stance.ACCUSES,
        ),
        (
            rf"{teller}{_HAS}\s+{any_of(table['saying'])}\s+(?:that\s+)?(?:it|they|its\s+\w+|their\s+\w+)\s+(?P<anchor>{any_of(table['acting'])})\s+{any_of(table['alone'])}\b",
            Stance.DENIES,
        ),
        (
            rf"{teller}{_HAS}\s+{any_of(table['denying'])}\s+(?:that\s+(?:it|they)\s+(?:has|have|had)\s+)?(?:having\s+)?(?:any\s+|all\s+|an\s+)?(?P<anchor>{any_of(table['links'])})\s+(?:with|to)\s+{no_deed}(?P<affected>{party}){end}",
            Stance.DENIES,
        ),
    )
    return tuple((re.compile(form, re.IGNORECASE), stance) for form, stance in forms)
