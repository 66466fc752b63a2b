"""`counterclaim judge` and `undo`: what a person decides, written beside the facts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli.ledgers import DEFAULT, Address, Author, author_of, opened
from counterclaim.cli.usage import refuse

if TYPE_CHECKING:
    from counterclaim.ledger.decision import Decision
    from counterclaim.ledger.judging import Meant
    from counterclaim.ledger.ledger import Ledger

Reason = Annotated[str, typer.Option(help="Why.")]


def judge(
    verdict: Annotated[str, typer.Argument(help="accept, reject, correct, same, different, actor, place or grade.")],
    subjects: Annotated[
        list[str], typer.Argument(help="Claims (ids, or how they begin); the outlet for grade; then field=value.")
    ],
    ledger: Address = DEFAULT,
    reason: Reason = "",
    author: Author = None,
) -> None:
    """Decide on a claim, on two claims, or on an outlet. Prints the id of the decision, which `undo` takes."""
    from counterclaim.ledger.decision import Decision, Verdict
    from counterclaim.ledger.judging import NoSuchThing, decide

    book = opened(ledger)
    named, values = [s for s in subjects if "=" not in s], [s for s in subjects if "=" in s]
    try:
        decision = Decision(Verdict(verdict), tuple(named), author_of(author), book.clock(), reason, _values(values))
        typer.echo(decide(book, decision, meant=_meant(book, decision)))
    except (NoSuchThing, ValueError) as error:
        refuse(str(error))


def _meant(book: Ledger, decision: Decision) -> Meant:
    """Whom, which place or which days the words of a correction stand for, as the reader tells it."""
    from counterclaim.book.meaning import meaning_among
    from counterclaim.knowledge.actors import load_actors
    from counterclaim.ledger.decision import Verdict

    if decision.verdict is not Verdict.CORRECT:
        return {}
    claim = decision.subjects[0]
    return meaning_among(book.beside(claim), claim, decision.value, load_actors())


def undo(
    decision: Annotated[str, typer.Argument(help="Id of the decision, or how it begins.")],
    ledger: Address = DEFAULT,
    reason: Reason = "",
    author: Author = None,
) -> None:
    """Take a decision back; undoing that brings it in force again."""
    judge("undo", [decision], ledger, reason, author)


def _values(words: list[str]) -> dict[str, Any]:
    """`field=value`; a value that is JSON is taken as such."""
    return {name: _value(value) for name, _, value in (word.partition("=") for word in words)}


def _value(words: str) -> Any:
    try:
        return json.loads(words)
    except ValueError:
        return words
