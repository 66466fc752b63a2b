"""Relations between many claimants in as few sentences as say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.publishing.naming import harm_told
from counterclaim.publishing.visible import one_line
from counterclaim.weighing.figures import are_compatible
from counterclaim.weighing.relations import Relating, Relation
from counterclaim.weighing.testimony import Testimony
from counterclaim.weighing.wording import count_words

_MOST_NAMES = 4
_ENDS = {
    Relating.CONTRADICTS: "both cannot hold",
    Relating.CORROBORATES: "independent of each other, and compatible",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """`records` are the claims that it is about."""

    words: str
    records: tuple[str, ...]


def condensed(found: Iterable[Relation], told: Mapping[str, Testimony]) -> Iterator[Sentence]:
    """One sentence for all relations of one kind on one side's harm that set the same two figures, or perpetrators,
    beside each other, and one for all that somebody denies; a relation by itself keeps its own reason.

    `told` gives the testimony of each record.
    """
    groups: dict[object, list[Relation]] = {}
    for relation in found:
        groups.setdefault(_key(relation, told), []).append(relation)
    for relations in groups.values():
        ids = dict.fromkeys(id for relation in relations for id in (relation.one, relation.other))
        reasons = {relation.why for relation in relations}
        yield Sentence(_capital(reasons.pop() if len(reasons) == 1 else _together(relations, told)), tuple(ids))


def _key(relation: Relation, told: Mapping[str, Testimony]) -> object:
    one, other = told[relation.one], told[relation.other]
    about = (relation.kind, one.kind, one.side)
    if relation.kind is Relating.DENIES:
        return about, one.voice.key
    return about, frozenset((_point(one, relation, told), _point(other, relation, told)))


def _point(testimony: Testimony, relation: Relation, told: Mapping[str, Testimony]) -> object:
    """What the testimony sets against the other: its figure, or whom it names as the perpetrator."""
    if _is_of_figures(relation, told):
        return testimony.count.low, testimony.count.high, testimony.count.word
    perpetrator = testimony.record.claim.perpetrator
    return perpetrator.actors[0].id if perpetrator and perpetrator.actors else None


def _is_of_figures(relation: Relation, told: Mapping[str, Testimony]) -> bool:
    one, other = told[relation.one].count, told[relation.other].count
    return relation.kind is not Relating.CONTRADICTS or not are_compatible(one, other)


def _together(relations: Sequence[Relation], told: Mapping[str, Testimony]) -> str:
    first = relations[0]
    one, other = told[first.one], told[first.other]
    about = f"({one.side.name}, {harm_told(one.kind)})"
    if first.kind is Relating.DENIES:
        return f"{_names([one])} denies what {_names(told[r.other] for r in relations)} said {about}"
    here, there = _sides_of(relations, told)
    if not _is_of_figures(first, told):
        return f"{_names(here)} against {_names(there)}: different perpetrators are named {about}"
    figures = f"{_names(here)}: {count_words(one.count)}"
    if there:
        figures += f"; {_names(there)}: {count_words(other.count)}"
    return f"{figures} {about}: {_ENDS[first.kind]}"


def _sides_of(relations: Sequence[Relation], told: Mapping[str, Testimony]) -> tuple[list[Testimony], list[Testimony]]:
    """Those who say what the first relation's `one` says, and the others."""
    point = _point(told[relations[0].one], relations[0], told)
    here: list[Testimony] = []
    there: list[Testimony] = []
    for relation in relations:
        for id in (relation.one, relation.other):
            (here if _point(told[id], relation, told) == point else there).append(told[id])
    return here, there


def _names(testimonies: Iterable[Testimony]) -> str:
    """Each voice once, the first by name; reports in their own voice by their number."""
    voices = {t.voice.key: t.voice for t in testimonies}
    named = [one_line(voice.name) for voice in voices.values() if not voice.is_reports]
    reports = len(voices) - len(named)
    shown = named[:_MOST_NAMES]
    if reports:
        shown.append("a report in its own voice" if reports == 1 else f"{reports} reports in their own voice")
    if len(named) > _MOST_NAMES:
        shown.append(f"{len(named) - _MOST_NAMES} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _capital(words: str) -> str:
    told = one_line(words)
    return told[:1].upper() + told[1:]
