"""A claimant's figures: those of one toll together, from the first to the last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from counterclaim.claims.kinds import CONDUCT, HARM, Kind, Scope, Stance
from counterclaim.claims.record import Review
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.naming import harm_told, short_side
from counterclaim.publishing.quoting import figure, quoted
from counterclaim.weighing.figures import is_number
from counterclaim.weighing.sides import COMBATANTS, UNKNOWN, Side
from counterclaim.weighing.testimony import Testimony, same_count
from counterclaim.weighing.tolls import toll_of
from counterclaim.weighing.voices import Interest
from counterclaim.weighing.wording import bounds_words

VAGUE = frozenset({COMBATANTS, UNKNOWN})
"""Sides that may be several."""
_OWNED = (Stance.ASSERTS, Stance.ACKNOWLEDGES)
_STANCES = {Stance.DENIES: "denies it", Stance.ACCUSES: "accuses"}
_SCOPES = {Scope.PART: "part of another figure", Scope.CUMULATIVE: "a sum"}


class Group(StrEnum):
    """What a claimant tells of."""

    TOLL = "toll"
    OTHER_HARM = "other harm"
    WITHHELD = "withheld"
    THINGS = "things"
    CONDUCT = "conduct"


@dataclass(frozen=True, slots=True)
class Telling:
    """One figure of a claimant. `records` are all claims that give it, the first one first; `day` is that one's.

    `words` quotes how many and whom, `figure` how many. `revises`: it takes the place of the figure before it.
    `is_bare`: it is a plural without a figure. `marks` say what else there is to know of it. TOLL are whole figures of
    this incident that the claimant stands by.
    """

    group: Group
    day: date | None
    kind: Kind
    side: Side
    whose: str
    words: str
    figure: str
    against_interest: bool
    marks: tuple[str, ...]
    records: tuple[str, ...]
    is_bare: bool = False
    revises: bool = False

    @property
    def harm(self) -> str:
        return harm_told(self.kind)

    def to_dict(self) -> dict[str, Any]:
        return {
            "group": self.group.value,
            "day": self.day.isoformat() if self.day else None,
            "kind": self.kind.value,
            "side": {"key": self.side.key, "name": self.side.name} if self.kind in HARM else None,
            "words": self.words,
            "figure": self.figure,
            "against_interest": self.against_interest,
            "marks": list(self.marks),
            "revises": self.revises,
            "records": list(self.records),
        }


def tellings(testimonies: Sequence[Testimony], actors: ActorIndex) -> tuple[Telling, ...]:
    """One voice's figures, those of one toll together, named sides first; `testimonies` oldest first."""
    tolls: dict[tuple[str, ...], list[Testimony]] = {}
    for testimony in testimonies:
        tolls.setdefault(_toll(testimony), []).append(testimony)
    in_order = sorted(tolls.values(), key=lambda theirs: theirs[0].side in VAGUE)
    return tuple(telling for theirs in in_order for telling in _history(theirs, actors))


def _toll(testimony: Testimony) -> tuple[str, ...]:
    """What is one toll: harm to one side; figures that are a part, a sum or none are each by themselves."""
    claim = testimony.record.claim
    group, kind = _group(testimony), toll_of(claim.kind)
    if group is Group.TOLL:
        return kind.value, testimony.side.key
    return kind.value, testimony.side.key, claim.stance.value, claim.scope.value, quoted(testimony.record).casefold()


def _group(testimony: Testimony) -> Group:
    claim = testimony.record.claim
    if claim.kind in CONDUCT:
        return Group.CONDUCT
    if claim.kind not in HARM:
        return Group.THINGS
    if claim.stance is Stance.WITHHOLDS:
        return Group.WITHHELD
    return Group.TOLL if claim.scope is Scope.INCIDENT and claim.stance in _OWNED else Group.OTHER_HARM


def _history(toll: Iterable[Testimony], actors: ActorIndex) -> list[Telling]:
    """Each figure once, with the claims that repeat it, in the order of the first of them."""
    found: list[tuple[Testimony, Telling]] = []
    for testimony in toll:
        place = next((n for n, (t, _) in enumerate(found) if _says_the_same(testimony, t)), None)
        if place is not None:
            first, telling = found[place]
            found[place] = first, replace(telling, records=(*telling.records, testimony.record.id))
        else:
            revises = bool(found) and _is_revision(testimony, found[-1][0])
            found.append((testimony, _telling(testimony, revises, actors)))
    return [telling for _, telling in found]


def _says_the_same(one: Testimony, other: Testimony) -> bool:
    return one.kind is other.kind and same_count(one.count, other.count)


def _is_revision(later: Testimony, earlier: Testimony) -> bool:
    """A word after a number is no new figure, two figures of one day have no order, two stories none of their own."""
    is_new = is_number(later.count) or not is_number(earlier.count)
    is_one = later.voice.key == earlier.voice.key
    return is_one and is_new and later.day > earlier.day and _group(later) is Group.TOLL and later.side not in VAGUE


def _telling(testimony: Testimony, revises: bool, actors: ActorIndex) -> Telling:
    record = testimony.record
    return Telling(
        group=_group(testimony),
        day=record.source.published,
        kind=testimony.kind,
        side=testimony.side,
        whose=short_side(testimony.side, actors),
        words=quoted(record),
        figure=figure(record),
        against_interest=testimony.interest is Interest.AGAINST and testimony.kind in HARM,
        marks=tuple(_marks(testimony)),
        records=(record.id,),
        is_bare=not is_number(testimony.count) and testimony.count.word in (None, "plural"),
        revises=revises,
    )


def _marks(testimony: Testimony) -> Iterator[str]:
    record, claim = testimony.record, testimony.record.claim
    if testimony.interest is Interest.AGAINST and testimony.kind in HARM:
        yield "claim against interest"
    if claim.stance in _STANCES:
        yield _STANCES[claim.stance]
    if claim.scope in _SCOPES:
        yield _SCOPES[claim.scope]
    if record.review is Review.CORRECTED:
        yield f"corrected by a person: {bounds_words(claim.count.low, claim.count.high)}"
    if record.review is Review.ACCEPTED:
        yield "accepted by a person"
    if record.obsolete:
        yield "the newest reading lacks it"
