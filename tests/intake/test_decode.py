"""Bytes become text without a change, and what is no text is refused in one line."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.intake.decode import decode
from counterclaim.intake.refusal import Unreadable

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

FRENCH = "Les rebelles ont annoncé avoir tué douze soldats près de la frontière, où l’armée était déployée."
RUSSIAN = "Армия сообщила, что двенадцать солдат были убиты в результате нападения возле границы."

ENCODED = [
    (FRENCH, "utf-8", "utf-8"),
    (FRENCH, "utf-8-sig", "utf-8"),
    (FRENCH, "utf-16", "utf-16"),
    (FRENCH, "utf-32", "utf-32"),
    (FRENCH, "utf-16-le", "utf-16-le"),
    (FRENCH, "utf-16-be", "utf-16-be"),
    (FRENCH, "cp1252", "cp1252"),
    (FRENCH, "mac_roman", "mac_roman"),
    (RUSSIAN, "cp1251", "cp1251"),
    (RUSSIAN, "koi8-r", "koi8_r"),
    ("Nine were killed.\r\nTwo fled.\r\n", "utf-8", "utf-8"),
    ("The army – “nine” of it – fell.", "cp1252", "cp1252"),
]

REFUSED = [
    (b"", "is empty"),
    (b" \r\n\t", "is empty"),
    (b"\xef\xbb\xbf\n", "is empty"),
    (b"\xff\xfe", "is empty"),
    (b"%PDF-1.7 ...", "is a PDF document, not text"),
    (b"PK\x03\x04....", "is a ZIP archive or an office document, not text"),
    (b"{\\rtf1 Nine were killed.}", "is an RTF document, not text"),
    (bytes(range(256)) * 4, "is a binary file, not text"),
    (b"\x00" * 500, "is a binary file, not text"),
    (b"\xff\xfea\x00b", "begins as utf-16 and is not (truncated data)"),
]


@pytest.mark.parametrize(("text", "encoding", "recorded"), ENCODED)
def test_known_encodings(text: str, encoding: str, recorded: str) -> None:
    assert decode(text.encode(encoding)) == (text, recorded)


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_what_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(data)
    assert str(refused.value) == reason


def test_a_damaged_character_costs_only_itself() -> None:
    data = FRENCH.encode("utf-8").replace("è".encode(), b"\xc3")
    text, encoding = decode(data)
    assert encoding == "utf-8 (2 damaged)"
    assert text.replace("\ufffd", "è") == FRENCH


def test_the_first_strange_letter_may_come_late() -> None:
    text = "Nine soldiers were killed. " * 5_000 + FRENCH
    assert decode(text.encode("cp1252")) == (text, "cp1252")


@UNHURRIED
@given(st.text(min_size=1).filter(lambda t: t.strip() and "\x00" not in t and not t.startswith("\ufeff")))
def test_utf8_comes_back_as_it_is(text: str) -> None:
    data = text.encode("utf-8")
    try:
        assert decode(data) == (text, "utf-8")
    except Unreadable as refused:
        assert "not text" in str(refused) or "empty" in str(refused)


@UNHURRIED
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except Unreadable as refused:
        assert "\n" not in str(refused)
    else:
        assert text and encoding
