"""A book's claims by who tells, who suffers and who does, and by report: made once a book, patched after a decision."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from counterclaim.book.book import Book
from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import CONDUCT, HARM
from counterclaim.claims.record import Record, Review
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.knowledge.folding import plain
from counterclaim.ledger.decision import Decision
from counterclaim.ledger.facts import FiledClaim
from counterclaim.ledger.moment import written
from counterclaim.ledger.view import in_force
from counterclaim.web.shelf import Shelf, only
from counterclaim.weighing.against_independent import Pair, pairs
from counterclaim.weighing.sides import Side, actor_of, camp, side_of
from counterclaim.weighing.voices import voice_of


class Part(StrEnum):
    """What somebody is in a claim; partners are those whom a conduct is with, or about."""

    CLAIMANT = "claimant"
    AFFECTED = "affected"
    DOER = "doer"
    PARTNER = "partner"


_LONGEST = 200
"""Letters of a key or name."""

Cast = tuple[tuple[Part, Side], ...]
"""Who plays which part in a claim: actors, and the sides that they belong to."""


def short_key(key: str) -> str:
    """The key as an address holds it: a very long one is cut, and told from others by a hash."""
    return key if len(key) <= _LONGEST else f"{key[:40]}~{sha256(key.encode('utf-8', 'replace')).hexdigest()[:16]}"


def cast(record: Record, actors: ActorIndex) -> Cast:
    """The parts of a claim. A report's own voice is nobody; the harmed are always of a side, if only "people"."""
    return tuple(dict.fromkeys([*_teller(record, actors), *_harmed(record, actors), *_doer(record, actors)]))


def _teller(record: Record, actors: ActorIndex) -> Iterator[tuple[Part, Side]]:
    voice = voice_of(record, actors)
    if voice.is_reports:
        return
    yield Part.CLAIMANT, Side(short_key(voice.key), voice.name[:_LONGEST])
    if voice.actor is not None:
        yield Part.CLAIMANT, camp(voice.actor, actors)


def _harmed(record: Record, actors: ActorIndex) -> Iterator[tuple[Part, Side]]:
    claim = record.claim
    if claim.kind in HARM:
        yield Part.AFFECTED, side_of(claim, actors)
    part = Part.PARTNER if claim.kind in CONDUCT else Part.AFFECTED
    yield from ((part, side) for side in _named(actor_of(claim.affected), actors))


def _doer(record: Record, actors: ActorIndex) -> Iterator[tuple[Part, Side]]:
    yield from ((Part.DOER, side) for side in _named(actor_of(record.claim.perpetrator), actors))


def _named(id: str | None, actors: ActorIndex) -> Iterator[Side]:
    """The actor, and the state that it is a body of."""
    if id is not None:
        own = actors.actors.get(id)
        yield Side(id, own.name if own else id)
        yield camp(id, actors)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who tells, suffers or does: how many claims that no person rejected there are of each part."""

    key: str
    name: str
    told: int
    suffered: int
    did: int
    partnered: int

    @property
    def all(self) -> int:
        return self.told + self.suffered + self.did + self.partnered


@dataclass(frozen=True)
class Index:
    """`casts` are by position in `book.records`; `parts` gives the positions of somebody's claims, the newest report
    first; `names` are of everybody who plays a part, by key.
    """

    book: Book
    shelf: Shelf
    casts: tuple[Cast, ...]
    parts: Mapping[tuple[str, Part], tuple[int, ...]]
    names: Mapping[str, str]
    _pairs: dict[str, tuple[Incident, tuple[Pair, ...]]] = field(default_factory=dict)
    _times: dict[str, tuple[Incident, tuple[str, str]]] = field(default_factory=dict)

    @cached_property
    def rejected(self) -> Mapping[tuple[str, Part], int]:
        """How many of somebody's claims people rejected."""
        gone = (n for n, record in enumerate(self.book.records) if record.review is Review.REJECTED)
        return Counter((side.key, part) for n in gone for part, side in self.casts[n])

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody who plays a part, who plays the most first."""
        found = (Person(key, name, *(self.number(key, part) for part in Part)) for key, name in self.names.items())
        return tuple(sorted(found, key=lambda each: (-each.all, each.name, each.key)))

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Everybody's names, as they are searched."""
        files = self.book.actors.actors
        return {
            key: plain(" ".join((name, key, *(files[key].aliases if key in files else ()))))
            for key, name in self.names.items()
        }

    @cached_property
    def decisions(self) -> Mapping[str, tuple[Decision, ...]]:
        """Those in force, by the claims that they are about, in their order."""
        found: dict[str, list[Decision]] = defaultdict(list)
        for decision in in_force(self.book.facts.decisions):
            for subject in decision.subjects:
                found[subject].append(decision)
        return {subject: tuple(each) for subject, each in found.items()}

    def number(self, key: str, part: Part) -> int:
        """Of somebody's claims that no person rejected."""
        return len(self.parts.get((key, part), ())) - self.rejected.get((key, part), 0)

    def standing(self, key: str, part: Part) -> list[Record]:
        """Those claims, of the newest report first."""
        found = (self.book.records[n] for n in self.parts.get((key, part), ()))
        return [record for record in found if record.review is not Review.REJECTED]

    def record(self, id: str) -> Record:
        return self.book.records[self.shelf.position[id]]

    def as_read(self, record: Record) -> FiledClaim:
        """The claim as the reader read it, before people decided on it."""
        return next(claim for claim in self.shelf.read[record.source.report_id] if claim.id == record.id)

    def teller(self, id: str) -> str | None:
        """Key of who vouches for the claim, None for the report itself."""
        parts = self.casts[self.shelf.position[id]]
        return next((side.key for part, side in parts if part is Part.CLAIMANT), None)

    def claim(self, beginning: str) -> Record:
        """The claim whose id begins so. Raises NoneSuch."""
        return self.record(only(beginning, self.shelf.claim_ids, "claim"))

    def pairs(self, incident: Incident) -> tuple[Pair, ...]:
        """The incident's figures of parties beside independent ones; found once, while the incident is the same."""
        kept = self._pairs.get(incident.id)
        if kept is None or kept[0] is not incident:
            kept = self._pairs[incident.id] = (incident, tuple(pairs(incident, self.book.actors)))
        return kept[1]

    def times(self, incident: Incident) -> tuple[str, str]:
        """When it was first read of, and when something of it was last read or decided, as the ledger writes times;
        found once, while the incident is the same.
        """
        kept = self._times.get(incident.id)
        if kept is None or kept[0] is not incident:
            kept = self._times[incident.id] = (incident, self._times_of(incident))
        return kept[1]

    def _times_of(self, incident: Incident) -> tuple[str, str]:
        records = (*incident.records, *incident.attached)
        reports = {record.source.report_id for record in records}
        read = [reading.added for report in reports for reading in self.shelf.readings.get(report, ())]
        decided = [written(d.at) for record in records for d in self.decisions.get(record.id, ())]
        return min(read, default=""), max((*read, *decided), default="")


