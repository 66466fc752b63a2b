"""A memo as Markdown (CommonMark with tables), fit to be pasted; what reports say stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counterclaim.publishing.memo import Block, Column, Grid, Head, Items, Line, Quote, Section, Title

_MARKS = re.compile(r"([\\`*_\[\]<>|#~&!])|^(?=[-+=])|^(\d+)(?=[.)])")


def render_markdown(blocks: Iterable[Block]) -> str:
    """Blocks with an empty line between them."""
    return "\n\n".join(map(_rendered, blocks)) + "\n"


def escaped(words: str) -> str:
    """The words without anything that Markdown or HTML would read as a sign of its own."""
    return _MARKS.sub(lambda found: f"{found[2]}\\" if found[2] else f"\\{found[1] or ''}", words)


def _rendered(block: Block) -> str:
    match block:
        case Title():
            return f"# {escaped(block.words)}"
        case Section():
            return f"## {escaped(block.words)}"
        case Head():
            return f"### {escaped(block.words)}"
        case Line():
            return escaped(block.words)
        case Items():
            return "\n".join(f"- {escaped(line)}" for line in block.lines)
        case Quote():
            notes = "".join(f"\n- {escaped(note)}" for note in block.notes)
            return f"> “{escaped(block.words)}” {escaped(block.place)}" + (f"\n{notes}" if notes else "")
        case Grid():
            return "\n".join((_row(c.head for c in block.columns), _rule(block.columns), *map(_row, block.rows)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"


def _rule(columns: Iterable[Column]) -> str:
    return f"|{'|'.join('---:' if column.right else '---' for column in columns)}|"
