"""A claim as a coder's form tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from counterclaim.claims.claim import Claim
from counterclaim.claims.count import Count
from counterclaim.claims.interval import Interval, date_precision
from counterclaim.claims.kinds import CONDUCT, Kind, Scope, Stance, Status
from counterclaim.claims.mention import Mention
from counterclaim.claims.report import Report
from counterclaim.claims.span import Span
from counterclaim.reading.counts import read_count
from counterclaim.reading.quantities import placed
from counterclaim.reading.sentences import split_sentences
from counterclaim.web.review.form import Form, as_it_stands, bare, number_of, span_of
from counterclaim.web.review.sight import as_typed

E = TypeVar("E", bound=StrEnum)
WORDS = ("affected", "count", "perpetrator", "claimant", "place", "via", "sentence")
"""Fields whose words are chosen in the text, in the order of the form."""


def coded(claim: Claim, number: int, coder: str) -> Claim:
    """The claim as a person's: without what a reader adds, its chances and what it takes names for."""
    return replace(
        claim,
        id=number,
        affected=_plain(claim.affected),
        perpetrator=_plain(claim.perpetrator),
        claimant=_plain(claim.claimant),
        via=tuple(Mention(mention.text, mention.span) for mention in claim.via),
        place=_plain(claim.place),
        confidence=1.0,
        confidences={},
        reader=coder,
    )


def _plain(mention: Mention | None) -> Mention | None:
    return Mention(mention.text, mention.span) if mention is not None else None


def claim_of(form: Form, number: int, report: Report, base: Claim | None, coder: str, begin: int = 0) -> Claim:
    """The claim of the form; what was not touched stays as `base` has it. Words that were typed are looked for from
    `begin` on, then before. Raises ValueError, in words for the coder.
    """
    kind = _choice(Kind, form, "kind")
    told = {name: _mention(name, form, report.text, base, begin) for name in WORDS if name != "sentence"}
    count = _count(kind, form, told["count"], base)
    sentence = _mention("sentence", form, report.text, base, begin)
    core = [mention.span for mention in _telling(told, sentence) if len(mention.span)]
    return Claim(
        id=number,
        kind=kind,
        span=_sentence(report, core, base),
        count=count,
        affected=told["affected"],
        status=_choice(Status, form, "status"),
        perpetrator=told["perpetrator"],
        claimant=told["claimant"],
        via=_via(told["via"], base),
        stance=_choice(Stance, form, "stance"),
        scope=_choice(Scope, form, "scope"),
        part_of=_link("part_of", form, number),
        same_as=_link("same_as", form, number),
        place=told["place"],
        time=_time(form, base),
        confidence=1.0,
        reader=coder,
    )


def words_of(claim: Claim | None, name: str, text: str) -> Mention | None:
    """What a field of the form begins with."""
    if claim is None or name == "sentence":
        return None
    if name == "count":
        return Mention(claim.count.text, claim.count.span or Span(0, 0)) if claim.count.text else None
    if name == "via":
        return _joined(claim.via)
    found: Mention | None = getattr(claim, name)
    return found


def _joined(via: Sequence[Mention]) -> Mention | None:
    return replace(via[0], text="; ".join(mention.text for mention in via)) if via else None


def _choice(choices: type[E], form: Form, name: str) -> E:
    try:
        return choices(form.get(name, ""))
    except ValueError:
        raise ValueError(f"choose a {name}: {', '.join(choices)}") from None


def _mention(name: str, form: Form, text: str, base: Claim | None, begin: int) -> Mention | None:
    """Words where they were selected; typed ones where they first stand, else beside the text."""
    typed, start, end = (form.get(key, "").strip() for key in (name, f"{name}_start", f"{name}_end"))
    if start.isdecimal() and end.isdecimal():
        span = span_of(name, int(start), int(end), typed, text)
        return Mention(span.of(text), span)
    now = words_of(base, name, text)
    if now is not None and bare(typed) == bare(as_typed(now.text)):
        return now
    if not typed:
        return None
    words, before = (as_it_stands(typed, stretch) for stretch in (text[begin:], text))
    at = text.find(words, begin)
    if at < 0:
        words, at = before, text.find(before)
    return Mention(words, Span(at, at + len(words)) if at >= 0 else Span(0, 0))


def _count(kind: Kind, form: Form, words: Mention | None, base: Claim | None) -> Count:
    """Bounds as given; where none are given, or the words are others than before, as the words commit to them."""
    if kind in CONDUCT:
        return Count()
    low, high = (number_of(name, {name: "", **form}) for name in ("low", "high"))
    given = Count("", None, low, high, "approximate" in form, form.get("word", "").strip().lower() or None)
    before = replace(base.count, text="", span=None) if base else Count()
    span = words.span if words is not None and len(words.span) else None
    if words is not None and given in (Count(), before) and (base is None or base.count.text != words.text):
        read = read_count(words.text)
        return placed(read, words.text, Span(0, len(words.text))) if span is None else replace(read, span=span)
    if given == Count():
        raise ValueError("say how many: choose the words, or give a figure; a bare plural has the vague word plural")
    if low is not None and high is not None and low > high:
        raise ValueError(f"at least {low} and at most {high} is no count")
    return replace(given, text=words.text if words else "", span=span)


def _telling(told: dict[str, Mention | None], sentence: Mention | None) -> Iterator[Mention]:
    """What tells where the claim stands, the surest first."""
    for mention in (sentence, told["count"], told["affected"], told["perpetrator"], told["claimant"]):
        if mention is not None:
            yield mention


def _sentence(report: Report, core: Sequence[Span], base: Claim | None) -> Span:
    if base is not None and (not core or base.span.contains(core[0])):
        return base.span
    if not core:
        raise ValueError("choose words in the text that tell it: whom, how many, or any of its sentence")
    found = (s for s in split_sentences(report.text, report.excluded) if s.start <= core[0].start < s.end)
    sentence = next(found, None)
    if sentence is None:
        raise ValueError("these words stand in no sentence of the account")
    return sentence


def _via(words: Mention | None, base: Claim | None) -> tuple[Mention, ...]:
    if words is None:
        return ()
    return base.via if base is not None and words == _joined(base.via) else (words,)


def _link(name: str, form: Form, own: int) -> int | None:
    told = form.get(name, "").strip()
    if not told:
        return None
    if not told.isdecimal() or int(told) == own:
        raise ValueError(f"{name.replace('_', ' ')} is the number of another claim")
    return int(told)


def _time(form: Form, base: Claim | None) -> Interval | None:
    first, last = form.get("from", "").strip(), form.get("to", "").strip()
    if not first and not last:
        return None
    try:
        begin, end = date.fromisoformat(first or last), date.fromisoformat(last or first)
        found = Interval(begin, end, date_precision(begin, end))
    except ValueError:
        raise ValueError(f"{first or '…'} to {last or '…'} is no time: two days, the earlier first") from None
    is_kept = base is not None and base.time is not None and (base.time.first, base.time.last) == (begin, end)
    return base.time if is_kept and base is not None else found
