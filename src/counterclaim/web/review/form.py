"""What a page's form decides, as the ledger takes it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from counterclaim.claims.claim import Claim
from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span
from counterclaim.publishing.visible import visible
from counterclaim.web.review.sight import CHOICES, as_typed, mentions_of

Form = Mapping[str, str]
_BOUNDS = ("low", "high")


def correction(form: Form, claim: Claim, text: str) -> dict[str, Any]:
    """The fields of the form that say something else than the claim. Raises ValueError where none does."""
    value: dict[str, Any] = {}
    for name in CHOICES:
        if form.get(name) not in (None, str(getattr(claim, name).value)):
            value[name] = form[name]
    for name, mention in mentions_of(claim).items():
        value |= _changed(name, form, mention, text)
    count = claim.count
    value |= _changed("count", form, Mention(count.text, count.span) if count.span else None, text)
    value |= {name: n for name in _BOUNDS if name in form and (n := number_of(name, form)) != getattr(count, name)}
    if "word" in form and form["word"].strip() != as_typed(count.word or ""):
        value["word"] = form["word"].strip() or None
    if not value:
        raise ValueError("nothing was changed")
    return value


def _changed(name: str, form: Form, now: Mention | None, text: str) -> dict[str, Any]:
    """Words at the place where they were selected; or as they were typed, for the nearest place."""
    if name not in form:
        return {}
    typed, start, end = (form.get(key, "").strip() for key in (name, f"{name}_start", f"{name}_end"))
    if start.isdigit() and end.isdigit():
        span = span_of(name, int(start), int(end), typed, text)
        if now is not None and now.span == span:
            return {}
        return {name: {"text": span.of(text), "start": span.start, "end": span.end}}
    if bare(typed) == bare(as_typed(now.text) if now else ""):
        return {}
    return {name: as_it_stands(typed, text) if typed else None}


def span_of(name: str, start: int, end: int, typed: str, text: str) -> Span:
    """A form has other line ends and spaces than the report: but for these the words must be those that stand there."""
    if not start < end <= len(text) or bare(visible(text[start:end])) != bare(typed):
        raise ValueError(f"{name}: {typed!r} does not stand at {start}–{end} of the report")
    return Span(start, end)


def bare(words: str) -> str:
    return "".join(words.split())


def as_it_stands(typed: str, text: str) -> str:
    """The words with the white space that the report has between them, where it has them."""
    if typed in text:
        return typed
    found = re.search(r"\s+".join(map(re.escape, typed.split())), text)
    return found.group() if found else typed


def number_of(name: str, form: Form) -> int | None:
    told = form[name].strip().replace(",", "")
    if not told:
        return None
    if not told.isdecimal() or len(told) > _DIGITS:
        raise ValueError(f"{name} is a whole number, not {form[name]!r}")
    return int(told)


_DIGITS = 9


def subjects(form: Form, verdict: str) -> Sequence[str]:
    """The decision that is undone; the claim, and where two are compared the other one."""
    if verdict == "undo":
        return [form.get("decision", "")]
    claim = form.get("claim", "")
    return [claim, form.get("other", "")] if verdict in ("same", "different") else [claim]
