"""A claim as a person sees it who decides on it: its words in the report, its fields, what others say, its history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from counterclaim.claims.claim import Claim
from counterclaim.claims.kinds import Kind, Scope, Stance, Status
from counterclaim.claims.mention import Mention
from counterclaim.claims.record import Record
from counterclaim.claims.report import Reading, Report
from counterclaim.claims.span import Span
from counterclaim.ledger.decision import Decision
from counterclaim.publishing.marks import Piece, Role, cut
from counterclaim.publishing.visible import UNSAFE, one_line, sign
from counterclaim.publishing.wording import (
    claimant_words,
    count_words,
    mention_words,
    place_words,
    scope_words,
    time_words,
)
from counterclaim.web.decided import Decided, decided
from counterclaim.web.index import Index
from counterclaim.weighing.relations import Relation

AROUND = 4_000
"""Letters of the report on either side of the claim's words."""
WHOLE = 200_000
"""Letters on either side where the whole report is asked for."""
_OTHERS = 12
_SAID = {Role.AFFECTED: "affected", Role.CLAIMANT: "claimant", Role.PERPETRATOR: "perpetrator", Role.PLACE: "place"}
FIELD_OF = {**_SAID, Role.COUNT: "count", Role.RELAY: "via", Role.TIME: "time"}
CHOICES = {"kind": Kind, "status": Status, "stance": Stance, "scope": Scope}
_WHO = ("affected", "perpetrator", "claimant")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of the report from `start` on. `length` is given where what is shown has another length."""

    start: int
    shown: str
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the report under the same marks: `fields` of the claim, whether in its sentence, why left out."""

    runs: tuple[Run, ...]
    fields: tuple[str, ...]
    in_sentence: bool
    excluded: str | None


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it is read: `sure` between 0 and 1, None where nothing tells; `means` is the actor that its words are
    taken for.
    """

    name: str
    label: str
    words: str
    sure: float | None
    means: str = ""


@dataclass(frozen=True, slots=True)
class Other:
    """Another claim on the incident; `relation` is how it stands to the one that is looked at, where it does."""

    record: Record
    claimant: str
    count: str
    affected: str
    relation: Relation | None


@dataclass(frozen=True, slots=True)
class Event:
    """A decision on the claim; `says` is None where it is not in force any more."""

    decision: Decision
    says: Decided | None


@dataclass(frozen=True, slots=True)
class Text:
    """The part of the report that is shown; `whole`: nothing of it is left out."""

    stretches: tuple[Stretch, ...]
    whole: bool


def text_around(report: Report, claim: Claim, around: int = AROUND) -> Text:
    """The claim's words marked, in what stands around them."""
    core = [span for span in (claim.count.span, claim.affected.span if claim.affected else None) if span and len(span)]
    middle = min((span.start for span in core if claim.span.contains(span)), default=claim.span.start)
    window = Span(_edge(report.text, middle - around, -1), _edge(report.text, middle + around, 1))
    pieces = (piece for piece in cut(Reading(report, (claim,))) if piece.span.overlaps(window))
    found = tuple(_stretch(report.text, piece, window) for piece in pieces)
    return Text(found, len(window) == len(report.text))


def _edge(text: str, wanted: int, step: int) -> int:
    """The place, or a line's end near by; never outside of the text."""
    if wanted <= 0:
        return 0
    if wanted >= len(text):
        return len(text)
    line = text.rfind("\n", wanted - _NEAR, wanted) if step < 0 else text.find("\n", wanted, wanted + _NEAR)
    return line + (step < 0) if line >= 0 else wanted


_NEAR = 400


def _stretch(text: str, piece: Piece, window: Span) -> Stretch:
    span = Span(max(piece.span.start, window.start), min(piece.span.end, window.end))
    fields = dict.fromkeys(FIELD_OF[mark.role] for mark in piece.marks)
    return Stretch(tuple(runs_of(text, span)), tuple(fields), bool(piece.sentence_of), piece.excluded)


def runs_of(text: str, span: Span) -> Iterator[Run]:
    """What misleads is a sign; a carriage return, which no browser keeps, is nothing that is seen."""
    at = span.start
    for place in range(span.start, span.end):
        character = text[place]
        if character == "\r" or UNSAFE.match(character):
            if at < place:
                yield Run(at, text[at:place])
            yield Run(place, "" if character == "\r" else sign(character), 1)
            at = place + 1
    if at < span.end:
        yield Run(at, text[at : span.end])


def fields_of(claim: Claim) -> tuple[Field, ...]:
    """Every field in words, with the reader's confidence."""
    told = {
        "kind": ("What", claim.kind.value),
        "count": ("How many", count_words(claim)),
        "affected": ("Whom", mention_words(claim.affected)),
        "status": ("Status", claim.status.value),
        "perpetrator": ("By whom", mention_words(claim.perpetrator)),
        "claimant": ("Claimant", claimant_words(claim)),
        "stance": ("Stance", claim.stance.value),
        "scope": ("Scope", scope_words(claim) or claim.scope.value),
        "place": ("Where", place_words(claim.place)),
        "time": ("When", time_words(claim.time)),
    }
    return tuple(
        Field(name, label, words, claim.confidences.get(name), means(getattr(claim, name) if name in _WHO else None))
        for name, (label, words) in told.items()
    )


def means(mention: Mention | None) -> str:
    """The name of the actor that the words are taken for, where that is another."""
    name = one_line(mention.actors[0].name) if mention and mention.actors else ""
    words = one_line(mention.text).casefold() if mention else ""
    return name if words.removeprefix("the ") != name.casefold() else ""


def as_typed(words: str) -> str:
    """Words of the report in a field of a form: on one line, and not longer than anybody types."""
    return one_line(words)[:_TYPED]


_TYPED = 1_000


def mentions_of(claim: Claim) -> Mapping[str, Mention | None]:
    """The words of the fields that are corrected by words, whatever they stand for."""
    time = claim.time
    return {
        **{name: getattr(claim, name) for name in (*_WHO, "place")},
        "time": Mention(time.text, time.span) if time and time.span else None,
        "via": replace(claim.via[0], text="; ".join(relay.text for relay in claim.via)) if claim.via else None,
    }


def others_of(
    record: Record, records: Iterable[Record], relations: Sequence[Relation]
) -> tuple[tuple[Other, ...], int]:
    """The incident's other claims, those that relate to this one first, then those of its kind; and how many more."""
    mine: dict[str, Relation] = {}
    for relation in relations:
        if record.id in (relation.one, relation.other):
            mine.setdefault(relation.other if relation.one == record.id else relation.one, relation)
    found = sorted(
        (other for other in records if other.id != record.id),
        key=lambda o: (o.id not in mine, o.claim.kind is not record.claim.kind, o.source.published is None, o.id),
    )
    return tuple(_other(each, mine.get(each.id)) for each in found[:_OTHERS]), max(0, len(found) - _OTHERS)


def _other(record: Record, relation: Relation | None) -> Other:
    claim = record.claim
    return Other(record, claimant_words(claim), count_words(claim), mention_words(claim.affected), relation)


def history(index: Index, record: Record, undone: Sequence[Decision]) -> tuple[Event, ...]:
    """All decisions on the claim, in their order."""
    standing = index.decisions.get(record.id, ())
    read = index.as_read(record).claim
    told = decided(record.id, read, standing)
    events = [Event(decision, says) for decision, says in zip_longest(standing, told)]
    return tuple(sorted((*events, *(Event(decision, None) for decision in undone)), key=lambda e: e.decision.at))
