"""One figure for killed and wounded together is one claim of casualties (codebook section 10, case 6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

import yaml

from counterclaim.claims.kinds import Kind
from counterclaim.claims.span import Span
from counterclaim.reading.assembly import Draft

_BEFORE, _BEHIND = 25, 60
"""Code points between the joined words and a count behind them, or a count before them and its affected."""


def join_harms(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a worded figure that stands for killed and wounded is one claim of casualties."""
    shared = _shared_figures(drafts)
    joined: dict[Span, Draft] = {}
    kept: list[Draft] = []
    for draft in drafts:
        at = draft.count.span
        if at is None or draft.kind not in (Kind.KILLED, Kind.WOUNDED):
            kept.append(draft)
        elif at in shared or _is_joined(text, draft, at):
            if at not in joined:
                joined[at] = replace(draft, proposal=replace(draft.proposal, kind=Kind.CASUALTIES))
                kept.append(joined[at])
        else:
            kept.append(draft)
    told = {d.count.span for d in drafts if d.kind is Kind.CASUALTIES and d.count.span}
    return [d for d in kept if not (d.count.span in told and d.count.span in joined and d is joined[d.count.span])]


def _shared_figures(drafts: Sequence[Draft]) -> frozenset[Span]:
    """Counts that a claim of killed and a claim of wounded rest on at once."""
    killed = {d.count.span for d in drafts if d.kind is Kind.KILLED and d.count.span}
    wounded = {d.count.span for d in drafts if d.kind is Kind.WOUNDED and d.count.span}
    return frozenset(s for s in killed & wounded if s is not None)


def _is_joined(text: str, draft: Draft, count: Span) -> bool:
    """Whether the joined words stand right before the figure, or right behind those that it counts."""
    affected = draft.affected.span if draft.affected and draft.affected.span.start >= count.start else count
    for match in _phrase().finditer(text, draft.sentence.start, draft.sentence.end):
        behind = affected.end <= match.start() <= max(count.end, affected.end) + _BEHIND
        if 0 <= count.start - match.end() <= _BEFORE and not _counted(text, match.end(), count.start):
            return True
        if behind and not _counted(text, max(count.end, affected.end), match.start()):
            return True
    return False


def _counted(text: str, start: int, end: int) -> bool:
    """Whether another figure or a new clause lies between."""
    return bool(re.search(r"\d|[;,.]| while | but ", text[start:end]))


@cache
def _phrase() -> re.Pattern[str]:
    raw = yaml.safe_load((files("counterclaim.reading") / "data" / "joint_harm.yaml").read_text("utf-8"))
    killed, wounded, joiners = ("|".join(map(re.escape, raw[n])) for n in ("killed", "wounded", "joiners"))
    join = rf"\s*(?:{joiners})\s*"
    return re.compile(rf"\b(?:{killed}){join}(?:{wounded})\b|\b(?:{wounded}){join}(?:{killed})\b", re.IGNORECASE)
