"""The queue as one person sits before it: which claim is next, and all that is shown of it."""

from __future__ import annotations

from typing import Any

from fastapi import HTTPException

from counterclaim.accounts.person import Role
from counterclaim.claims.record import Record
from counterclaim.ledger.decision import Verdict
from counterclaim.web.asking import Asked
from counterclaim.web.coding.blind import kept_from
from counterclaim.web.decided import corrections
from counterclaim.web.index import Index
from counterclaim.web.review.desk import Pile
from counterclaim.web.review.queue import Place, Sought, at, behind, numbers, place_of, sought_of
from counterclaim.web.review.reasons import WORDS, Reason
from counterclaim.web.review.sight import (
    CHOICES,
    as_typed,
    fields_of,
    history,
    mentions_of,
    others_of,
    text_around,
)
from counterclaim.web.review.wanted import Wanted
from counterclaim.web.shelf import NoneSuch, only

_SPLITS = 30
"""Claims that one may be said to have nothing to do with, of those that are offered."""


class Seat:
    """The queue as one person asks for it, without the reports that the person has still to code blind."""

    def __init__(self, asked: Asked, wanted: Wanted) -> None:
        self.asked, self.wanted = asked, wanted
        self.index: Index = asked.site.index(asked.book)
        self.pile: Pile = asked.site.desk.pile(self.index)
        self.newer = self.pile.seen_by(asked.person.name)
        self.hidden = frozenset(kept_from(asked))
        everything = sought_of(self.newer.items, _sought(self, wanted))
        self.among = sought_of(everything, Sought(without=self.hidden))
        self.kept_back = len(everything) - len(self.among)
        known = not wanted.reason or wanted.reason in list(Reason)
        self.items = sought_of(self.among, Sought(reason=wanted.reason)) if known else []

    def claim(self, beginning: str) -> Record:
        """Raises 404, and 403 where its report is still to be coded blind."""
        try:
            found = self.index.claim(beginning)
        except NoneSuch as error:
            raise HTTPException(404, str(error)) from None
        if found.source.report_id in self.hidden:
            raise HTTPException(403, "its report is still to be coded without suggestions, under Coding")
        return found

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
        made = next((d for d in reversed(self.asked.book.facts.decisions) if done and d.id == done), None)
        unfiltered = self.among is self.pile.items
        return {
            "queue": self.wanted,
            "back": self.wanted.query,
            "left": len(self.items),
            "numbers": self.pile.numbers if unfiltered else numbers(self.among),
            "all_left": len(self.among),
            "kept_back": self.kept_back,
            "reasons": Reason,
            "reason_words": WORDS,
            "done": made,
            "done_words": corrections(made) if made else (),
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


def _sought(seat: Seat, wanted: Wanted) -> Sought:
    """All but the reason. Raises 404 for an incident or a report that is not there."""
    if wanted == Wanted(reason=wanted.reason):
        return Sought()
    incidents: frozenset[str] | None = None
    if wanted.incident:
        incidents = frozenset([_only(wanted.incident, sorted(seat.pile.looked), "incident")])
    if wanted.actor:
        entries = seat.asked.catalogue.entries
        theirs = frozenset(entry.id for entry in entries if wanted.actor in entry.actors)
        incidents = theirs if incidents is None else incidents & theirs
    report = _only(wanted.report, seat.index.shelf.report_ids, "report") if wanted.report else ""
    return Sought("", report, incidents, _decided_by(seat.asked) if wanted.mine else None)


def _decided_by(asked: Asked) -> frozenset[str]:
    told = (d for d in asked.book.facts.decisions if d.author == asked.person.name)
    return frozenset(subject for decision in told for subject in decision.subjects)


def _only(beginning: str, ids: Any, what: str) -> str:
    try:
        return only(beginning, ids, what)
    except NoneSuch as error:
        raise HTTPException(404, str(error)) from None


def _named(seat: Seat) -> list[tuple[str, str]]:
    """What is asked for besides the reason: the name in the address, and in words."""
    wanted = seat.wanted
    told = [
        ("incident", f"incident {wanted.incident[:10]}" if wanted.incident else ""),
        ("actor", seat.asked.catalogue.actors.get(wanted.actor, wanted.actor) if wanted.actor else ""),
        ("report", f"report {wanted.report[:10]}" if wanted.report else ""),
        ("mine", "what you decided on" if wanted.mine else ""),
    ]
    return [(name, words) for name, words in told if words]


def _splits(record: Record, told: tuple[Record, ...]) -> list[Record]:
    """Claims of its incident that it may be said to have nothing to do with, one a sentence: other reports' first."""
    others = {(o.source.report_id, o.claim.span): o for o in reversed(told) if o.id != record.id}
    in_order = sorted(others.values(), key=lambda o: o.source.report_id == record.source.report_id)
    return in_order[:_SPLITS]
