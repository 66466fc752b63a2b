"""What every policy sets aside before its own rule begins (policies.md, rows `ledger` and "Independence")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from counterclaim.claims.kinds import Scope, Stance
from counterclaim.weighing.addends import add_up
from counterclaim.weighing.estimate import Row, Use
from counterclaim.weighing.figures import are_compatible, is_number
from counterclaim.weighing.testimony import Testimony, by_time, same_count
from counterclaim.weighing.wording import count_words, day_words

Sifted = tuple[list[Testimony], list[Row]]
"""What stands, and what is set aside."""


def sift(testimonies: Iterable[Testimony]) -> Sifted:
    """Of the claims of one kind and side: those that give a number for this incident, and stood by it."""
    standing, aside = [], []
    everything = by_time(testimonies)
    for testimony in everything:
        row = _no_figure_of_its_own(testimony) or _denied(testimony, everything) or _no_number(testimony)
        if row is None:
            standing.append(testimony)
        else:
            aside.append(row)
    standing, added = add_up(standing)
    return _without_unsplit(standing, aside + added)


def latest_of_each(testimonies: Iterable[Testimony]) -> Sifted:
    """One figure for each claimant, its latest; a word never takes the place of a number that the claimant gave."""
    everything = by_time(testimonies)
    standing: list[Testimony] = []
    aside: list[Row] = []
    for theirs in _by(everything, lambda t: t.voice.key):
        current = max(enumerate(theirs), key=lambda pair: (is_number(pair[1].count), pair[0]))[1]
        standing.append(current)
        aside += [_replaced(t, current) for t in theirs if t is not current]
    return _without_echoes(by_time(standing), aside, everything)


def independent_sources(testimonies: Sequence[Testimony]) -> int:
    """The most claimants that can be told apart by camp and by origin at once: a source has one of each."""
    camps = {camp: {t.origin for t in theirs} for camp, theirs in _camps(testimonies).items()}
    taken: dict[str, str] = {}

    def settle(camp: str, tried: set[str]) -> bool:
        for origin in sorted(camps[camp]):
            if origin not in tried:
                tried.add(origin)
                if origin not in taken or settle(taken[origin], tried):
                    taken[origin] = camp
                    return True
        return False

    return sum(settle(camp, set()) for camp in sorted(camps))


def _no_figure_of_its_own(testimony: Testimony) -> Row | None:
    claim = testimony.record.claim
    if claim.scope is Scope.CUMULATIVE:
        return Row(testimony, Use.CUMULATIVE, "a sum over more than this incident")
    if claim.scope is Scope.PART:
        return Row(testimony, Use.PART, "part of another figure of the same report")
    if claim.stance is Stance.DENIES:
        return Row(testimony, Use.DENIAL, "a denial, which gives no figure")
    if claim.stance is Stance.WITHHOLDS:
        return Row(testimony, Use.WITHHELD, "the claimant gives no figure, which is not a claim of none")
    return None


def _denied(testimony: Testimony, everything: Sequence[Testimony]) -> Row | None:
    """A claim that its own claimant denied on the same day or later; a denied figure leaves other figures alone."""
    for other in everything:
        if other.record.claim.stance is not Stance.DENIES or other.voice.key != testimony.voice.key:
            continue
        names_it = not is_number(other.count) or are_compatible(other.count, testimony.count)
        if other.day >= testimony.day and names_it and testimony.count.high != 0:
            return Row(testimony, Use.DENIED, f"the claimant itself denied it{day_words(other, ' on ')}")
    return None


def _no_number(testimony: Testimony) -> Row | None:
    if not testimony.figure.is_open:
        return None
    said = count_words(testimony.count)
    return Row(testimony, Use.NO_NUMBER, f"{said} is no number under this policy's table")


def _without_unsplit(standing: list[Testimony], aside: list[Row]) -> Sifted:
    """Casualties that are not told apart give way to any claim of deaths."""
    split = [t for t in standing if not t.unsplit]
    if not split or len(split) == len(standing):
        return standing, aside
    why = "casualties that are not told apart, beside claims of deaths"
    return split, aside + [Row(t, Use.UNSPLIT, why) for t in standing if t.unsplit]


def _replaced(testimony: Testimony, current: Testimony) -> Row:
    said = f"{count_words(current.count)}{day_words(current, ' on ')}"
    if same_count(testimony.count, current.count):
        if testimony.voice.is_reports:
            return Row(testimony, Use.SAME_ORIGIN, "the same story in another outlet or sentence")
        return Row(testimony, Use.REPEATED, "the same claimant says the same elsewhere")
    if is_number(current.count) and not is_number(testimony.count):
        return Row(testimony, Use.SUPERSEDED, f"the same claimant gave a number: {said}")
    which = "later figure" if current.day > testimony.day else "other figure of that day, the larger one,"
    return Row(testimony, Use.SUPERSEDED, f"the same claimant's {which} is {said}")


def _without_echoes(standing: list[Testimony], aside: list[Row], everything: Sequence[Testimony]) -> Sifted:
    """A report that says in its own voice what a claimant says in the same story adds no source."""
    kept = []
    for testimony in standing:
        source = next((o for o in everything if _is_echo(testimony, o)), None)
        if source is None:
            kept.append(testimony)
        else:
            why = f"the same story has the figure from {source.voice.name}"
            aside.append(Row(testimony, Use.SAME_ORIGIN, why))
    return kept, aside


def _is_echo(testimony: Testimony, other: Testimony) -> bool:
    if not testimony.voice.is_reports or other.voice.is_reports or other.origin != testimony.origin:
        return False
    return same_count(testimony.count, other.count)


def _camps(testimonies: Iterable[Testimony]) -> dict[str, list[Testimony]]:
    return {theirs[0].voice.camp: theirs for theirs in _by(testimonies, lambda t: t.voice.camp)}


def _by(testimonies: Iterable[Testimony], key: Callable[[Testimony], str]) -> list[list[Testimony]]:
    """Groups in the order of their keys, each oldest first."""
    found: dict[str, list[Testimony]] = {}
    for testimony in by_time(testimonies):
        found.setdefault(key(testimony), []).append(testimony)
    return [found[name] for name in sorted(found)]
