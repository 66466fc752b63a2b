"""One claim at a time for a person to decide on, and the form that decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from counterclaim.accounts.person import Person, Role
from counterclaim.book.book import Book
from counterclaim.claims.record import Record
from counterclaim.ledger.conflict import Conflict
from counterclaim.ledger.decision import Decision, Verdict
from counterclaim.web.asking import Asked, AskedNow, may, with_query
from counterclaim.web.decided import decided
from counterclaim.web.forgery import own_form
from counterclaim.web.index import Index
from counterclaim.web.rendering import page
from counterclaim.web.review.deciding import NotTheirs, make
from counterclaim.web.review.desk import Pile
from counterclaim.web.review.form import correction, subjects
from counterclaim.web.review.near import near, with_words
from counterclaim.web.review.queue import Place, Sought, at, behind, numbers, place_of, sought_of
from counterclaim.web.review.reasons import WORDS, Reason
from counterclaim.web.review.sight import (
    AROUND,
    CHOICES,
    WHOLE,
    as_typed,
    fields_of,
    history,
    mentions_of,
    others_of,
    text_around,
)
from counterclaim.web.shelf import NoneSuch, only

router = APIRouter(include_in_schema=False)
_OF_NOW = ("as_of", "redaction")
_LONGEST = 2_000
_SPLITS = 30
PART = "x-part"
"""Header of a script's request: the claim alone, without the page around it."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What the address asks for; `back` is that part of the address which stays from claim to claim."""

    reason: str = ""
    incident: str = ""
    actor: str = ""
    report: str = ""
    mine: str = ""

    @property
    def back(self) -> dict[str, str]:
        return {name: value for name in QUEUE if (value := getattr(self, name))}


QUEUE = ("reason", "incident", "actor", "report", "mine")


def queue_of(
    reason: Annotated[str, Query(max_length=20)] = "",
    incident: Annotated[str, Query(max_length=64)] = "",
    actor: Annotated[str, Query(max_length=250)] = "",
    report: Annotated[str, Query(max_length=64)] = "",
    mine: Annotated[str, Query(max_length=3)] = "",
) -> Queue:
    return Queue(reason, incident, actor, report, mine)


@router.get("/review")
def review(
    request: Request,
    asked: AskedNow,
    _: Annotated[Person, Depends(may(Role.CODER))],
    queue: Annotated[Queue, Depends(queue_of)],
    claim: Annotated[str, Query(max_length=64, description="Opens this claim.")] = "",
    begin: Annotated[str, Query(alias="from", max_length=64, description="From this claim's place on.")] = "",
    done: Annotated[str, Query(max_length=64, description="The decision that was just made.")] = "",
    whole: Annotated[str, Query(max_length=3, description="yes shows the whole report.")] = "",
) -> Response:
    """The first claim that waits; decisions are made of what is known now, never of a moment that is past."""
    if any(name in request.query_params for name in _OF_NOW):
        return RedirectResponse(with_query(request, **dict.fromkeys(_OF_NOW)), 303)
    desk = _Desk(asked, queue)
    shown = desk.claim(claim) if claim else desk.waiting(begin)
    template = "review_part.html" if PART in request.headers else "review.html"
    return page(request, asked, template, **desk.state(done), **desk.sight(shown, AROUND if not whole else WHOLE))


@router.get("/review/near")
def join(
    request: Request,
    asked: AskedNow,
    _: Annotated[Person, Depends(may(Role.CODER))],
    queue: Annotated[Queue, Depends(queue_of)],
    claim: Annotated[str, Query(max_length=64)],
    words: Annotated[str, Query(alias="q", max_length=300)] = "",
    following: Annotated[str, Query(alias="next", max_length=64)] = "",
) -> HTMLResponse:
    """Claims of other incidents that the claim may be of one event with: near ones, or those with the words."""
    desk = _Desk(asked, queue)
    record = desk.claim(claim)
    own, entries = asked.catalogue.entry(desk.pile.incident_of.get(record.id, "")), asked.catalogue.entries
    template = "review_near_part.html" if PART in request.headers else "review_near.html"
    return page(
        request,
        asked,
        template,
        record=record,
        seen=desk.seen(record),
        back=urlencode(queue.back),
        following=following,
        words=words,
        found=with_words(words, own, entries) if words.strip() else near(record, own, entries),
    )


