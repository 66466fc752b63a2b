"""Incidents by what is known of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from counterclaim.book.about import standing
from counterclaim.book.book import Book
from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import Kind
from counterclaim.claims.mention import Mention
from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import NAMED_WITHIN, ActorIndex
from counterclaim.knowledge.countries import alpha2, country_name, country_of
from counterclaim.knowledge.folding import fold, plain
from counterclaim.weighing.relations import Relating, relations

CLASHES = (Relating.CONTRADICTS, Relating.DENIES)
"""Relations that make an incident a contested one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an incident must have; None asks for nothing. All but `contested` ask of its claims that nobody rejected.

    `country` is a name or code; `place` a part of a place's name or of what is above it; `actor` a name or id of who
    tells, did it or was harmed; `first` and `last` a stretch of days that the incident shares at least one of; `words`
    must all stand in one sentence.
    """

    country: str | None = None
    place: str | None = None
    actor: str | None = None
    first: date | None = None
    last: date | None = None
    kind: Kind | None = None
    contested: bool | None = None
    words: str | None = None


def search(book: Book, wanted: Wanted) -> tuple[Incident, ...]:
    """The incidents that have everything wanted, in the order of the book."""
    tests = list(_tests(book, wanted))
    return tuple(incident for incident in book.incidents if all(test(incident) for test in tests))


def is_contested(incident: Incident, actors: ActorIndex) -> bool:
    """Whether some claim contradicts or denies another."""
    return any(relation.kind in CLASHES for relation in relations(incident, actors))


def _tests(book: Book, wanted: Wanted) -> Iterator[Callable[[Incident], bool]]:
    """The cheap ones first."""
    if wanted.kind is not None:
        yield _any(lambda r: r.claim.kind is wanted.kind)
    if wanted.first is not None or wanted.last is not None:
        first, last = wanted.first or date.min, wanted.last or date.max
        yield lambda incident: _in_days(incident, first, last)
    if wanted.country is not None:
        yield _any(_in_country(wanted.country))
    if wanted.place is not None:
        yield _any(_at_place(wanted.place))
    if wanted.actor is not None:
        yield _any(_with_actor(wanted.actor, book.actors))
    if wanted.words is not None:
        yield _any(_with_words(wanted.words))
    if wanted.contested is not None:
        yield lambda incident: is_contested(incident, book.actors) is wanted.contested


def _any(test: Callable[[Record], bool]) -> Callable[[Incident], bool]:
    return lambda incident: any(test(record) for record in standing(incident))


def _in_days(incident: Incident, first: date, last: date) -> bool:
    """By the times that its claims tell; where none does, by the days of its reports."""
    told = standing(incident)
    times = [(r.claim.time.first, r.claim.time.last) for r in told if r.claim.time]
    days = times or [(r.source.published, r.source.published) for r in told if r.source.published]
    return any(begin <= last and first <= end for begin, end in days)


def _in_country(words: str) -> Callable[[Record], bool]:
    """Raises ValueError where the words name no country."""
    code = words.upper() if country_name(words.upper()) else alpha2(words.upper()) or country_of(words)
    if code is None:
        raise ValueError(f"{words!r} names no country")
    return lambda record: (
        (found := record.claim.place) is not None and (found.place is not None and found.place.country == code)
    )


def _at_place(words: str) -> Callable[[Record], bool]:
    sought = fold(words)
    return lambda record: any(sought in fold(name) for name in _names(record.claim.place))


def _names(mention: Mention | None) -> Iterator[str]:
    if mention is None:
        return
    yield mention.text
    if mention.place is not None:
        yield mention.place.name
        if mention.place.admin1:
            yield mention.place.admin1


def _with_actor(words: str, actors: ActorIndex) -> Callable[[Record], bool]:
    ids = {a.id for a in actors.resolve(words) if a.confidence >= NAMED_WITHIN}
    ids |= {words} if words in actors.actors else set()
    sought = plain(words)
    return lambda record: any(_is_actor(mention, ids, sought) for mention in _who(record))


def _who(record: Record) -> Iterable[Mention]:
    claim = record.claim
    return (m for m in (claim.claimant, claim.affected, claim.perpetrator, *claim.via) if m is not None)


def _is_actor(mention: Mention, ids: set[str], sought: str) -> bool:
    known = mention.actors[:1]
    return sought in plain(mention.text) or any(a.id in ids or sought in plain(a.name) for a in known)


def _with_words(words: str) -> Callable[[Record], bool]:
    sought = plain(words).split()
    return lambda record: all(word in plain(record.sentence) for word in sought)
