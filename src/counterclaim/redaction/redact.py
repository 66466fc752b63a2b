"""A book as others may see it: a pure function of the book and a profile.

The same incidents with the same ids; what is withheld is blocked out where it stood, so that spans stay true.
"""

from __future__ import annotations

import operator
import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from counterclaim.book.book import Book, patched
from counterclaim.book.lineage import Change
from counterclaim.book.recent import Recent
from counterclaim.claims.claim import Claim
from counterclaim.claims.incident import Incident
from counterclaim.claims.kinds import HARM
from counterclaim.claims.mention import Mention
from counterclaim.claims.record import Record
from counterclaim.claims.report import Region, Report
from counterclaim.claims.span import Span
from counterclaim.ledger.decision import Decision
from counterclaim.ledger.facts import Facts, FiledClaim, FiledReport
from counterclaim.redaction.masking import blocks, masked, occurrences
from counterclaim.redaction.names import names_of, official_names, private_names
from counterclaim.redaction.places import coarse
from counterclaim.redaction.profile import Profile

SOMEBODY = "a coder"
"""Who is said to have decided."""
_SHOWN = 3
"""Books of which is known what was shown."""


def redacted(book: Book, profile: Profile) -> Book:
    """Of reports only the sentences with claims are left, and of decisions neither author nor words."""
    return Redactor(profile).book(book)


class Redactor:
    """Redacts one book after another; what it made of a report is kept while the report's records are the same, and
    what decisions did not touch is not looked at again. Any number of threads may ask.
    """

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._lock = threading.Lock()
        self._shown: Recent[tuple[Book, Book]] = Recent(_SHOWN)
        self._made: dict[str, tuple[tuple[Record, ...], tuple[Record, ...]]] = {}
        self._incidents: dict[str, Incident] = {}
        self._reports: dict[str, tuple[FiledReport, tuple[Record, ...], FiledReport]] = {}
        self._claims: dict[tuple[str, str], tuple[FiledClaim, Record, FiledClaim]] = {}

    def book(self, book: Book) -> Book:
        with self._lock:
            last, shown = self._shown.nearest(book) or (book, None)
        change = book.since(last)
        made = self._whole(book) if shown is None or change is None else self._next(book, change, shown)
        with self._lock:
            return self._shown.keep(book, (book, made))[1]

    def _next(self, book: Book, change: Change, shown: Book) -> Book:
        """What becomes of the book that was shown: a report with a record that changed is redacted anew as a whole,
        since a name that is withheld in one sentence is withheld in all.
        """
        where = book.positions
        places = {id: where.records_of[id] for id in {book.records[n].source.report_id for n in change.records}}
        again = {id: self._records(id, book.records[at.start : at.stop]) for id, at in places.items()}
        records = {n: record for id, at in places.items() for n, record in zip(at, again[id], strict=True)}

        def told(id: str) -> Record:
            return records.get(where.record[id], shown.records[where.record[id]])

        touched = {n for record in records.values() for n in where.touching.get(record.id, ())} | change.incidents
        incidents = {n: self._incident(book.incidents[n], told) for n in touched}
        return shown.next(book.moment, self._next_facts(book, again, shown, told), records, incidents)

    def _next_facts(
        self, book: Book, again: Mapping[str, tuple[Record, ...]], shown: Book, told: Callable[[str], Record]
    ) -> Facts:
        old, where = shown.facts, shown.positions.filed
        reports = {where.report[id]: self._report(book.facts.reports[where.report[id]], r) for id, r in again.items()}
        claims = {n: old.claims[n] for id in again for n in where.claims_of.get(id, ())}
        return Facts(
            patched(old.reports, reports),
            old.readings,
            patched(old.claims, {n: replace(each, claim=told(each.id).claim) for n, each in claims.items()}),
            (*old.decisions, *map(_decision, book.facts.decisions[len(old.decisions) :])),
        )

    def _whole(self, book: Book) -> Book:
        of_reports: dict[str, list[Record]] = defaultdict(list)
        for record in book.records:
            of_reports[record.source.report_id].append(record)
        shown = {id: self._records(id, tuple(records)) for id, records in of_reports.items()}
        told = {record.id: record for records in shown.values() for record in records}
        return Book(
            moment=book.moment,
            facts=self._facts(book.facts, shown, told),
            records=tuple(told[record.id] for record in book.records),
            incidents=tuple(self._incident(incident, told.__getitem__) for incident in book.incidents),
            actors=book.actors,
            redaction=self.profile.name,
        )

    def _records(self, report: str, records: tuple[Record, ...]) -> tuple[Record, ...]:
        old = self._made.get(report)
        if old is not None and len(old[0]) == len(records) and all(map(operator.is_, old[0], records)):
            return old[1]
        made = tuple(redacted_records(records, self.profile))
        self._made[report] = records, made
        return made

    def _facts(self, facts: Facts, shown: Mapping[str, tuple[Record, ...]], told: Mapping[str, Record]) -> Facts:
        return Facts(
            tuple(self._report(filed, shown.get(filed.id, ())) for filed in facts.reports),
            facts.readings,
            tuple(self._claim(claim, told[claim.id]) for claim in facts.claims if claim.id in told),
            tuple(_decision(decision) for decision in facts.decisions),
        )

    def _report(self, filed: FiledReport, records: tuple[Record, ...]) -> FiledReport:
        old = self._reports.get(filed.id)
        if old is None or old[0] is not filed or old[1] is not records:
            sentences = ((record.claim.span, record.sentence) for record in records)
            title = records[-1].source.title if records else None
            old = self._reports[filed.id] = filed, records, _report(filed, sentences, title, self.profile)
        return old[2]

    def _claim(self, filed: FiledClaim, record: Record) -> FiledClaim:
        old = self._claims.get((filed.id, filed.reader))
        if old is None or old[0] is not filed or old[1] is not record:
            made = replace(filed, claim=record.claim)
            old = self._claims[filed.id, filed.reader] = filed, record, made
        return old[2]

    def _incident(self, incident: Incident, told: Callable[[str], Record]) -> Incident:
        old = self._incidents.get(incident.id)
        made = _incident(incident, told)
        if old is not None and _is_same(old, made):
            return old
        self._incidents[incident.id] = made
        return made


