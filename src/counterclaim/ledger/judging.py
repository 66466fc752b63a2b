"""Decisions are checked against what they decide of before they are written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from counterclaim.claims.claim import Claim
from counterclaim.claims.interval import Interval
from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.mention import Mention
from counterclaim.claims.span import Span
from counterclaim.ledger.conflict import unopposed
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.facts import Facts, FiledClaim
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.view import in_force

CHOICES = {"kind": Kind, "stance": Stance, "scope": Scope, "status": Status}
MENTIONS = ("affected", "perpetrator", "claimant", "place")
BOUNDS = ("low", "high", "word")
Meant = Mapping[str, Mention | Interval]
"""By field, what a correction's words stand for."""
_LONGEST_ID = 200
SETTLED = {Verdict.ACTOR: ("id", "name"), Verdict.PLACE: ("name", "country", "latitude", "longitude", "precision")}


class NoSuchThing(ValueError):
    """The claim or decision that is decided of is not in the ledger, or not the only one that begins so."""


def decide(ledger: Ledger, decision: Decision, seen: Collection[str] | None = None, meant: Meant | None = None) -> str:
    """Write the decision down as `checked` has it. Returns its id; raises as `checked` does.

    `seen` are the ids of what was in force on its first subject when it was made; where something else is by now,
    Conflict is raised, and nothing written. None asks for no such thing. `meant` goes with a correction.
    """

    def right(facts: Facts) -> Decision:
        told = checked(facts, decision, meant)
        return told if seen is None else unopposed(told, facts.decisions, seen)

    return ledger.decide(decision, None if decision.verdict is Verdict.GRADE else right)


def checked(facts: Facts, decision: Decision, meant: Meant | None = None) -> Decision:
    """The decision with whole ids for those that it names by their beginning.

    A correction's fields are `kind`, `stance`, `scope`, `status`, the words of a mention (which must stand in the
    report) or of the time, `low`, `high` and `word` of the count, and `count` for its words. Words are text, of which
    the place nearest to the claim's sentence is taken, or `{"text": …, "start": …, "end": …}` for those at that place
    alone. What they stand for is `meant`; a time must stand for days. Raises NoSuchThing, and ValueError for a value
    that does not fit.
    """
    if decision.verdict is Verdict.GRADE:
        return decision
    if decision.verdict is Verdict.UNDO:
        known = [d.id for d in facts.decisions]
        return replace(decision, subjects=(_only(decision.subjects[0], known, "decision"),))
    ids = {claim.id for claim in facts.claims}
    subjects = tuple(_only(subject, ids, "claim") for subject in decision.subjects)
    if len(set(subjects)) < len(subjects):
        raise ValueError("a claim is not compared with itself")
    decided = replace(decision, subjects=subjects)
    if decision.verdict is Verdict.CORRECT:
        return replace(decided, value=_corrected(facts, subjects[0], decision.value, meant or {}))
    if decision.verdict in SETTLED:
        _check_settled(decision)
    return decided


def _only(beginning: str, ids: Iterable[str], what: str) -> str:
    found = sorted({id for id in ids if id.startswith(beginning)}) if beginning else []
    if len(found) != 1:
        raise NoSuchThing(f"{len(found) or 'no'} {what}{'s' * (len(found) > 1)} begin with {beginning!r}")
    return found[0]


def _corrected(facts: Facts, id: str, values: Mapping[str, Any], meant: Meant) -> dict[str, Any]:
    """The fields of the claim's dictionary that change."""
    filed = next(claim for claim in reversed(facts.claims) if claim.id == id)
    text = next(r.report.text for r in facts.reports if r.id == filed.report)
    if not values:
        raise ValueError("a correction says what is right: status=civilian")
    told: dict[str, Any] = {}
    for name, value in values.items():
        if name in CHOICES:
            told[name] = CHOICES[name](value).value
        elif name in MENTIONS:
            told[name] = _mention(text, filed, value, meant.get(name))
        elif name == "via":
            relay = _mention(text, filed, value, meant.get(name))
            told[name] = [relay] if relay else []
        elif name == "time":
            told[name] = _time(text, filed, value, meant.get(name))
        elif name in (*BOUNDS, "count"):
            count = told.get("count", _count_now(facts, filed))
            told["count"] = {**count, name: value} if name in BOUNDS else _count_words(text, filed, count, value)
        else:
            raise ValueError(f"{name} is no field that can be corrected")
    _check_count(told.get("count", {}))
    Claim.from_dict({**filed.claim.to_dict(), **told})
    return told