class _Desk:
    """The queue as one person asks for it."""

    def __init__(self, asked: Asked, queue: Queue) -> None:
        self.asked, self.queue = asked, queue
        self.index: Index = asked.site.index(asked.book)
        self.pile: Pile = asked.site.desk.pile(self.index)
        self.newer = self.pile.seen_by(asked.person.name)
        self.among = sought_of(self.newer.items, _sought(self, queue))
        known = not queue.reason or queue.reason in list(Reason)
        self.items = sought_of(self.among, Sought(reason=queue.reason)) if known else []

    def claim(self, beginning: str) -> Record:
        try:
            return self.index.claim(beginning)
        except NoneSuch as error:
            raise HTTPException(404, str(error)) from None

    def waiting(self, begin: str) -> Record | None:
        """The first one, or the first from a claim's place on."""
        found = at(self.items, self._place(self.claim(begin))) if begin else next(iter(self.items), None)
        return found.record if found is not None else None

    def seen(self, record: Record) -> list[str]:
        """The ids of the decisions on the claim that are in force."""
        return [decision.id for decision in self.index.decisions.get(record.id, ())]

    def state(self, done: str) -> dict[str, Any]:
        """What stands above the claim: how many are left, what was just decided, what can be undone."""
        mine = [d for d in self.pile.standing if d.author == self.asked.person.name and d.verdict is not Verdict.GRADE]
        unfiltered = self.among is self.pile.items
        return {
            "queue": self.queue,
            "back": urlencode(self.queue.back),
            "left": len(self.items),
            "numbers": self.pile.numbers if unfiltered else numbers(self.among),
            "all_left": len(self.among),
            "reasons": Reason,
            "reason_words": WORDS,
            "done": next((d for d in reversed(self.asked.book.facts.decisions) if done and d.id == done), None),
            "last": mine[-1] if mine else None,
            "named": _named(self),
            "dict_without": lambda told, name: {key: value for key, value in told.items() if key != name},
        }

    def sight(self, record: Record | None, around: int) -> dict[str, Any]:
        """All that is shown of a claim; `record` None where nothing waits."""
        if record is None:
            return {"record": None, "seen": [], "following": ""}
        incident = self.pile.incident_of.get(record.id, "")
        looked, entry = self.pile.looked.get(incident), self.asked.catalogue.entry(incident)
        told = (*looked.incident.records, *looked.incident.attached) if looked else ()
        others, more = others_of(record, told, looked.relations if looked else ())
        following = behind(self.items, self._place(record))
        report = self.index.shelf.row[record.source.report_id].filed.report
        return {
            "record": record,
            "entry": entry,
            "why": self._why(record),
            "text": text_around(report, record.claim, around),
            "fields": fields_of(record.claim),
            "choices": CHOICES,
            "as_typed": as_typed,
            "mentions": mentions_of(record.claim),
            "others": others,
            "more": more,
            "splits": _splits(record, told),
            "history": history(self.index, record, self.pile.undone.get(record.id, ())),
            "seen": self.seen(record),
            "following": following.id if following else "",
            "may_undo_others": self.asked.person.role >= Role.ADJUDICATOR,
        }

    def _why(self, record: Record) -> tuple[Reason, ...]:
        """As in the queue, where what is new to the person stands before what is open."""
        item = self.pile.item(record, self.newer)
        return item.reasons if item is not None else ()

    def _place(self, record: Record) -> Place:
        """Where it stands in the queue, or stood before it was decided."""
        item = self.pile.item(record, self.newer)
        if item is not None:
            return item.place
        looked = self.pile.looked_at(record)
        of_relations = looked.of_relations.get(record.id, frozenset()) if looked else frozenset()
        ordered = tuple(reason for reason in Reason if reason in of_relations)
        return place_of(record, looked.incident.id if looked else "", ordered)


def _sought(desk: _Desk, queue: Queue) -> Sought:
    """All but the reason. Raises 404 for an incident or a report that is not there."""
    if queue == Queue(reason=queue.reason):
        return Sought()
    incidents: frozenset[str] | None = None
    if queue.incident:
        incidents = frozenset([_only(queue.incident, sorted(desk.pile.looked), "incident")])
    if queue.actor:
        entries = desk.asked.catalogue.entries
        theirs = frozenset(entry.id for entry in entries if queue.actor in entry.actors)
        incidents = theirs if incidents is None else incidents & theirs
    report = _only(queue.report, desk.index.shelf.report_ids, "report") if queue.report else ""
    return Sought("", report, incidents, _decided_by(desk.asked) if queue.mine else None)


def _decided_by(asked: Asked) -> frozenset[str]:
    told = (d for d in asked.book.facts.decisions if d.author == asked.person.name)
    return frozenset(subject for decision in told for subject in decision.subjects)


def _only(beginning: str, ids: Any, what: str) -> str:
    try:
        return only(beginning, ids, what)
    except NoneSuch as error:
        raise HTTPException(404, str(error)) from None


