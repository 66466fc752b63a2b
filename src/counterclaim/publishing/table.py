"""Readings as a table for the terminal that can be read aloud."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from counterclaim.claims.claim import Claim
from counterclaim.claims.report import Reading
from counterclaim.publishing.wording import (
    NO_FIGURE,
    NOTHING,
    claimant_words,
    core_spans,
    count_words,
    days,
    mention_words,
    place_words,
    report_words,
    scope_words,
    shortened,
    time_words,
)

_WIDE = 120
"""Columns below which nine columns become a list."""

_COLUMNS: dict[str, tuple[int | None, int]] = {
    "claimant": (6, 12),
    "stance": (None, 12),
    "what": (None, 14),
    "how many": (4, 10),
    "whom": (6, 12),
    "by whom": (6, 12),
    "where": (6, 16),
    "when": (None, 10),
    "the words": (14, 20),
}
"""Heads with their share of the width (None: no more than needed) and the least that they need."""


def render_table(readings: Iterable[Reading], console: Console) -> None:
    """Print each report's header line and its claims; a table where the console is wide, else a list."""
    for reading in readings:
        console.print()
        console.print(Text(report_words(reading), style="bold"))
        if not reading.claims:
            continue
        if console.width < _WIDE:
            _print_list(reading, console)
        else:
            console.print(_table(reading, console))


def _cells(claim: Claim) -> list[str]:
    """All but the words."""
    return [
        claimant_words(claim),
        claim.stance.value,
        claim.kind.value,
        _figure(claim),
        mention_words(claim.affected),
        mention_words(claim.perpetrator),
        place_words(claim.place),
        "\nto ".join(days(claim.time)),
    ]


def _figure(claim: Claim) -> str:
    return ", ".join(part for part in (count_words(claim), scope_words(claim)) if part)


def _table(reading: Reading, console: Console) -> Table:
    table = Table(box=box.SIMPLE_HEAD if console.is_terminal else None, expand=True, padding=(0, 2, 0, 0))
    for head, (share, least) in _COLUMNS.items():
        table.add_column(head, ratio=share, min_width=least, overflow="fold")
    room = max(60, console.width // 2)
    for claim in reading.claims:
        words = shortened(reading.report.text, claim.span, core_spans(claim), room)
        table.add_row(*map(Text, _cells(claim)), Text(words, style="italic"))
    return table


def _print_list(reading: Reading, console: Console) -> None:
    for claim in reading.claims:
        words = shortened(reading.report.text, claim.span, core_spans(claim), 2 * (console.width - 4))
        console.print(_sentence(claim))
        for part in Text(words, style="italic").wrap(console, max(8, console.width - 4)):
            console.print(Text("    ") + part)


def _sentence(claim: Claim) -> Text:
    """“3. the army asserts, killed: 12 soldiers, by rebels, in Lower Marra, 2023-05-01”."""
    facts = [scope_words(claim)]
    facts += [f"by {by}" for by in [mention_words(claim.perpetrator)] if by != NOTHING]
    facts += [f"in {place}" for place in [place_words(claim.place)] if place != NOTHING]
    facts += [day for day in [time_words(claim.time)] if day != NOTHING]
    return Text.assemble(
        f"{claim.id}. ",
        (claimant_words(claim), "bold"),
        f" {claim.stance.value}, {claim.kind.value}: ",
        (_harmed(claim), "bold"),
        *(f", {fact}" for fact in facts if fact),
    )


def _harmed(claim: Claim) -> str:
    count, affected = count_words(claim), mention_words(claim.affected)
    parts = (affected + ",", count) if count == NO_FIGURE else (count, affected)
    return " ".join(part for part in parts if part.strip(",") != NOTHING)
