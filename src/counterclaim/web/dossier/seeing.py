"""An incident, or several as one, as a request asks for it: of now, or as it was known at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fastapi import HTTPException

from counterclaim.book.book import Book, NoSuchIncident
from counterclaim.book.together import together
from counterclaim.claims.incident import Incident
from counterclaim.publishing.sheet import Sheet
from counterclaim.redaction.profile import load_profile
from counterclaim.web.asking import Asked, moment_of
from counterclaim.web.dossier.dossier import sheet_of
from counterclaim.web.dossier.history import History, history, known_then, withheld


@dataclass(frozen=True, slots=True)
class Seen:
    """An incident as it was known at a moment, None for the book's own."""

    sheet: Sheet
    history: History
    known: datetime | None

    @property
    def step(self) -> int:
        """The number of the last moment that is known of; nought before the first."""
        moments = self.history.moments
        return len(moments) if self.known is None else sum(each.at <= self.known for each in moments)


def incidents_of(book: Book, ids: list[str]) -> tuple[Incident, ...]:
    """Each once, in the order that they are asked for. Raises 404 in words."""
    try:
        found = {incident.id: incident for incident in map(book.incident, ids)}
    except NoSuchIncident as error:
        raise HTTPException(404, str(error)) from None
    return tuple(found.values())


def see(asked: Asked, ids: list[str], known: str | None, step: int | None = None) -> Seen:
    """The incident at the moment, or at the step of its history; the last step is what is known now."""
    past = history(asked.book, together(incidents_of(asked.book, ids)))
    moment = moment_of(known)
    if step is not None and step < len(past.moments):
        moment = past.moments[step - 1].at
    if moment is None:
        return Seen(sheet_of(asked.book, past.incident), past, None)
    return Seen(sheet_of(asked.book, _known(asked, past, ids, moment), moment), past, moment)


def _known(asked: Asked, past: History, ids: list[str], moment: datetime) -> Incident:
    """As it was known then. What is withheld now is withheld of then: it is told from all that is known now."""
    if asked.hides is None:
        return known_then(past, moment)
    keeper = asked.site.keeper
    whole = keeper.book() if asked.as_of is None else keeper.book_at(asked.as_of)
    of_now = history(whole, together(incidents_of(whole, ids)))
    profile = load_profile(asked.hides)
    then = known_then(of_now, moment)
    return withheld(then, of_now.incident, profile) if profile is not None else then