def _is_same(one: Incident, other: Incident) -> bool:
    """Whether they hold the same objects."""
    pairs = ((one.records, other.records), (one.attached, other.attached))
    return all(len(a) == len(b) and all(map(operator.is_, a, b)) for a, b in pairs)


def redacted_records(records: Sequence[Record], profile: Profile) -> list[Record]:
    """The records of one report, with sentences and mentions as the profile has them: a name that is withheld in one
    sentence is withheld in all.
    """
    public = {word for r in records for word in official_names(r.sentence)}
    names = {span.of(r.sentence) for r in records for span in _names(r.sentence, r.claim, profile)}
    private = {name for name in names if not public.issuperset(name.split())}
    parts = {part for name in private for part in name.split() if part[:1].isupper() and len(part) > _SHORTEST}
    words = private | (parts - public) | {span.of(r.sentence) for r in records for span in _places(r, profile)}
    return [_redacted(record, words, profile) for record in records]


_SHORTEST = 2
"""Letters of an initial or a particle, which by itself names nobody."""


def _redacted(record: Record, words: Collection[str], profile: Profile) -> Record:
    sentence, source = _masked(record.sentence, words), record.source
    title = _title(source.title, words, profile) if source.title else source.title
    return replace(
        record,
        claim=_claim(record.claim, sentence, words, profile),
        sentence=sentence,
        source=replace(source, doc=_doc(source.report_id), title=title, url=None),
    )


def _masked(text: str, words: Iterable[str]) -> str:
    return masked(text, [span for each in words for span in occurrences(text, each)])


def _names(sentence: str, claim: Claim, profile: Profile) -> Iterator[Span]:
    if not profile.persons:
        return
    yield from private_names(sentence)
    for mention in _people(claim):
        for name in names_of(mention.text):
            yield from occurrences(sentence, name.of(mention.text))


