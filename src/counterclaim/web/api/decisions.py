"""Decisions: what people made of claims, and making another one."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from pydantic import BaseModel, Field

from counterclaim.accounts.person import Person, Role, Scope
from counterclaim.ledger.decision import Decision as Made
from counterclaim.ledger.decision import Verdict
from counterclaim.ledger.judging import Meant
from counterclaim.ledger.view import in_force
from counterclaim.web.api.answers import Decision, Page, Refused
from counterclaim.web.api.cursor import Cursor, Limit
from counterclaim.web.api.kept import AskedAgain
from counterclaim.web.asking import may, site_of
from counterclaim.web.review.deciding import Conflict, NoSuchThing, NotTheirs, make
from counterclaim.web.review.meaning import meaning
from counterclaim.web.shelf import NoneSuch
from counterclaim.web.site import Site

router = APIRouter(prefix="/api/v1/decisions", tags=["decisions"])


@router.get("", response_model=Page[Decision], summary="Decisions in the order in which they were made")
def listed(
    asked: AskedAgain,
    _: Annotated[Person, Depends(may(Role.CODER, Scope.READ))],
    claim: Annotated[str, Query(max_length=64, description="Only those about this claim.")] = "",
    cursor: Cursor = None,
    limit: Limit = 100,
) -> Page[Decision]:
    """Only for coders. The cursor is the id of the last one that was given."""
    made = [d for d in asked.book.facts.decisions if not claim or any(s.startswith(claim) for s in d.subjects)]
    begin = _behind(made, cursor) if cursor else 0
    rows = made[begin : begin + limit]
    standing = {decision.id for decision in in_force(asked.book.facts.decisions)}
    behind = rows[-1].id if begin + limit < len(made) else None
    return Page(items=[_decision(row, standing) for row in rows], next=behind, as_of=asked.book.moment.isoformat())


class NewDecision(BaseModel):
    """`subjects` are ids, or how they begin: of claims, of a decision (undo); or the name of an outlet (grade). `value`
    goes with the verdict. `seen` are the decisions on the first subject that stood when it was looked at.
    """

    verdict: Verdict
    subjects: list[str] = Field(min_length=1, max_length=2)
    value: dict[str, Any] = Field(default_factory=dict)
    reason: str = Field("", max_length=5_000)
    seen: list[str] | None = Field(None, max_length=1_000)


class Written(BaseModel):
    id: str


@router.post(
    "",
    response_model=Written,
    status_code=201,
    responses={409: {"model": Refused}},
    summary="Decide",
)
def decide(
    request: Request, given: NewDecision, person: Annotated[Person, Depends(may(Role.CODER, Scope.DECIDE))]
) -> Written:
    """409 where somebody decided meanwhile: look again, and send the decisions that stand as `seen`."""
    site = site_of(request)
    try:
        meant = _meant(site, given) if given.verdict is Verdict.CORRECT else None
        id = make(site.ledger, person, given.verdict, given.subjects, given.value, given.reason, given.seen, meant)
    except Conflict as error:
        raise HTTPException(409, str(error)) from None
    except NoSuchThing as error:
        raise HTTPException(404, str(error)) from None
    except NotTheirs as error:
        raise HTTPException(403, str(error)) from None
    except (ValueError, KeyError, TypeError) as error:
        raise HTTPException(400, str(error)) from None
    site.keeper.look()
    return Written(id=id)


def _meant(site: Site, given: NewDecision) -> Meant | None:
    """What the words of a correction stand for; of a claim that is not there nothing is told."""
    index = site.index(site.keeper.look())
    try:
        return meaning(index, index.claim(given.subjects[0]), given.value)
    except NoneSuch:
        return None


def _behind(made: list[Made], cursor: str) -> int:
    place = next((n for n, decision in enumerate(made) if decision.id == cursor), None)
    if place is None:
        raise HTTPException(400, "that is no cursor of this list")
    return place + 1


def _decision(decision: Made, standing: set[str]) -> Decision:
    return Decision(
        **decision.to_dict(),
        id=decision.id,
        undone=decision.id not in standing and decision.verdict is not Verdict.UNDO,
    )
