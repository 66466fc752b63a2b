"""One speaker under two names: "army spokesman Col. Ada Paz", later "Col. Paz"; and whom a spokesman speaks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from counterclaim.claims.claim import Claim
from counterclaim.claims.mention import Mention
from counterclaim.reading.assembly import Draft
from counterclaim.reading.lexicon import any_of, load_table

_LONGEST = 4
"""Words of a person's name."""
_SHORTEST = 3
"""Letters of a name that stands alone."""
_PARTY = r"(?P<party>[^,.;:()\[\]\n]{2,60}?)"

Name = tuple[str, ...]


def fullest_names(wordings: Iterable[str]) -> dict[str, str]:
    """Of wordings that name a person: the fullest wording that names the same one, where it is not another's too.

    In a text of capitals alone a bare surname cannot be told from a noun, so one of the two has to bear a title.
    """
    persons = {words: name for words in sorted(set(wordings)) if (name := person_in(words))}
    found: dict[str, str] = {}
    for words, name in persons.items():
        bearers = [w for w, other in persons.items() if _is_of(name, other) and _is_telling(words, w)]
        whole = {persons[w] for w in bearers}
        longest = {n for n in whole if not any(n != other and _is_of(n, other) for other in whole)}
        if len(longest) == 1:
            found[words] = max(bearers, key=lambda w: (len(persons[w]), len(w), w))
    return found


def name_in_full(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts whose claimants are named as fully as the report names them anywhere; who stands for a party by his words
    alone ("the police") is no person."""
    tellers = {d.claimant.text: d.claimant for d in drafts if d.claimant}
    full = fullest_names(tellers)
    return [replace(d, claimant=_in_full(d.claimant, full, tellers)) if d.claimant else d for d in drafts]


def whose_words(text: str, drafts: Sequence[Draft | Claim]) -> dict[str, str]:
    """Of claimants by their words: whom they speak for, or how the report names them in full, where it tells."""
    tellers = {d.claimant.text for d in drafts if d.claimant}
    full = fullest_names(tellers)
    told = {words: spoken_for(text, full.get(words, words)) or full.get(words, words) for words in sorted(tellers)}
    return {words: other for words, other in told.items() if other != words}


def _in_full(claimant: Mention, full: dict[str, str], tellers: dict[str, Mention]) -> Mention:
    words = full.get(claimant.text, claimant.text)
    return claimant if words == claimant.text else tellers[words]


def spoken_for(text: str, wording: str) -> str | None:
    """The words for whom a person is the spokesman of, anywhere in the text."""
    name = person_in(wording)
    if name is None or len(name) < 2:
        return None
    worded = r"\s+".join(map(re.escape, name))
    speaker = any_of(load_table("persons")["speakers"])
    titles = rf"(?:{any_of(load_table('persons')['titles'])}\.?\s+)*"
    forms = (
        rf"\b{worded},?\s+(?:(?:the|a|an|its|their)\s+)?(?:\w+\s+){{0,2}}?{speaker}\s+(?:of|for)\s+{_PARTY}(?=[,.;:()\[\n]|\s+(?:said|says|told|who)\b)",
        rf"(?:(?<=[.,;:\n]\s)|(?<=\n)|\A){_PARTY}(?:['’]s)?\s+{speaker},?\s+{titles}{worded}\b",
    )
    found = next((m for form in forms if (m := re.search(form, text, re.IGNORECASE))), None)
    return found["party"] if found else None


def person_in(words: str) -> Name | None:
    """The name behind the last title, or one that is all there is."""
    parts = re.findall(r"[^\s,.\[\]()\"“”]+", words)
    if any(p.lower() in load_table("persons")["no_names"] for p in parts):
        return None
    last = max((n for n, p in enumerate(parts) if p.lower() in _titles()), default=-1)
    name = tuple(parts[last + 1 :])
    if not 1 <= len(name) <= _LONGEST or (last < 0 and words.split()[0].lower() in ("the", "a", "an")):
        return None
    capital = all(p[0].isupper() or p in load_table("persons")["particles"] for p in name) and name[0][0].isupper()
    return name if capital and len(name[-1]) >= _SHORTEST and all(p.replace("-", "").isalpha() for p in name) else None


@cache
def _titles() -> frozenset[str]:
    return frozenset(load_table("persons")["titles"])


def _is_of(name: Name, other: Name) -> bool:
    """Whether a name is another, or a part of it that is not the first name alone."""
    low, of = [p.lower() for p in name], [p.lower() for p in other]
    starts = range(len(of) - len(low) + 1)
    return low == of or any(of[n : n + len(low)] == low for n in starts if n or len(low) > 1)


def _is_telling(words: str, fuller: str) -> bool:
    shouted = words.isupper() and fuller.isupper()
    return (
        words == fuller or not shouted or any(w.strip(".,").lower() in _titles() for w in f"{words} {fuller}".split())
    )
