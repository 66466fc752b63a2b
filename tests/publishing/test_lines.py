"""One line of JSON a report."""

from __future__ import annotations

import json

from made_up_readings import HOSTILE, empty_reading, hostile_reading, reading

from counterclaim.claims.report import Reading, Report
from counterclaim.publishing.jsonl import render_line, render_lines


def test_a_line_a_report_in_the_gold_format() -> None:
    lines = render_lines([reading(), empty_reading()]).splitlines()
    assert [json.loads(line)["doc"] for line in lines] == ["ford", "calm"]
    assert json.loads(lines[0]) == reading().to_dict()


def test_letters_are_kept_and_lone_surrogates_survive() -> None:
    line = render_line(hostile_reading())
    assert "جنديا" in line
    assert json.loads(line.encode("utf-8"))["text"] == HOSTILE


def test_no_character_in_a_text_ends_the_line() -> None:
    line = render_line(Reading(Report("r", "a\u2028b\u2029c\x85d\ne"), ()))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["text"] == "a\u2028b\u2029c\x85d\ne"
