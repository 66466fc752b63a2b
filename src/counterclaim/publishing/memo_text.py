"""A memo as plain text of a given width, the same on a terminal and in a file."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from counterclaim.publishing.memo import Block, Column, Grid, Head, Items, Line, Quote, Section, Title

NARROW, WIDE = 80, 120
"""The least and the most letters of a line."""
_INDENT = 2
_LEAST_REST = 22
"""Letters of a column that takes what is left."""
_RULE = box.Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
"""A line below the head and nothing else."""


def paper_width() -> int:
    """That of the terminal, within bounds; the widest in a file."""
    wide = shutil.get_terminal_size((WIDE, 24)).columns if sys.stdout.isatty() else WIDE
    return max(NARROW, min(wide, WIDE))


def render_text(blocks: Iterable[Block], width: int = WIDE) -> str:
    """Lines of at most `width` letters, broken between words."""
    paper = io.StringIO()
    console = Console(file=paper, width=width, color_system=None, legacy_windows=False, highlight=False)
    for block in blocks:
        for part in _rendered(block, width):
            console.print(part)
    return "\n".join(line.rstrip() for line in paper.getvalue().splitlines()) + "\n"


def _rendered(block: Block, width: int) -> Iterable[RenderableType]:
    match block:
        case Title():
            return (Text(block.words), Text("=" * min(len(block.words), width)))
        case Section():
            return (Text(), Text(), Text(block.words.upper()), Text("-" * min(len(block.words), width)))
        case Head():
            return (Text(), Text(block.words))
        case Line():
            return (Text(block.words),)
        case Items():
            return (_hanging("–", line) for line in block.lines)
        case Quote():
            notes = (Padding(_hanging("·", note), (0, 0, 0, 2 * _INDENT)) for note in block.notes)
            return (Padding(Text(f"“{block.words}” {block.place}"), (0, 0, 0, _INDENT)), *notes)
        case Grid():
            return (_table(block, width - _INDENT),)


def _hanging(mark: str, words: str) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=1)
    table.add_column()
    table.add_row(mark, Text(words))
    return table


def _table(grid: Grid, room: int) -> Padding:
    """As wide as the paper where a column takes what is left, so that tables below each other are aligned."""
    kept = _kept(grid, room)
    widths = _widths([grid.columns[n] for n in kept], room - grid.gap * (len(kept) - 1))
    gap = grid.gap if grid.plain else grid.gap - 1
    table = Table(
        box=None if grid.plain else _RULE, show_header=not grid.plain, show_edge=False, padding=(0, gap, 0, 0)
    )
    for number, width in zip(kept, widths, strict=True):
        column = grid.columns[number]
        side: JustifyMethod = "right" if column.right else "left"
        table.add_column(column.head, width=width, justify=side, overflow="fold")
    for row in grid.rows:
        table.add_row(*(Text(row[number]) for number in kept))
    return Padding(table, (0, 0, 0, _INDENT))


def _kept(grid: Grid, room: int) -> list[int]:
    """The columns that have room; the spare ones go from the left."""
    kept = list(range(len(grid.columns)))
    for number in [n for n in kept if grid.columns[n].spare]:
        least = [
            column.width if column.width is not None else _LEAST_REST for column in map(grid.columns.__getitem__, kept)
        ]
        if sum(least) + grid.gap * (len(kept) - 1) > room:
            kept.remove(number)
    return kept


def _widths(columns: Sequence[Column], room: int) -> list[int]:
    """Those that take what is left share it; where it is too little, the widest of the others give way."""
    rest = [n for n, column in enumerate(columns) if column.width is None]
    widths = [column.width or 0 for column in columns]
    while room - sum(widths) < _LEAST_REST * len(rest):
        widest = max((n for n, c in enumerate(columns) if widths[n] > c.least), key=widths.__getitem__, default=None)
        if widest is None:
            break
        widths[widest] -= 1
    left = max(len(rest), room - sum(widths))
    for place, number in enumerate(rest):
        widths[number] = left // len(rest) + (place < left % len(rest))
    return widths
