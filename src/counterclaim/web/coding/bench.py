"""Two codings of a report beside each other, and what is ruled on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from fastapi import HTTPException

from counterclaim.claims.claim import Claim
from counterclaim.coding.causes import Cause, causes
from counterclaim.coding.draft import Draft, Outcome
from counterclaim.coding.event import Step
from counterclaim.coding.pairing import Row, rows
from counterclaim.coding.ruling import begun, next_number, open_rows, taken
from counterclaim.coding.store import Codings
from counterclaim.publishing.visible import one_line
from counterclaim.web.coding.editor import Editor, editor, sent_claim
from counterclaim.web.coding.form import coded
from counterclaim.web.coding.opened import Opened
from counterclaim.web.coding.parts import Choice, choices
from counterclaim.web.coding.sight import Card, Stretch, card, text_of
from counterclaim.web.review.form import Form
from counterclaim.web.review.sight import fields_of


@dataclass(frozen=True, slots=True)
class Side:
    """A field as both have it; `differs` where that is not the same."""

    label: str
    one: str
    other: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Sides:
    """A row as it is shown: `ruling` is the claim that stands for it, where one does."""

    row: Row
    sentence: str
    fields: Sequence[Side]
    causes: Sequence[Cause]
    outcome: Outcome | None
    ruling: Card | None


@dataclass(frozen=True)
class Bench(Opened):
    """One report of a set that both coders have finished."""

    def choices(self) -> list[Choice]:
        return choices(self.part, self.parts, [row.first for row in self.open])

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        ids = [self.states[self.report_id, coder].id for coder in self.coding_set.coders]
        drafts = Codings(self.site.ledger).drafts(ids)
        return rows(drafts[ids[0]].claims, drafts[ids[1]].claims)

    @cached_property
    def draft(self) -> Draft:
        return Codings(self.site.ledger).drafts([self.seen])[self.seen] if self.seen else begun(self.rows)

    @property
    def open(self) -> list[Row]:
        return open_rows(self.draft, self.rows)

    def sides(self) -> list[Sides]:
        return [self._sides(row) for row in self.rows if self.part.has(row.first)]

    def added(self) -> list[Card]:
        """Claims that neither coder has."""
        return [card(claim, self.report.text) for claim in self._additions() if self.part.has(claim)]

    def _additions(self) -> Iterator[Claim]:
        return (claim for claim in self.draft.claims if claim.id not in self.draft.sources)

    def _sides(self, row: Row) -> Sides:
        why = causes(row)
        ruling = self.draft.claim(row.number)
        return Sides(
            row,
            one_line(row.first.span.of(self.report.text)),
            _fields(row, why),
            why,
            self.draft.settled.get(row.key),
            card(ruling, self.report.text) if ruling is not None else None,
        )

    def text(self, opened: Claim | None) -> tuple[Stretch, ...]:
        """With the claims that stand, and the first coder's where nothing is ruled yet."""
        standing = (*self.draft.claims, *(row.first for row in self.open))
        return text_of(self.report, self.part.span, standing, opened)

    def editor(self, asked: Mapping[str, str]) -> Editor | None:
        """Of a row by its `key`, which begins as what stands for it or as the first coding; of a claim that neither has
        by its `number`, or new. None where nothing is asked for. Raises 404.
        """
        key, number = asked.get("key", ""), asked.get("number", "")
        if self.is_done or not (key or number):
            return None
        if key:
            row = self._row(key)
            return editor(row.number, self.draft.claim(row.number) or row.first, self.report, key=key)
        if number == "new":
            return editor(next_number(self.draft, self.rows), None, self.report, is_new=True)
        claim = self._added(number)
        return editor(claim.id, claim, self.report)

    def _row(self, key: str) -> Row:
        found = next((row for row in self.rows if row.key == key), None)
        if found is None:
            raise HTTPException(404, f"there is no claim {key[:20]!r} in these codings")
        return found

    def _added(self, number: str) -> Claim:
        found = next((claim for claim in self._additions() if str(claim.id) == number), None)
        if found is None:
            raise HTTPException(404, f"there is no claim {number[:20]!r} that was added here")
        return found

    def changed(self, do: str, form: Form, by: str) -> tuple[Step, Draft]:
        """What the form makes of it. Raises ValueError, in words."""
        if do == "again" and self.is_done:
            return Step.RULING, self.draft
        if self.is_done:
            raise ValueError("this report is ruled on")
        if do == "finish":
            if self.open:
                raise ValueError(f"{len(self.open)} of the claims are still to be ruled on")
            return Step.RULED, self.draft
        return Step.RULING, self._drafted(do, form, by)

    def _drafted(self, do: str, form: Form, by: str) -> Draft:
        if do == "save":
            begun_with = self.editor(form)
            if begun_with is None:
                raise ValueError("nothing was asked for")
            claim = coded(sent_claim(begun_with, form, self.report, by, self.part.span.start), begun_with.number, by)
            key = begun_with.key
            return self.draft.with_claim(claim, key, Outcome.ANEW if key else None)
        if do == "remove":
            return self.draft.without(self._added(form.get("number", "")).id)
        row = self._row(form.get("key", ""))
        if do in (Outcome.FIRST, Outcome.SECOND):
            return taken(self.draft, row, Outcome(do))
        if do == "drop":
            return self.draft.dropped(row.key)
        if do == "reopen":
            return self.draft.reopened(row.key)
        raise ValueError("nothing was asked for")


def _fields(row: Row, why: Sequence[Cause]) -> list[Side]:
    """Fields in which both say something, those that differ marked."""
    one = {f.name: f for f in fields_of(row.one)} if row.one else {}
    other = {f.name: f for f in fields_of(row.other)} if row.other else {}
    names = list(one or other)
    sides = [
        Side(
            (one.get(name) or other[name]).label,
            one[name].words if name in one else "",
            other[name].words if name in other else "",
            name in why,
        )
        for name in names
    ]
    return [side for side in sides if side.differs or {side.one, side.other} - {"–", ""}]
