"""Airwars (policies.md, row `airwars`): a range for each group, and a grade for the incident."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from counterclaim.claims.claim import Claim
from counterclaim.claims.kinds import HARM, Kind, Scope, Stance, Status
from counterclaim.claims.record import Record
from counterclaim.knowledge.actors import ActorIndex
from counterclaim.weighing.estimate import Grade, Row, Use
from counterclaim.weighing.figures import Figure, largest, smallest
from counterclaim.weighing.rules.parameters import Value, names, whole
from counterclaim.weighing.rules.verdict import Verdict, range_verdict, split
from counterclaim.weighing.sides import CIVILIANS, GENERAL, UNKNOWN, actor_of, camp
from counterclaim.weighing.sifting import independent_sources
from counterclaim.weighing.testimony import Testimony, testify
from counterclaim.weighing.voices import Interest, voice_of


def decide(standing: Sequence[Testimony], parameters: Mapping[str, Value]) -> Verdict:
    """The lowest and the highest credible figure; headline totals use the lowest, so that is the best one.

    What a belligerent concedes that it did to people who are not its own is kept apart.
    """
    conceded = [t for t in standing if _is_concession(t)]
    others, aside = split((t for t in standing if t not in conceded), map(Interest, names(parameters["credible"])))
    aside += [Row(t, Use.CONCEDED, "a belligerent's own concession, kept apart") for t in conceded]
    low, high = smallest(t.figure.lowest for t in others), largest(t.figure.highest for t in others)
    return range_verdict(others, low, low, high, aside, _range_of(conceded))


def grade(records: Sequence[Record], actors: ActorIndex, parameters: Mapping[str, Value]) -> Grade:
    """Contested, Confirmed, Discounted, Fair, Weak, or Ungraded where nobody tells of harm."""
    harm = [testify(r, actors) for r in records if _is_told_harm(r.claim)]
    not_fighters = [t for t in harm if t.side in (CIVILIANS, UNKNOWN)]
    blamed = _blamed(records, actors)
    accepted = sorted({side for r in records if (side := _accepted(r, actors)) is not None})
    if accepted:
        return Grade("Confirmed", f"{' and '.join(accepted)} accepted responsibility")
    if len(blamed) > 1:
        return Grade("Contested", f"competing claims of responsibility: {', '.join(blamed)}")
    if harm and not not_fighters:
        return Grade("Discounted", "all those harmed are told to be combatants")
    sources = [t for t in not_fighters if t.interest.value in names(parameters["credible"])]
    found, needed = independent_sources(sources), whole(parameters["fair"])
    if found >= needed:
        return Grade("Fair", f"{found} independent credible sources")
    if found:
        return Grade("Weak", "one credible source" if found == 1 else f"only {found} credible sources")
    return Grade("Ungraded", "no credible source tells of harm")


def _is_told_harm(claim: Claim) -> bool:
    told = claim.kind in HARM and claim.scope is not Scope.CUMULATIVE and claim.count.high != 0
    return told and claim.stance in (Stance.ASSERTS, Stance.ACKNOWLEDGES)


def _is_concession(testimony: Testimony) -> bool:
    return testimony.interest is Interest.AGAINST and testimony.side in GENERAL.values()


def _range_of(conceded: Sequence[Testimony]) -> Figure | None:
    if not conceded:
        return None
    low, high = smallest(t.figure.lowest for t in conceded), largest(t.figure.highest for t in conceded)
    return Figure(low, None, high)


def _accepted(record: Record, actors: ActorIndex) -> str | None:
    """The side of a belligerent that says that it did it; boasting of dead fighters accepts nothing."""
    claim, voice = record.claim, voice_of(record, actors)
    doer = actor_of(claim.perpetrator)
    if not voice.party or doer is None or camp(doer, actors).key != voice.camp:
        return None
    owns_up = claim.kind in HARM and claim.status is not Status.COMBATANT and claim.stance is Stance.ACKNOWLEDGES
    claims_it = claim.kind is Kind.RESPONSIBILITY and claim.stance in (Stance.ASSERTS, Stance.ACKNOWLEDGES)
    return camp(doer, actors).name if owns_up or claims_it else None


def _blamed(records: Iterable[Record], actors: ActorIndex) -> list[str]:
    """The sides named as the perpetrator; allies of the day are one side."""
    named: list[tuple[str, Record]] = []
    for record in sorted(records, key=lambda r: r.id):
        claim = record.claim
        doer = actor_of(claim.perpetrator)
        bears = claim.kind in HARM or claim.kind is Kind.RESPONSIBILITY
        if doer is None or not bears or claim.stance is Stance.DENIES:
            continue
        if not any(actors.same_side(doer, other, record.source.published) for other, _ in named):
            named.append((doer, record))
    return sorted(camp(doer, actors).name for doer, _ in named)
