"""Whether what a decision was made of is still what stands: a pure check, for the transaction that writes it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.view import in_force


class Conflict(ValueError):
    """Somebody decided meanwhile. `mine` was not written; `theirs` came, and `gone` were undone, since it was shown.

    `standing` are the ids that are in force now: with these as what was seen, the same decision would be written.
    """

    def __init__(
        self, mine: Decision, theirs: Sequence[Decision], gone: Sequence[Decision], standing: Sequence[str]
    ) -> None:
        super().__init__("somebody decided on this claim meanwhile")
        self.mine, self.theirs, self.gone, self.standing = mine, tuple(theirs), tuple(gone), tuple(standing)


def unopposed(mine: Decision, decisions: Sequence[Decision], seen: Collection[str]) -> Decision:
    """The decision to write: `mine`, or the same one where its author has just made it (a form that was sent twice).

    `decisions` are all that bear on its subjects, in their order; `seen` the ids of those on its first subject that
    were in force when it was shown. Of an undoing, what it undoes must be in force. Raises Conflict.
    """
    standing = in_force(decisions)
    if mine.verdict is Verdict.UNDO:
        return _undoing(mine, decisions, standing)
    now = [d for d in standing if mine.subjects[0] in d.subjects]
    theirs = [d for d in now if d.id not in seen]
    gone = [d for d in decisions if d.id in seen and d not in now]
    if twin := next((d for d in theirs if _is_same(d, mine)), None):
        return twin
    if theirs or gone:
        raise Conflict(mine, theirs, gone, [d.id for d in now])
    return mine


def _undoing(mine: Decision, decisions: Sequence[Decision], standing: Sequence[Decision]) -> Decision:
    """An undoing can be undone itself, so long as nothing undid it."""
    undone = mine.subjects[0]
    if undone in {d.id for d in standing}:
        return mine
    theirs = [d for d in decisions if d.verdict is Verdict.UNDO and undone in d.subjects]
    if theirs and not _is_overruled(theirs[-1], decisions):
        raise Conflict(mine, theirs[-1:], [d for d in decisions if d.id == undone], [])
    return mine


def _is_overruled(undoing: Decision, decisions: Sequence[Decision]) -> bool:
    later = [d for d in decisions if d.verdict is Verdict.UNDO and undoing.id in d.subjects]
    return bool(later) and not _is_overruled(later[-1], decisions)


def _is_same(one: Decision, other: Decision) -> bool:
    return _told(one) == _told(other)


def _told(decision: Decision) -> tuple[object, ...]:
    return decision.verdict, decision.subjects, decision.author, decision.reason, dict(decision.value)
