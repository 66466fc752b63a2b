"""What people decided of a claim, in words: which field was what before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counterclaim.claims.claim import Claim
from counterclaim.claims.count import Count
from counterclaim.claims.interval import Interval
from counterclaim.knowledge.countries import country_name
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.publishing.visible import one_line
from counterclaim.publishing.wording import NO_FIGURE, NOTHING, bounds_words, time_words


@dataclass(frozen=True, slots=True)
class Change:
    """A field of the claim before and after a decision."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Decided:
    """`other` is the id of the claim that this one was compared with."""

    says: str
    author: str
    at: datetime
    reason: str
    changes: tuple[Change, ...]
    other: str | None


def corrections(decision: Decision) -> tuple[tuple[str, str], ...]:
    """The fields that the decision corrects, each with what it says now."""
    if decision.verdict is not Verdict.CORRECT:
        return ()
    return tuple((name, _words(name, new)) for name, new in decision.value.items())


_SAYS = {
    Verdict.ACCEPT: "accepted",
    Verdict.REJECT: "rejected",
    Verdict.CORRECT: "corrected",
    Verdict.ACTOR: "said who is meant",
    Verdict.PLACE: "said which place is meant",
    Verdict.SAME: "found to be of one event with",
    Verdict.DIFFERENT: "found to be of another event than",
}


def decided(id: str, claim: Claim, decisions: Iterable[Decision]) -> tuple[Decided, ...]:
    """The decisions on the claim of that id, given as it was read, in their order."""
    told = claim.to_dict()
    return tuple(_decided(id, told, decision) for decision in decisions if decision.verdict in _SAYS)


def _decided(id: str, told: dict[str, Any], decision: Decision) -> Decided:
    """Works the decision into `told`."""
    changes = tuple(change for change in _changes(told, decision) if change.old != change.new)
    other = next((subject for subject in decision.subjects if subject != id), None)
    return Decided(_SAYS[decision.verdict], decision.author, decision.at, decision.reason, changes, other)


def _changes(told: dict[str, Any], decision: Decision) -> Iterator[Change]:
    value = decision.value
    if decision.verdict is Verdict.CORRECT:
        for name, new in value.items():
            yield Change(name, _words(name, told.get(name)), _words(name, new))
            told[name] = new
    elif decision.verdict in (Verdict.ACTOR, Verdict.PLACE):
        mention = told.get(value["field"]) or {}
        given = value[decision.verdict.value]
        old = mention.get("actor", {}).get("name") if decision.verdict is Verdict.ACTOR else mention.get("name")
        yield Change(value["field"], one_line(old or NOTHING), one_line(str(given["name"])))
        told[value["field"]] = {**mention, **({"actor": given} if decision.verdict is Verdict.ACTOR else given)}


def _words(name: str, value: Any) -> str:
    if isinstance(value, Mapping):
        if name == "count":
            return _count_words(Count.from_dict({"text": "", **value}))
        known = _stands_for(name, value)
        return (one_line(str(value.get("text", ""))) or NOTHING) + (f" ({known})" if known else "")
    if isinstance(value, list):
        return ", ".join(_words(name, each) for each in value) or NOTHING
    return one_line(str(value)) if value is not None else NOTHING


def _stands_for(name: str, value: Mapping[str, Any]) -> str:
    """The actor, place or days that the words are taken for."""
    if name == "time":
        return time_words(Interval.from_dict(value))
    if "geonames_id" in value:
        country = country_name(value["country"]) or value["country"]
        return one_line(", ".join(dict.fromkeys((value["name"], country))))
    return one_line(str(value.get("actor", {}).get("name", "")))


def _count_words(count: Count) -> str:
    return bounds_words(count) or one_line(count.word or "") or NO_FIGURE
