"""Web archives are read record by record: whatever is wrong with one, the pages before and behind it come out."""

import gzip
import io
import tracemalloc
import zlib
from collections import Counter

import pytest

from counterclaim.claims.report import Report
from counterclaim.intake import warc
from counterclaim.intake.raw import Raw
from counterclaim.intake.refusal import Refusal
from counterclaim.intake.taken import Taken
from counterclaim.intake.warc import pages_from_warc

PLACES = ("Dura", "Sokolo", "Anefis", "Moura", "Gao")
HTML_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def page(place: str) -> bytes:
    told = f"Nine soldiers were killed in {place} on Thursday, the army said, and two trucks were destroyed."
    return f"<!DOCTYPE html><html><title>{place}</title><body><article><p>{told}</p></article></body></html>".encode()


def record(
    content: bytes,
    address: str = "https://example.org/a",
    kind: str = "response",
    of: str = "application/http; msgtype=response",
    date: str = "2024-08-02T10:00:00Z",
    length: int | str | None = None,
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: {date}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: {of}\r\n"
        f"Content-Length: {len(content) if length is None else length}\r\n\r\n"
    )
    return head.encode("utf-8", "surrogateescape") + content + b"\r\n\r\n"


def answer(place: str, head: bytes = HTML_HEAD) -> bytes:
    return head + b"\r\n" + page(place)


def good(place: str) -> bytes:
    return record(answer(place), f"https://example.org/{place}")


def members(*records: bytes) -> bytes:
    """As crawlers write archives: every record a gzip member of its own."""
    return b"".join(map(gzip.compress, records))


def taken(data: bytes, passed_over: Counter[str] | None = None) -> list[Taken | Refusal]:
    return [
        found.take() if isinstance(found, Raw) else found
        for found in pages_from_warc(io.BytesIO(data), source="a.warc", passed_over=passed_over)
    ]


def places(found: list[Taken | Refusal]) -> list[str]:
    return [t.report.title or "" for t in found if isinstance(t, Taken)]


def refusals(found: list[Taken | Refusal]) -> list[str]:
    return [str(r) for r in found if isinstance(r, Refusal)]


GOOD = [good(place) for place in PLACES]


@pytest.mark.parametrize(
    "archive", [b"".join(GOOD), members(*GOOD), gzip.compress(b"".join(GOOD))], ids=["plain", "members", "one member"]
)
def test_pages_come_out(archive: bytes) -> None:
    found = taken(archive)
    assert places(found) == list(PLACES)
    assert refusals(found) == []


def test_what_is_known_of_a_page() -> None:
    (found,) = taken(GOOD[0])
    assert isinstance(found, Taken)
    report = found.report
    assert isinstance(report, Report)
    assert (report.doc, report.url) == ("https://example.org/Dura", "https://example.org/Dura")
    assert report.original == page("Dura")
    assert report.published is None, "the day of fetching is no day of publication"
    assert found.way == "record 1 of a.warc, fetched 2024-08-02T10:00:00Z"


@pytest.mark.parametrize("date", ["yesterday", "", "9999-99-99T99:99:99Z"])
def test_an_absurd_date_of_fetching_is_not_known(date: str) -> None:
    (found,) = taken(record(answer("Dura"), date=date))
    assert isinstance(found, Taken)
    assert found.way == "record 1 of a.warc, fetched at a time not recorded"


def test_records_without_a_page_are_counted() -> None:
    passed_over: Counter[str] = Counter()
    others = [
        record(b"software: x\r\n", kind="warcinfo", of="application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request", of="application/http; msgtype=request"),
        record(page("Gao"), kind="resource", of="text/html"),
        record(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
        record(b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + page("Gao")),
        record(b"example.org. IN A 192.0.2.1", of="text/dns"),
    ]
    found = taken(members(*others, GOOD[0]), passed_over)
    assert places(found) == ["Dura"] and refusals(found) == []
    assert sorted(passed_over.values()) == [1, 1, 1, 3]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (
            record(HTML_HEAD + b"\r\n<html><script>f()</script></html>", "https://x.org/1"),
            "is a page without an article's text",
        ),
        (record(HTML_HEAD + b"\r\n", "https://x.org/1"), "is empty"),
        (
            record(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 50_000 + b"\r\n\r\n", "https://x.org/1"),
            "has a head that cannot be read",
        ),
        (record(b"", "https://x.org/1"), "is cut short"),
        (record(HTML_HEAD + b"\r\n%PDF-1.7", "https://x.org/1"), "is a PDF document, not text"),
    ],
)
@pytest.mark.parametrize("pack", [b"".join, lambda records: members(*records)], ids=["plain", "members"])
def test_a_bad_page_is_one_line_and_the_others_are_read(bad: bytes, reason: str, pack) -> None:  # type: ignore[no-untyped-def]
    found = taken(pack([GOOD[0], bad, GOOD[1]]))
    assert places(found) == ["Dura", "Sokolo"]
    assert refusals(found) == [f"a.warc (https://x.org/1): {reason}"]


