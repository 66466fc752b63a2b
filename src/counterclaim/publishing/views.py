"""What the page's templates show: plain values, made from readings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.claims.claim import Claim
from counterclaim.claims.kinds import Kind
from counterclaim.claims.report import Reading, Report
from counterclaim.publishing.marks import CORE, Mark, Piece, Role, cut
from counterclaim.publishing.visible import UNSAFE, one_line, sign
from counterclaim.publishing.wording import (
    OWN_VOICE,
    claimant_words,
    claims_words,
    count_words,
    days,
    mention_words,
    place_words,
    scope_words,
)

VOICES = 8
"""Colours for claimants; a ninth claimant shares the first one's."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A claimant of a report and its colour; None is the report itself."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A row of the table."""

    number: int
    kind: str
    voice: Voice
    claimant: str
    stance: str
    count: str
    affected: str
    status: str
    perpetrator: str
    place: str
    days: tuple[str, ...]
    scope: str
    repeats: int | None
    sure: str


@dataclass(frozen=True, slots=True)
class PieceView:
    """A stretch of text: runs of (characters, whether they are a sign for an unsafe one), and how it looks."""

    runs: tuple[tuple[str, bool], ...]
    look: str
    hint: str
    claims: str
    sentence_of: str
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its claims; `key` tells its ids from those of others on the page."""

    key: str
    doc: str
    title: str | None
    facts: tuple[str, ...]
    language: str | None
    total: str
    voices: tuple[Voice, ...]
    claims: tuple[ClaimView, ...]
    pieces: tuple[PieceView, ...]
    excluded: bool


def report_view(reading: Reading, key: str) -> ReportView:
    report, voices = reading.report, voices_of(reading.claims)
    return ReportView(
        key=key,
        doc=one_line(report.doc),
        title=one_line(report.title) if report.title else None,
        facts=_facts(report),
        language=report.language,
        total=claims_words(len(reading.claims)),
        voices=tuple({v.name: v for v in voices.values()}.values()),
        claims=tuple(claim_view(claim, voices[voice_key(claim)]) for claim in reading.claims),
        pieces=tuple(piece_view(report.text, piece, voices) for piece in cut(reading)),
        excluded=bool(report.excluded),
    )


def kind_views(readings: Iterable[Reading]) -> list[str]:
    """The kinds that occur, in the codebook's order."""
    found = {claim.kind for reading in readings for claim in reading.claims}
    return [kind.value for kind in Kind if kind in found]


def _facts(report: Report) -> tuple[str, ...]:
    published = f"published {report.published.isoformat()}" if report.published else None
    return tuple(one_line(fact) for fact in (report.outlet, published, report.url) if fact)


def voice_key(claim: Claim) -> str:
    """What tells claimants apart: the actor where one is known, else the words without their article."""
    if claim.claimant is None:
        return ""
    if claim.claimant.actors:
        return claim.claimant.actors[0].id
    return one_line(claim.claimant.text).casefold().removeprefix("the ")


def voices_of(claims: Sequence[Claim]) -> dict[str, Voice]:
    """The claimants by `voice_key`, in the order of their first claim."""
    found: dict[str, Voice] = {}
    for claim in claims:
        key = voice_key(claim)
        if key not in found:
            named = sum(1 for known in found if known)
            colour = f"voice-{named % VOICES}" if claim.claimant else "voice-own"
            found[key] = Voice(one_line(claim.claimant.text) if claim.claimant else OWN_VOICE, colour)
    return found


def claim_view(claim: Claim, voice: Voice) -> ClaimView:
    return ClaimView(
        number=claim.id,
        kind=claim.kind.value,
        voice=voice,
        claimant=claimant_words(claim),
        stance=claim.stance.value,
        count=count_words(claim),
        affected=mention_words(claim.affected),
        status=claim.status.value,
        perpetrator=mention_words(claim.perpetrator),
        place=place_words(claim.place),
        days=days(claim.time),
        scope=scope_words(claim),
        repeats=claim.same_as,
        sure=f"{claim.confidence:.0%}",
    )


def piece_view(text: str, piece: Piece, voices: dict[str, Voice]) -> PieceView:
    return PieceView(
        runs=tuple(_runs(piece.span.of(text))),
        look=" ".join(_look(piece, voices)),
        hint="; ".join(f"{m.role.value}, claim {m.claim.id} ({m.claim.kind.value})" for m in piece.marks),
        claims=_numbers(m.claim.id for m in piece.marks),
        sentence_of=_numbers(piece.sentence_of),
        ends=piece.ends,
    )


def _numbers(ids: Iterable[int]) -> str:
    return " ".join(map(str, dict.fromkeys(ids)))


def _look(piece: Piece, voices: dict[str, Voice]) -> list[str]:
    """The classes of a piece: its kinds fill it, its claimants underline it."""
    if piece.excluded is not None:
        return ["excluded"]
    kinds = list(dict.fromkeys(m.claim.kind.value for m in piece.marks if m.role in CORE))
    spoken = list(dict.fromkeys(voices[voice_key(m.claim)].colour for m in piece.marks if _is_voiced(m)))
    look = ["mark"] if piece.marks else []
    look += [f"kind-{kinds[0]}"] if kinds else []
    look += ["two-kinds", f"also-{kinds[1]}"] if len(kinds) > 1 else []
    look += ["voiced", spoken[0]] if spoken else []
    look += ["two-voices", f"and-{spoken[1]}"] if len(spoken) > 1 else []
    look += ["who-says"] if any(m.role in (Role.CLAIMANT, Role.RELAY) for m in piece.marks) else []
    return look + ([] if kinds or spoken or not piece.marks else ["aside"])


def _is_voiced(mark: Mark) -> bool:
    return mark.role in CORE or mark.role is Role.CLAIMANT


def _runs(text: str) -> Iterable[tuple[str, bool]]:
    at = 0
    for found in UNSAFE.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield sign(found.group()), True
        at = found.end()
    if at < len(text):
        yield text[at:], False
