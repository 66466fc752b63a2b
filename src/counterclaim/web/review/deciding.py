"""A person's decision to the ledger: from a page's form or from a program."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from counterclaim.accounts.person import Person, Role
from counterclaim.ledger.conflict import Conflict
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.ledger.judging import Meant, NoSuchThing, decide
from counterclaim.ledger.ledger import Ledger

__all__ = ["Conflict", "NoSuchThing", "NotTheirs", "make"]


class NotTheirs(ValueError):
    """A coder wants to undo what another person decided."""


def make(
    ledger: Ledger,
    person: Person,
    verdict: str,
    subjects: Sequence[str],
    value: Mapping[str, Any] | None = None,
    reason: str = "",
    seen: Collection[str] | None = None,
    meant: Meant | None = None,
) -> str:
    """Write down what the person decided of the subjects (ids, or how they begin). Returns the decision's id.

    `seen` are the ids of the decisions on the first subject that were in force when the person looked; None where the
    person decides whatever others did. `meant` is what a correction's words stand for. Raises Conflict where others
    decided meanwhile, NoSuchThing, NotTheirs, and ValueError for what cannot be decided.
    """
    decision = Decision(_verdict(verdict), tuple(subjects), person.name, ledger.clock(), reason.strip(), value or {})
    if decision.verdict is Verdict.UNDO:
        _refuse_others(ledger, person, decision)
    return decide(ledger, decision, seen, meant)


def _verdict(told: str) -> Verdict:
    try:
        return Verdict(told)
    except ValueError:
        raise ValueError(f"{told!r} is no verdict; there are {', '.join(Verdict)}") from None


def _refuse_others(ledger: Ledger, person: Person, undoing: Decision) -> None:
    """Who made a decision never changes, so that this may be asked before the transaction."""
    told = undoing.subjects[0]
    found = [d for d in ledger.concerning([told]).decisions if d.id.startswith(told)]
    if person.role < Role.ADJUDICATOR and any(d.author != person.name for d in found):
        raise NotTheirs(f"{found[0].author} decided that; only an adjudicator undoes what others decided")