def _count_now(facts: Facts, filed: FiledClaim) -> Mapping[str, Any]:
    """The claim's count with the corrections that are in force."""
    told: Mapping[str, Any] = filed.claim.count.to_dict()
    for decision in in_force(facts.decisions):
        if decision.verdict is Verdict.CORRECT and decision.subjects == (filed.id,):
            told = decision.value.get("count", told)
    return told


def _check_count(told: Mapping[str, Any]) -> None:
    low, high, word = (told.get(name) for name in BOUNDS)
    for name, number in (("low", low), ("high", high)):
        if number is not None and (not isinstance(number, int) or isinstance(number, bool) or number < 0):
            raise ValueError(f"{name} is a whole number or null, not {number!r}")
    if word is not None and not isinstance(word, str):
        raise ValueError(f"word is a word or null, not {word!r}")
    if low is not None and high is not None and low > high:
        raise ValueError(f"low={low} is more than high={high}")


def _mention(text: str, filed: FiledClaim, words: Any, meant: Mention | Interval | None) -> dict[str, Any] | None:
    """The words at their place in the report, with what they stand for; none for nobody."""
    if words in (None, ""):
        return None
    span = _place(text, filed, words)
    known = meant if isinstance(meant, Mention) else Mention("", span)
    return replace(known, text=span.of(text), span=span, confidence=1.0).to_dict()


def _time(text: str, filed: FiledClaim, words: Any, meant: Mention | Interval | None) -> dict[str, Any] | None:
    if words in (None, ""):
        return None
    span = _place(text, filed, words)
    if not isinstance(meant, Interval):
        raise ValueError(f"{span.of(text)!r} names no day")
    return replace(meant, text=span.of(text), span=span).to_dict()


def _count_words(text: str, filed: FiledClaim, count: Mapping[str, Any], words: Any) -> dict[str, Any]:
    """The count with other words, or with none: "Colonel Diallo was killed"."""
    kept = {name: value for name, value in count.items() if name not in ("text", "start", "end")}
    if words in (None, ""):
        return {"text": "", **kept}
    span = _place(text, filed, words)
    return {"text": span.of(text), "start": span.start, "end": span.end, **kept}


def _place(text: str, filed: FiledClaim, words: Any) -> Span:
    """Where the words stand: where they are said to, or nearest to the claim's sentence."""
    if isinstance(words, Mapping):
        return _exact_place(text, words)
    found = nearest(text, str(words), filed.claim.span.start)
    if found is None:
        raise ValueError(f"{str(words)!r} does not stand in the report")
    return found


def nearest(text: str, words: str, to: int) -> Span | None:
    """Where the words stand nearest to a place; None where they do not."""
    places = (found.start() for found in re.finditer(f"(?={re.escape(words)})", text))
    at = min(places, key=lambda place: abs(place - to), default=None)
    return Span(at, at + len(words)) if at is not None else None


def _exact_place(text: str, words: Mapping[str, Any]) -> Span:
    told, start, end = (words.get(name) for name in ("text", "start", "end"))
    if not isinstance(told, str) or not told.strip() or type(start) is not int or type(end) is not int:
        raise ValueError("words are given with text, start and end")
    if not 0 <= start < end <= len(text) or text[start:end] != told:
        raise ValueError(f"{told!r} does not stand at {start}–{end} of the report")
    return Span(start, end)


def _check_settled(decision: Decision) -> None:
    value = decision.value
    given = value.get(decision.verdict.value)
    if value.get("field") not in MENTIONS or not isinstance(given, Mapping):
        raise ValueError(f"{decision.verdict} needs field=… and {decision.verdict}={{…}}")
    if decision.verdict is Verdict.ACTOR and len(str(given.get("id", ""))) > _LONGEST_ID:
        raise ValueError(f"an actor's id has at most {_LONGEST_ID} letters")
    if missing := [name for name in SETTLED[decision.verdict] if name not in given]:
        raise ValueError(f"{decision.verdict} lacks {', '.join(missing)}")