@pytest.mark.parametrize(
    "bad",
    [
        GOOD[2].replace(b"Content-Length: ", b"Content-Length: -"),
        GOOD[2].replace(b"Content-Length: ", b"Content-Length: x"),
        record(answer("Anefis"), length=40),
        b"garbage\r\n" * 20,
        b"WARC/1.0\r\n" + b"X: y\r\n" * 20_000,
        GOOD[2][:200],
        record(answer("Anefis"), length=5_000),
    ],
    ids=["negative length", "no length", "short length", "garbage", "endless head", "cut in its head", "long length"],
)
@pytest.mark.parametrize("pack", [b"".join, lambda records: members(*records)], ids=["plain", "members"])
def test_a_damaged_record_loses_nothing_else(bad: bytes, pack) -> None:  # type: ignore[no-untyped-def]
    found = taken(pack([*GOOD[:2], bad, *GOOD[3:]]))
    assert [p for p in places(found) if p in PLACES and p != "Anefis"] == ["Dura", "Sokolo", "Moura", "Gao"]
    assert 1 <= len(refusals(found)) <= 2
    assert all("\n" not in line for line in refusals(found))


@pytest.mark.parametrize("place", range(0, 100, 9))
def test_a_flipped_byte_in_a_gzip_member_loses_that_record_at_most(place: int) -> None:
    packed = [gzip.compress(r) for r in GOOD]
    broken = bytearray(packed[2])
    broken[len(broken) * place // 100] ^= 0x5A
    found = taken(b"".join([*packed[:2], bytes(broken), *packed[3:]]))
    assert [p for p in places(found) if p in PLACES and p != "Anefis"] == ["Dura", "Sokolo", "Moura", "Gao"]
    assert len(refusals(found)) <= 1


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("missing", [3, 60, 150, 260, 300])
def test_a_truncated_archive(packed: bool, missing: int) -> None:
    archive = members(*GOOD) if packed else b"".join(GOOD)
    found = taken(archive[:-missing])
    assert places(found)[:4] == list(PLACES[:4])
    assert len(refusals(found)) <= 1
    if missing > 4:
        assert len(refusals(found)) == 1 and len(places(found)) == 4


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "a.warc: is empty"),
        (gzip.compress(b""), "a.warc: is empty"),
        (b"hello", "a.warc (behind record 0): is no web archive from here on"),
        (page("Dura"), "a.warc (behind record 0): is no web archive from here on"),
        (gzip.compress(page("Dura")), "a.warc (behind record 0): is no web archive from here on"),
        (b"\x1f\x8b\x08rubbish", "a.warc (behind record 0): is damaged"),
    ],
)
def test_what_is_no_archive(data: bytes, line: str) -> None:
    assert refusals(taken(data)) == [line]


def test_junk_between_gzip_members() -> None:
    packed = [gzip.compress(r) for r in GOOD]
    found = taken(b"junk".join(packed))
    assert places(found) == list(PLACES)


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Encoding: gzip\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Content-Encoding: br\r\n",
        b"Content-Encoding: zstd\r\n",
    ],
)
def test_a_page_kept_unpacked_below_a_head_that_says_otherwise(head: bytes) -> None:
    assert places(taken(record(answer("Dura", HTML_HEAD + head)))) == ["Dura"]


def test_pages_as_servers_pack_them() -> None:
    body = page("Dura")
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in (body[:70], body[70:])) + b"0\r\n\r\n"
    packed = [
        HTML_HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(body),
        HTML_HEAD + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(body),
        HTML_HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunked,
    ]
    assert places(taken(members(*map(record, packed)))) == ["Dura"] * 3


BOMB = 40_000_000
BOMBS = {
    "in a page": (
        members(record(HTML_HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b" " * BOMB), "https://x.org/1")),
        "a.warc (https://x.org/1): unpacks to more than 10 MB",
    ),
    "in a member": (
        gzip.compress(record(HTML_HEAD + b"\r\n" + b" " * BOMB, "https://x.org/1")),
        "a.warc (https://x.org/1): is larger than 10 MB",
    ),
    "below the size of a record": (
        gzip.compress(record(HTML_HEAD + b"\r\n" + b" " * 9_000_000, "https://x.org/1")),
        "a.warc (https://x.org/1): is cut short",
    ),
    "in the head": (gzip.compress(b"WARC/1.0\r\nX: " + b" " * BOMB), "a.warc (behind record 1): is damaged"),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_bombs(kind: str) -> None:
    bomb, line = BOMBS[kind]
    archive = members(GOOD[0]) + bomb + members(GOOD[1])
    tracemalloc.start()
    found = taken(archive)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert places(found) == ["Dura", "Sokolo"]
    assert line in refusals(found) and len(refusals(found)) <= 2
    assert peak < 60_000_000


def test_a_record_larger_than_a_page_is_refused_and_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "LARGEST_RECORD", 1_000_000)
    large = record(answer("Gao") + b"x" * 2_000_000, "https://x.org/1")
    found = taken(GOOD[0] + large + GOOD[1])
    assert places(found) == ["Dura", "Sokolo"]
    assert refusals(found) == ["a.warc (https://x.org/1): is larger than 1 MB"]


def test_a_file_of_nothing_but_damages_is_given_up() -> None:
    found = taken(members(GOOD[0]) + b"\x1f\x8b\x08\xff" * 5_000)
    assert places(found) == ["Dura"]
    assert refusals(found)[-1] == "a.warc: is damaged in more than 1000 places: the rest is not read"
    assert len(refusals(found)) == 2


@pytest.mark.parametrize(
    "address", ["https://x.org/\x1b[31m\u202e", "https://x.org/" + "a" * 20_000, "\udce9", "../../etc/passwd"]
)
def test_an_odd_address_stays_in_one_line(address: str) -> None:
    (found,) = taken(record(HTML_HEAD + b"\r\n", address))
    line = str(found)
    assert line.isprintable() and len(line) < 300