def _places(record: Record, profile: Profile) -> Iterator[Span]:
    place = record.claim.place
    if place is not None and place.place is not None and _is_too_exact(place, profile):
        yield from occurrences(record.sentence, place.text)
        yield from occurrences(record.sentence, place.place.name)


def _people(claim: Claim) -> list[Mention]:
    """What is taken or destroyed is a place's or a thing's name."""
    harmed = claim.affected if claim.kind in HARM else None
    named = (harmed, claim.perpetrator, claim.claimant, *claim.via)
    return [mention for mention in named if mention is not None and not mention.actors]


def _is_too_exact(mention: Mention, profile: Profile) -> bool:
    return mention.place is not None and mention.place.precision < profile.finest_place


def _claim(claim: Claim, within: str, words: Collection[str], profile: Profile) -> Claim:
    """`within` is its sentence as it is told."""

    def told(mention: Mention | None) -> Mention | None:
        return _mention(mention, claim.span, within, words, profile) if mention is not None else None

    return replace(
        claim,
        affected=told(claim.affected),
        perpetrator=told(claim.perpetrator),
        claimant=told(claim.claimant),
        via=tuple(_mention(mention, claim.span, within, words, profile) for mention in claim.via),
        place=_place(claim.place, profile),
    )


def _mention(mention: Mention, sentence: Span, within: str, words: Collection[str], profile: Profile) -> Mention:
    """As the sentence has it where it stands there, else by itself; who is an actor keeps the name."""
    if mention.actors or not profile.persons:
        return mention
    if len(mention.span) and sentence.contains(mention.span):
        return replace(mention, text=within[mention.span.start - sentence.start : mention.span.end - sentence.start])
    return replace(mention, text=_masked(mention.text, words))


def _place(mention: Mention | None, profile: Profile) -> Mention | None:
    if mention is None or mention.place is None or not _is_too_exact(mention, profile):
        return mention
    found = coarse(mention.place, profile.finest_place)
    return replace(mention, text=blocks(mention.text), place=found)


def _title(title: str, words: Iterable[str], profile: Profile) -> str:
    told = _masked(title, words)
    return masked(told, private_names(told)) if profile.persons else told


def _doc(report: str) -> str:
    """In the place of a report's own name, which is often a file's or an address, and may name anybody."""
    return f"report {report[:10]}"


def _report(
    filed: FiledReport, sentences: Iterable[tuple[Span, str]], title: str | None, profile: Profile
) -> FiledReport:
    """Blocks, but for the sentences with claims: as long as it was."""
    report = filed.report
    title = title or (_title(report.title, (), profile) if report.title else None)
    text, done = [], 0
    for span, words in sorted(set(sentences)):
        if span.start >= done:
            text += [blocks(report.text[done : span.start]), words]
            done = span.end
    text.append(blocks(report.text[done:]))
    hidden = Report(
        doc=_doc(filed.id),
        text="".join(text),
        published=report.published,
        title=title,
        outlet=report.outlet,
        url=None,
        language=report.language,
        encoding=report.encoding,
        excluded=tuple(Region(region.span, region.reason) for region in report.excluded),
    )
    return FiledReport(filed.id, hidden, "", filed.added)


@dataclass(frozen=True)
class Withheld(Decision):
    """A decision of which not all is told. `whole` is the id of the decision itself, which undoings name it by."""

    whole: str = ""

    @cached_property
    def id(self) -> str:
        return self.whole


def _decision(decision: Decision) -> Decision:
    """That it was made, of what, and when."""
    kept = dict.fromkeys(decision.value)
    return Withheld(decision.verdict, decision.subjects, SOMEBODY, decision.at, value=kept, whole=decision.id)


def _incident(incident: Incident, told: Callable[[str], Record]) -> Incident:
    return replace(
        incident,
        records=tuple(told(record.id) for record in incident.records),
        attached=tuple(told(record.id) for record in incident.attached),
    )