def _named(desk: _Desk) -> list[tuple[str, str]]:
    """What is asked for besides the reason: the name in the address, and in words."""
    queue = desk.queue
    told = [
        ("incident", f"incident {queue.incident[:10]}" if queue.incident else ""),
        ("actor", desk.asked.catalogue.actors.get(queue.actor, queue.actor) if queue.actor else ""),
        ("report", f"report {queue.report[:10]}" if queue.report else ""),
        ("mine", "what you decided on" if queue.mine else ""),
    ]
    return [(name, words) for name, words in told if words]


def _splits(record: Record, told: tuple[Record, ...]) -> list[Record]:
    """Claims of its incident that it may be said to have nothing to do with, one a sentence: other reports' first."""
    others = {(o.source.report_id, o.claim.span): o for o in reversed(told) if o.id != record.id}
    in_order = sorted(others.values(), key=lambda o: o.source.report_id == record.source.report_id)
    return in_order[:_SPLITS]


async def sent(request: Request) -> Mapping[str, str]:
    """The form's fields; files are none."""
    form = await request.form()
    return {name: value for name, value in form.items() if isinstance(value, str)}


@router.post("/decisions", dependencies=[Depends(own_form)])
def decide(
    request: Request,
    asked: AskedNow,
    person: Annotated[Person, Depends(may(Role.CODER))],
    form: Annotated[Mapping[str, str], Depends(sent)],
) -> Response:
    """Writes the decision and leads on to the next claim. 409 where others decided meanwhile."""
    site, verdict = asked.site, form.get("verdict", "")
    try:
        named = subjects(form, verdict)
        value = _value(asked, form) if verdict == Verdict.CORRECT else {}
        seen = form.get("seen", "").split()
        id = make(site.ledger, person, verdict, named, value, form.get("reason", "")[:_LONGEST], seen)
    except Conflict as conflict:
        return _conflict(request, asked, form, conflict)
    except NotTheirs as error:
        raise HTTPException(403, str(error)) from None
    except ValueError as error:
        raise HTTPException(400, str(error)) from None
    return RedirectResponse(_onward(form, verdict, id, site.keeper.look()), 303)


def _value(asked: Asked, form: Mapping[str, str]) -> dict[str, Any]:
    index = asked.site.index(asked.site.keeper.look())
    try:
        record = index.claim(form.get("claim", ""))
    except NoneSuch as error:
        raise ValueError(str(error)) from None
    return correction(form, record.claim, index.shelf.row[record.source.report_id].filed.report.text)


def _onward(form: Mapping[str, str], verdict: str, id: str, book: Book) -> str:
    """To the next claim; after an undoing, or a decision that leaves the claim's fields open, to the claim itself."""
    if verdict in (Verdict.SAME, Verdict.DIFFERENT):
        place = {"claim": form.get("claim", "")}
    elif verdict == Verdict.UNDO:
        undone = next((d for d in book.facts.decisions if d.id == form.get("decision")), None)
        place = {"claim": undone.subjects[0]} if undone is not None else {}
    else:
        place = _next(form)
    return f"/review?{urlencode({**place, **_back(form), 'done': id})}"


def _next(form: Mapping[str, str]) -> dict[str, str]:
    return {"from": form["next"]} if form.get("next") else {}


def _back(form: Mapping[str, str]) -> dict[str, str]:
    """The part of the address that stays, as the form kept it."""
    told = dict(parse_qsl(form.get("back", "")[:_LONGEST]))
    return {name: told[name] for name in QUEUE if told.get(name)}


def _conflict(request: Request, asked: Asked, form: Mapping[str, str], conflict: Conflict) -> HTMLResponse:
    """Both decisions beside each other; what was sent is kept, to be sent again in the sight of the other."""
    book = asked.site.keeper.look()
    index = asked.site.index(book)
    undone = {d.id: d for d in book.facts.decisions}.get(form.get("decision", ""))
    subject = undone.subjects[0] if undone is not None else conflict.mine.subjects[0]
    record = index.record(subject) if subject in index.shelf.position else None
    told = (*conflict.gone, *conflict.theirs)
    template = "review_conflict_part.html" if PART in request.headers else "review_conflict.html"
    return page(
        request,
        asked,
        template,
        409,
        record=record,
        mine=_in_words(index, record, conflict.mine),
        mine_decision=conflict.mine,
        theirs=[(each, _in_words(index, record, each), each in conflict.gone) for each in told],
        verdict=conflict.mine.verdict.value,
        again={name: value for name, value in form.items() if name not in ("seen", "csrf_token")},
        standing=conflict.standing,
        stand=f"/review?{urlencode({**_next(form), **_back(form)})}",
    )


def _in_words(index: Index, record: Record | None, decision: Decision) -> Any:
    """What the decision says, and what it changes of the claim as it was read."""
    if record is None or decision.verdict is Verdict.UNDO:
        return None
    read = index.as_read(record).claim
    return next(iter(decided(record.id, read, [decision])), None)
