"""Every claim of an incident under the sentence that it was read in, report by report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from counterclaim.claims.record import Record, Review, Source
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.publishing.memo import Block, Head, Line, Quote
from counterclaim.publishing.naming import day_words, harm_told
from counterclaim.publishing.records import SHORT
from counterclaim.publishing.visible import one_line
from counterclaim.publishing.wording import claimant_words, count_words, mention_words
from counterclaim.weighing.voices import voice_of


def evidence(records: Sequence[Record], actors: ActorIndex) -> Iterator[Block]:
    """`records` in the order in which they are counted, those of a report beside each other."""
    counted = list(enumerate(records, 1))
    for report, of_report in groupby(counted, key=lambda pair: pair[1].source.report_id):
        told = list(of_report)
        source = told[0][1].source
        yield Head(_report_words(source))
        yield Line(_where_kept(source, report, records))
        for (span, sentence), of_sentence in groupby(told, key=lambda pair: (pair[1].claim.span, pair[1].sentence)):
            claims = list(of_sentence)
            notes = [_claim_words(number, record, actors) for number, record in claims]
            yield Quote(one_line(sentence), f"[{span.start}–{span.end}]", notes)


def _report_words(source: Source) -> str:
    told = ", ".join(part for part in (one_line(source.outlet or source.doc), day_words(source.published)))
    return f"{told}: {one_line(source.title)}" if source.title else told


def _where_kept(source: Source, report: str, records: Sequence[Record]) -> str:
    """The report's id, its address, and the other reports here that tell the same story."""
    copies = {r.source.outlet or r.source.doc for r in records if r.source.origin == source.origin}
    others = sorted(map(one_line, copies - {source.outlet or source.doc}))
    parts = [f"{one_line(source.doc)}, report {report[:SHORT]}, sentences by [characters]", one_line(source.url or "")]
    parts += [f"one story with {', '.join(others)}"] if others else []
    return ", ".join(part for part in parts if part)


def _claim_words(number: int, record: Record, actors: ActorIndex) -> str:
    """ "[12] 3fa9c1b2d4: the army (Malian Armed Forces) acknowledges, killed: two (2) soldiers"."""
    claim, voice = record.claim, voice_of(record, actors)
    who = claimant_words(claim)
    known = f" ({one_line(voice.name)})" if voice.actor and voice.name.casefold() not in who.casefold() else ""
    what = f"{claim.stance.value}, {harm_told(claim.kind)}: {count_words(claim)} {mention_words(claim.affected)}"
    by = f", by {mention_words(claim.perpetrator)}" if claim.perpetrator else ""
    return f"[{number}] {record.id[:SHORT]} {who}{known} {what}{by}{_review(record)}"


def _review(record: Record) -> str:
    told = "" if record.review is Review.NONE else f"; {record.review.value} by a person"
    return f"{told}; the newest reading lacks it" if record.obsolete else told
