"""A memo keeps to its paper, and to its words."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from counterclaim.publishing.memo import Block, Column, Grid, Head, Items, Line, Quote, Section, Title
from counterclaim.publishing.memo_markdown import escaped, render_markdown
from counterclaim.publishing.memo_text import render_text

WORDS = st.text("abc äé“”–[]|#*<>`_&1.-", min_size=1, max_size=40).map(lambda w: " ".join(w.split()) or "x")


def memo(words: str) -> list[Block]:
    columns = [Column("when", 12), Column("the words"), Column("n", 4, right=True)]
    return [
        Title(words),
        Section(words),
        Head(words),
        Line(words),
        Items([words, f"{words} {words}"]),
        Quote(f"{words} " * 9, "[3–9]", [words]),
        Grid(columns, [[words, f"{words} " * 5, "12"], ["", words, ""]]),
        Grid(columns, [[words, words, "1"]], plain=True),
    ]


@given(WORDS, st.sampled_from([80, 100, 120]))
@settings(max_examples=40, deadline=None)
def test_no_line_is_wider_than_the_paper(words: str, width: int) -> None:
    assert all(len(line) <= width for line in render_text(memo(words), width).splitlines())


@given(WORDS)
@settings(max_examples=150, deadline=None)
def test_words_come_out_of_markdown_as_they_went_in(words: str) -> None:
    """Read by a CommonMark parser, escaped words are one paragraph of text and nothing else."""
    opening, inline, closing = MarkdownIt().parse(escaped(words))
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    assert {child.type for child in inline.children or ()} <= {"text", "text_special"}
    assert "".join(child.content for child in inline.children or ()) == words


def test_tables_of_markdown_have_their_columns() -> None:
    told = render_markdown(memo("a | b"))
    rows = [line for line in told.splitlines() if line.startswith("|")]
    assert len(rows) == 7 and {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4}
