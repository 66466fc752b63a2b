"""One report a line; a bad line is refused with its number and the others are read."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.claims.report import Report
from counterclaim.intake import jsonl
from counterclaim.intake.raw import Form, Raw
from counterclaim.intake.refusal import Refusal

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

GOOD = {"doc": "a", "text": "Nine soldiers were killed."}


def line(**fields: Any) -> bytes:
    return json.dumps(GOOD | fields).encode()


def only(data: bytes) -> Report | Refusal:
    return taken(data)


def taken(data: bytes, published: date | None = None, language: str | None = None) -> Report | Refusal:
    found = Raw(Form.LINE, data, "in:1", "in.jsonl:1", "", published, language).take()
    return found if isinstance(found, Refusal) else found.report


def test_all_fields() -> None:
    data = line(published="2024-08-02", title="T", outlet="O", url="https://example.org", language="en-GB")
    assert only(data) == Report(
        doc="a",
        text="Nine soldiers were killed.",
        published=date(2024, 8, 2),
        title="T",
        outlet="O",
        url="https://example.org",
        language="en-GB",
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Nine were killed.", "is no JSON (Expecting value: line 1 column 1 (char 0))"),
        (b'{"text": "Nine', "is no JSON (Unterminated string starting at: line 1 column 10 (char 9))"),
        (b"[1, 2]", "is no object with a text"),
        (b'"Nine"', "is no object with a text"),
        (b"null", "is no object with a text"),
        (b"{}", "has no text"),
        (b'{"text": null}', "has no text"),
        (b'{"text": ["Nine"]}', "has no text"),
        (b'{"text": "  "}', "has no text"),
        (line(published="2024-13-45"), "'2024-13-45' is no date: write YYYY-MM-DD"),
        (line(published=["2024"]), "\"['2024']\" is no date: write YYYY-MM-DD"),
        (b"[" * 100_000, "is nested too deep"),
        (b'{"text": ' + b'{"a":' * 50_000, "is nested too deep"),
        (b"\x00\x01\x02\x03" * 40, "is a binary file, not text"),
    ],
)
def test_bad_lines(data: bytes, reason: str) -> None:
    assert only(data) == Refusal("in.jsonl:1", reason)


@pytest.mark.parametrize(
    ("doc", "name"), [("a", "a"), (7, "7"), (None, "in:1"), ("", "in:1"), ({}, "in:1"), (True, "in:1")]
)
def test_names(doc: Any, name: str) -> None:
    report = only(line(doc=doc))
    assert isinstance(report, Report) and report.doc == name


def test_what_the_user_gives() -> None:
    day = date(2020, 1, 1)
    own, others = taken(line(published="2024-08-02", language="fr"), day, "en"), taken(line(), day, "en")
    assert isinstance(own, Report) and isinstance(others, Report)
    assert (own.published, own.language) == (date(2024, 8, 2), "en")
    assert (others.published, others.language) == (day, "en")


def test_half_characters_are_marked_and_offsets_stay() -> None:
    report = only(b'{"doc": "\\udc00", "title": "\\ud83d", "text": "Nine \\ud83d were \\ud83d\\ude00 killed."}')
    assert isinstance(report, Report)
    assert (report.doc, report.title, report.text) == ("\ufffd", "\ufffd", "Nine \ufffd were 😀 killed.")
    assert report.text.encode("utf-8")


def test_another_encoding_is_read_and_recorded() -> None:
    report = only('{"text": "The café – “nine” of them died there, the army’s spokesman said."}'.encode("cp1252"))
    assert isinstance(report, Report) and report.encoding == "cp1252" and "café" in report.text


def test_a_line_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 50)
    assert only(line(text="Nine " * 50)) == Refusal("in.jsonl:1", "is longer than 0 MB")


@UNHURRIED
@given(st.binary(max_size=200))
def test_any_line_is_read_or_refused(data: bytes) -> None:
    found = only(data)
    assert isinstance(found, Report) or "\n" not in str(found)
