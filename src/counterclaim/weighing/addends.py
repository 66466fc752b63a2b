"""What one sentence tells of one side under several names adds up: "six priests and two women" are eight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.claims.count import Count
from counterclaim.claims.kinds import Scope, Stance
from counterclaim.weighing.estimate import Row, Use
from counterclaim.weighing.figures import Figure, is_number
from counterclaim.weighing.sides import GENERAL
from counterclaim.weighing.testimony import Testimony, by_time
from counterclaim.weighing.wording import count_words, is_generic, plain_line

_OWNED = (Stance.ASSERTS, Stance.ACKNOWLEDGES)


def add_up(testimonies: Iterable[Testimony]) -> tuple[list[Testimony], list[Row]]:
    """Of the claims of one kind and side: one testimony for what a sentence and claimant count of different people.

    Only numbers add up, only whole figures, and only people with a name of their own, for "people" may hold the
    others, or whom nothing but an "and" joins.
    The rows tell what was added to what.
    """
    groups: dict[object, list[Testimony]] = {}
    for testimony in by_time(testimonies):
        claim = testimony.record.claim
        groups.setdefault((testimony.report, claim.span, testimony.voice.key), []).append(testimony)
    standing: list[Testimony] = []
    rows: list[Row] = []
    for told in groups.values():
        addends = _addends(told)
        if len(addends) > 1:
            standing.append(_joint(addends))
            rows += [_added(t, addends[0]) for t in addends[1:]]
        standing += [t for t in told if len(addends) < 2 or t not in addends]
    return by_time(standing), rows


def are_comparable(one: Testimony, other: Testimony) -> bool:
    """Whether both may count the same people: a person with a name is none of another name, and no whole.

    Of people of no named side, priests are not compared with women.
    """
    ours, theirs = _words(one), _words(other)
    if _is_named(one) or _is_named(other):
        return _is_named(one) and _is_named(other) and bool(ours & theirs)
    return one.side not in GENERAL.values() or not ours or not theirs or bool(ours & theirs)


def _is_named(testimony: Testimony) -> bool:
    """One, without a word for how many: "Colonel Diallo was killed"."""
    count = testimony.count
    return count.low == count.high == 1 and not count.text.strip()


def _addends(told: Sequence[Testimony]) -> list[Testimony]:
    """Those in the order of the sentence that count different people."""
    counted = sorted((t for t in told if _is_whole_number(t)), key=lambda t: (t.record.claim.id, t.record.id))
    return [t for t in counted if all(_counts_others(t, other) for other in counted if other is not t)]


def _counts_others(one: Testimony, other: Testimony) -> bool:
    """Whether they have names of their own, or an "and" alone stands between them: "1 officer and 3 staff officers"."""
    ours = _words(one)
    return (bool(ours) and not ours & _words(other)) or _are_joined(one, other) or _are_joined(other, one)


def _are_joined(first: Testimony, second: Testimony) -> bool:
    affected, counts = first.record.claim.affected, [t.record.claim.count.text for t in (first, second)]
    if affected is None or not all(count.strip() for count in counts):
        return False
    before, whom, behind = (
        r"\s+".join(map(re.escape, words.split())) for words in (counts[0], affected.text, counts[1])
    )
    where = r"(?:\s+(?:aboard|at|from|in|of|on)\s+[^\s,.;:()]+(?:\s+[^\s,.;:()]+)?)?"
    joined = rf"\b{before}\s+{whom}{where},?\s+(?:and|as\s+well\s+as|plus)\s+{behind}\b"
    return re.search(joined, first.record.sentence, re.IGNORECASE) is not None


def _is_whole_number(testimony: Testimony) -> bool:
    claim = testimony.record.claim
    owned = claim.stance in _OWNED and claim.scope is Scope.INCIDENT and claim.part_of is None
    return owned and is_number(claim.count) and claim.count.high != 0 and not testimony.unsplit


def _words(testimony: Testimony) -> frozenset[str]:
    """Of the affected, in the singular where that is regular; none where they say nothing of who it is."""
    affected = testimony.record.claim.affected
    words = plain_line(affected.text).casefold().split() if affected else []
    return frozenset() if not words or is_generic(words[-1]) else frozenset(w.removesuffix("s") for w in words)


def _joint(addends: Sequence[Testimony]) -> Testimony:
    figures = [t.figure for t in addends]
    figure = Figure(*(_sum([getattr(f, part) for f in figures]) for part in ("low", "point", "high")))
    counts = [t.record.claim.count for t in addends]
    total = Count(
        text=" + ".join(c.text or str(c.low if c.low is not None else c.high) for c in counts),
        low=_sum([c.low for c in counts]),
        high=_sum([c.high for c in counts]),
        approximate=any(c.approximate for c in counts),
    )
    return replace(addends[0], figure=figure, total=total)


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [n for n in numbers if n is not None]
    return sum(known) if len(known) == len(numbers) else None


def _added(testimony: Testimony, first: Testimony) -> Row:
    of = first.record.claim
    whom = f" {plain_line(of.affected.text)}" if of.affected else ""
    return Row(testimony, Use.ADDED, f"other people of the same sentence: added to {count_words(of.count)}{whom}")
