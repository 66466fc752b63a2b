"""A coder's report: its text, the claims so far, suggestions that are still to be judged where there are any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from fastapi import HTTPException

from counterclaim.claims.claim import Claim
from counterclaim.coding.draft import Draft, Outcome
from counterclaim.coding.event import Step
from counterclaim.coding.store import Codings
from counterclaim.web.coding.editor import Editor, editor, is_untouched, sent_claim
from counterclaim.web.coding.form import coded
from counterclaim.web.coding.opened import Opened
from counterclaim.web.coding.parts import Choice, choices
from counterclaim.web.coding.sight import Card, Stretch, card, text_of
from counterclaim.web.review.form import Form


@dataclass(frozen=True)
class Desk(Opened):
    """One report of a set before one coder. Nothing of the other coder is in here, but whether the other is done."""

    def choices(self) -> list[Choice]:
        return choices(self.part, self.parts, [self.suggestions[key] for key in self.pending])

    @property
    def can_reopen(self) -> bool:
        """Once both are done, both codings stand: they are compared."""
        other = self.states.get((self.report_id, self.coding_set.other(self.coder)))
        return self.is_done and not (other is not None and other.is_done)

    @cached_property
    def draft(self) -> Draft:
        return Codings(self.site.ledger).drafts([self.seen])[self.seen] if self.seen else Draft()

    @cached_property
    def suggestions(self) -> dict[str, Claim]:
        return Codings(self.site.ledger).suggestions(self.coding_set, self.report_id)

    @property
    def is_blind(self) -> bool:
        return self.report_id in self.coding_set.blind

    @property
    def pending(self) -> list[str]:
        """Suggestions that are neither taken nor dropped."""
        return [key for key in self.suggestions if key not in self.draft.settled]

    @property
    def place(self) -> int:
        """Of the report in the coder's order, from 1."""
        return self.coding_set.order(self.coder).index(self.report_id) + 1

    def cards(self) -> list[Card]:
        draft = self.draft
        return [self._card(claim, draft.sources.get(claim.id, "")) for claim in draft.claims if self.part.has(claim)]

    def _card(self, claim: Claim, key: str) -> Card:
        return card(claim, self.report.text, key, self.draft.settled[key].value if key in self.draft.settled else "")

    def waiting(self) -> list[Card]:
        return self._suggested_here(self.pending)

    def dropped(self) -> list[Card]:
        keys = [key for key, outcome in self.draft.settled.items() if outcome is Outcome.DROPPED]
        return self._suggested_here(keys)

    def _suggested_here(self, keys: Sequence[str]) -> list[Card]:
        found = {key: self.suggestions[key] for key in keys if key in self.suggestions}
        return [card(claim, self.report.text, key) for key, claim in found.items() if self.part.has(claim)]

    def text(self, opened: Claim | None) -> tuple[Stretch, ...]:
        hints = (replace(self.suggestions[key], id=-n) for n, key in enumerate(self.pending))
        return text_of(self.report, self.part.span, (*self.draft.claims, *hints), opened)

    def editor(self, asked: Mapping[str, str]) -> Editor | None:
        """Of a claim by its `number`, of a suggestion by its `key`, of a new one (`number` new), which may begin as a
        copy (`copy`). None where nothing is asked for. Raises 404 where there is no such claim.
        """
        number, key, copied = (asked.get(name, "") for name in ("number", "key", "copy"))
        if self.is_done or not (number or key or copied):
            return None
        if key:
            return editor(self.draft.next_number, self._suggested(key), self.report, key=key, is_new=True)
        if number == "new" or copied:
            base = replace(self._claim(copied), same_as=None) if copied else None
            return editor(self.draft.next_number, base, self.report, is_new=True)
        return editor(int(number) if number.isdecimal() else 0, self._claim(number), self.report)

    def _claim(self, number: str) -> Claim:
        found = self.draft.claim(int(number)) if number.isdecimal() and len(number) < _DIGITS else None
        if found is None:
            raise HTTPException(404, f"there is no claim {number[:20]!r} in this coding")
        return found

    def _suggested(self, key: str) -> Claim:
        """With links to claims instead of to suggestions."""
        if key not in self.pending:
            raise HTTPException(404, "this suggestion is none, or is judged already")
        claim = self.suggestions[key]
        numbers = {self.suggestions[k].id: n for n, k in self.draft.sources.items() if k in self.suggestions}
        part_of, same_as = (numbers.get(link or 0) for link in (claim.part_of, claim.same_as))
        return replace(claim, part_of=part_of, same_as=same_as)

    def changed(self, do: str, form: Form) -> tuple[Step, Draft]:
        """What the form makes of it. Raises ValueError, in words."""
        if do == "again":
            if not self.can_reopen:
                raise ValueError("both have finished this report: the codings stand")
            return Step.CODING, self.draft
        if self.is_done:
            raise ValueError("this report is finished")
        if do == "finish":
            if self.pending:
                raise ValueError(f"{len(self.pending)} of the suggestions are not judged yet")
            return Step.CODED, self.draft
        return Step.CODING, self._drafted(do, form)

    def _drafted(self, do: str, form: Form) -> Draft:
        draft, key = self.draft, form.get("key", "")
        if do == "save":
            return self._saved(form)
        if do == "remove":
            return draft.without(self._claim(form.get("number", "")).id)
        if do == "accept":
            claim = coded(self._suggested(key), draft.next_number, self.coder)
            return draft.with_claim(claim, key, Outcome.ACCEPTED)
        if do == "drop":
            self._suggested(key)
            return draft.dropped(key)
        if do == "reopen" and key in draft.settled:
            return draft.reopened(key)
        raise ValueError("nothing was asked for")

    def _saved(self, form: Form) -> Draft:
        begun = self.editor(form)
        if begun is None:
            raise ValueError("nothing was asked for")
        claim = coded(sent_claim(begun, form, self.report, self.coder, self.part.span.start), begun.number, self.coder)
        key = begun.key or self.draft.sources.get(begun.number, "")
        if not key:
            return self.draft.with_claim(claim)
        suggestion = self.suggestions.get(key)
        if begun.key:
            same = is_untouched(begun, claim)
        else:
            same = suggestion is not None and coded(suggestion, claim.id, self.coder) == claim
        return self.draft.with_claim(claim, key, Outcome.ACCEPTED if same else Outcome.CORRECTED)


_DIGITS = 9
