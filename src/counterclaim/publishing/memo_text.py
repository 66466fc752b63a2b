"""A memo as plain text of a given width, the same on a terminal and in a file."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable

from rich import box
from rich.console import Console, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from counterclaim.publishing.memo import Block, Grid, Head, Items, Line, Quote, Section, Title

NARROW, WIDE = 80, 120
"""The least and the most letters of a line."""
_INDENT = 2
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
            return (_table(block),)


def _hanging(mark: str, words: str) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=1)
    table.add_column()
    table.add_row(mark, Text(words))
    return table


def _table(grid: Grid) -> Padding:
    """As wide as the paper where a column takes what is left, so that tables below each other are aligned."""
    has_rest = any(column.width is None for column in grid.columns)
    look = None if grid.plain else _RULE
    gap = grid.gap if grid.plain else grid.gap - 1
    table = Table(box=look, show_header=not grid.plain, show_edge=False, padding=(0, gap, 0, 0), expand=has_rest)
    for column in grid.columns:
        side: JustifyMethod = "right" if column.right else "left"
        share = 1 if column.width is None else None
        table.add_column(column.head, width=column.width, ratio=share, justify=side, overflow="fold")
    for row in grid.rows:
        table.add_row(*map(Text, row))
    return Padding(table, (0, 0, 0, _INDENT))
