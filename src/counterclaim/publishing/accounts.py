"""What each claimant says of an incident, in the order of the days it was told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from counterclaim.claims.incident import Incident
from counterclaim.claims.record import Record, Review
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.naming import OWN_VOICE, full_voice
from counterclaim.publishing.tellings import Telling, tellings
from counterclaim.publishing.visible import one_line
from counterclaim.weighing.testimony import Testimony, by_time, testify

_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Account:
    """What one voice tells; `party`: it takes part in the conflict; `key` is empty for the reports themselves.

    `worded` are the names that reports give it where those are others, so that a reader sees who was taken for whom.
    """

    key: str
    name: str
    worded: tuple[str, ...]
    party: bool
    tellings: tuple[Telling, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "claimant": self.key,
            "name": self.name,
            "worded": list(self.worded),
            "party": self.party,
            "tellings": [telling.to_dict() for telling in self.tellings],
        }


def accounts(incident: Incident, actors: ActorIndex) -> tuple[Account, ...]:
    """Parties to the conflict first, then others, each group by its first day; then the reports' own voice.

    What reports say in their own voice is one account: the same figure once, with all reports that give it.
    """
    told = by_time(testify(r, actors) for r in incident.records if r.review is not Review.REJECTED)
    voices: dict[str, list[Testimony]] = {}
    for testimony in told:
        voices.setdefault("" if testimony.voice.is_reports else testimony.voice.key, []).append(testimony)
    in_order = sorted(voices.values(), key=lambda theirs: (_standing(theirs[0]), theirs[0].day, theirs[0].voice.key))
    return tuple(_account(theirs, actors) for theirs in in_order)


def _standing(testimony: Testimony) -> int:
    return 2 if testimony.voice.is_reports else 0 if testimony.voice.party else 1


def _account(theirs: Sequence[Testimony], actors: ActorIndex) -> Account:
    voice = theirs[0].voice
    if voice.is_reports:
        return Account("", OWN_VOICE, (), False, tellings(theirs, actors))
    name = full_voice(voice, actors)
    return Account(voice.key, name, _worded(theirs, name), voice.party, tellings(theirs, actors))


def _worded(theirs: Sequence[Testimony], name: str) -> tuple[str, ...]:
    told = (one_line(t.record.claim.claimant.text) for t in theirs if t.record.claim.claimant)
    others = {words.casefold().removeprefix("the "): words for words in told}
    return tuple(words for plain, words in others.items() if plain not in name.casefold())[:_MOST_NAMES]


def numbered(records: Iterable[Record]) -> tuple[Record, ...]:
    """The records in the order in which a memo counts them: by day, report and place in its text."""
    return tuple(sorted(records, key=_age))


def _age(record: Record) -> tuple[object, ...]:
    source, claim = record.source, record.claim
    return source.published or date.min, source.doc, source.report_id, claim.span, claim.id, record.id
