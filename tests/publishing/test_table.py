"""The table on a terminal, and the list on a narrow one."""

from __future__ import annotations

import io

import pytest
from made_up_readings import empty_reading, hostile_reading, reading
from rich.console import Console

from counterclaim.claims.report import Reading
from counterclaim.publishing.table import render_table


def shown(width: int, *readings: Reading, terminal: bool = False) -> str:
    out = io.StringIO()
    render_table(readings, Console(file=out, width=width, force_terminal=terminal, color_system=None))
    return out.getvalue()


def test_a_wide_console_gets_nine_columns() -> None:
    lines = shown(200, reading()).splitlines()
    assert lines[1] == "ford · Marra Post · published 2023-05-16 · 3 claims"
    heads = ["claimant", "stance", "what", "how many", "whom", "by whom", "where", "when", "the words"]
    assert [head for head in heads if head in lines[2]] == heads


def test_a_narrow_console_gets_a_list() -> None:
    text = shown(80, reading())
    assert "1. The river guard asserts, killed: at least 40 (40 or more) militiamen," in text
    assert "by The river guard, in Orsk Ford (XKX), 2023-05-01 to 2023-05-10" in " ".join(text.split())


def test_the_report_itself_is_named() -> None:
    assert "the report itself" in shown(200, hostile_reading())


def test_a_report_without_claims_says_so() -> None:
    assert shown(80, empty_reading()).strip() == "calm · published 2023-05-16 · no claim"


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("width", [20, 60, 80, 119, 120, 160, 400])
def test_lines_fit_and_hold_nothing_unsafe(width: int, terminal: bool) -> None:
    text = shown(width, reading(), hostile_reading(), terminal=terminal)
    assert max(map(len, text.splitlines())) <= width
    assert not set("\u202e\x00\ud800|") & set(text)
    assert "\x1b[31m" not in text