def index(book: Book, before: Index | None = None) -> Index:
    """The book's index. What `before` found of a claim that is the same object is kept."""
    change = book.since(before.book) if before is not None else None
    if before is not None and change is not None:
        return _patched(before, book, change.records)
    known = dict(zip(map(id, before.book.records), before.casts, strict=True)) if before is not None else {}
    casts = tuple(known.get(id(record)) or cast(record, book.actors) for record in book.records)
    shelf = Shelf(book)
    return Index(book, shelf, casts, _by_part(casts, shelf.order), _names(casts))


def _patched(before: Index, book: Book, positions: Iterable[int]) -> Index:
    changed = {n: cast(book.records[n], book.actors) for n in positions}
    changed = {n: found for n, found in changed.items() if found != before.casts[n]}
    shelf = before.shelf if _read_the_same(before.book, book, positions) else Shelf(book)
    if not changed:
        return replace(before, book=book, shelf=shelf)
    casts = list(before.casts)
    parts = dict(before.parts)
    for n, found in changed.items():
        _move(parts, n, casts[n], found, before.shelf.rank)
        casts[n] = found
    left = {key for (key, _), found in parts.items() if found}
    names = {key: name for key, name in {**before.names, **_names(changed.values())}.items() if key in left}
    return replace(before, book=book, shelf=shelf, casts=tuple(casts), parts=parts, names=names)


def _read_the_same(old: Book, new: Book, positions: Iterable[int]) -> bool:
    """Whether the sentences are as they were: a decision may bring a name that is withheld in all of a report."""
    return all(old.records[n].sentence == new.records[n].sentence for n in positions)


def _move(
    parts: dict[tuple[str, Part], tuple[int, ...]], position: int, old: Cast, new: Cast, rank: Mapping[int, int]
) -> None:
    """Take a claim out of the lists of its old parts and into those of its new ones."""
    for part, side in set(old) - set(new):
        left = tuple(n for n in parts[side.key, part] if n != position)
        parts[side.key, part] = left
    for part, side in set(new) - set(old):
        parts[side.key, part] = tuple(sorted((*parts.get((side.key, part), ()), position), key=rank.__getitem__))


def _by_part(casts: Sequence[Cast], order: Iterable[int]) -> dict[tuple[str, Part], tuple[int, ...]]:
    found: dict[tuple[str, Part], list[int]] = defaultdict(list)
    for n in order:
        for key, part in {(side.key, part) for part, side in casts[n]}:
            found[key, part].append(n)
    return {key: tuple(positions) for key, positions in found.items()}


def _names(casts: Iterable[Cast]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in casts:
        for _, side in each:
            found.setdefault(side.key, side.name)
    return found
