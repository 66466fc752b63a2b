"""How a policy comes to its figures, as a memo."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.book.about import About
from counterclaim.publishing.memo import Block, Head, Items, Line, Title
from counterclaim.publishing.naming import when_words, where_words
from counterclaim.publishing.records import SHORT
from counterclaim.publishing.visible import one_line
from counterclaim.weighing.estimate import Estimate
from counterclaim.weighing.explain import explain
from counterclaim.weighing.policy import Policy

_ROW = "– "


def explanation_memo(estimate: Estimate, policy: Policy, about: About) -> Iterator[Block]:
    """The sentences of `explain`, those on one figure below its headline."""
    yield Title(f"{where_words(about.where)}, {when_words(about)} (incident {estimate.incident[:SHORT]})")
    rows: list[str] = []
    for sentence in map(one_line, explain(estimate, policy)):
        if sentence.startswith(_ROW):
            rows.append(sentence.removeprefix(_ROW))
            continue
        yield from _rows(rows)
        rows = []
        yield _said(sentence)
    yield from _rows(rows)


def _rows(rows: list[str]) -> Iterator[Block]:
    if rows:
        yield Items(rows)


def _said(sentence: str) -> Block:
    """The rule's sentences are lines, the headline of a figure a head."""
    is_rule = sentence.startswith(("Policy ", "Rule ", "Words ", "Grade:"))
    return Line(sentence) if is_rule else Head(sentence)
