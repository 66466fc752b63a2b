"""One address is fetched as a guest would: asked once, checked at every step, no more and no longer than allowed."""

import gzip
import http.server
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_address

import pytest

from counterclaim import __version__
from counterclaim.intake.addresses import Address, why_closed
from counterclaim.intake.fetch import Fetcher, Limits, Page, Surroundings, is_web_address
from counterclaim.intake.refusal import Unreadable

AT = datetime(2024, 8, 2, 10, tzinfo=UTC)
HERE = ip_address("127.0.0.1")


@dataclass
class Answer:
    data: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    """What is sent instead of an HTTP answer."""


@dataclass
class Site:
    """A real server on this machine, what it answers, and what it was asked."""

    port: int
    answers: dict[str, Answer]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            answer = here.answers.get(self.path, Answer(b"none", 404))
            if answer.raw is not None:
                self.wfile.write(answer.raw)
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda request, client: None  # type: ignore[method-assign]
    here = Site(server.server_address[1], {"/a": Answer(b"<p>Nine died.</p>", headers={"Content-Type": "text/html"})})
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield here
    server.shutdown()
    server.server_close()


class Time:
    """A clock that only goes on when somebody waits, or by `step` at each look."""

    def __init__(self, step: float = 0.0) -> None:
        self.seconds, self.step, self.waited = 1_000.0, step, list[float]()

    def clock(self) -> float:
        self.seconds += self.step
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.seconds += seconds


def here_only(address: Address) -> str | None:
    """The server of the test is open; all else is as ever."""
    return None if address == HERE else why_closed(address)


def here(host: str, port: int) -> Sequence[str]:
    """Names lie on this machine; numbers are what they are."""
    try:
        return [str(ip_address(host))]
    except ValueError:
        return ["127.0.0.1"]


def fetcher(
    limits: Limits | None = None, time: Time | None = None, resolver: Callable[[str, int], Sequence[str]] = here
) -> Fetcher:
    time = time or Time()
    world = Surroundings(resolver=resolver, closed=here_only, clock=time.clock, sleep=time.sleep, now=lambda: AT)
    return Fetcher(limits, world)


def refusal(address: str, **given: object) -> str:
    with pytest.raises(Unreadable) as refused:
        fetcher(**given).fetch(address)  # type: ignore[arg-type]
    assert str(refused.value).isprintable()
    return str(refused.value)


def test_a_page(site: Site) -> None:
    assert fetcher().fetch(site.url("/a#top")) == Page(
        asked=site.url("/a#top"), address=site.url("/a"), at=AT, data=b"<p>Nine died.</p>", kind="text/html"
    )


def test_the_own_machine_is_closed_unless_a_test_opens_it(site: Site) -> None:
    with pytest.raises(Unreadable, match=r"leads to 127\.0\.0\.1, which is loopback: not fetched"):
        Fetcher().fetch(site.url("/a"))
    assert site.asked == []


def test_it_says_who_it_is_and_brings_nothing_along(site: Site) -> None:
    fetcher().fetch(site.url("/a", "example.org"))
    for _, headers in site.asked:
        assert headers["user-agent"].startswith(f"counterclaim/{__version__} ")
        assert headers["accept-encoding"] == "gzip, identity"
        assert headers["host"] == f"example.org:{site.port}"
        assert not {"cookie", "authorization", "referer"} & headers.keys()


def test_proxies_of_the_environment_are_not_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetcher().fetch(site.url("/a")).data


def test_a_host_is_resolved_once_for_a_request_and_that_address_is_connected_to(site: Site) -> None:
    asked: list[str] = []

    def resolver(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"]

    fetcher(resolver=resolver).fetch(site.url("/a", "no-such-name.invalid"))
    assert asked == ["no-such-name.invalid"] * 2, "once for robots.txt, once for the page"


def test_a_name_that_moves_inside_between_two_requests(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.7"]])
    line = refusal(site.url("/a", "rebind.example"), resolver=lambda host, port: next(answers))
    assert line == "leads to 10.0.0.7, which is private: not fetched"
    assert site.paths() == ["/robots.txt"]


# Redirects


def to(location: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": location})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", ["/a", "a", "a#part", "//example.org:{port}/a", "http://example.org:{port}/a"])
def test_redirects_are_followed(site: Site, status: int, location: str) -> None:
    site.answers["/r"] = to(location.format(port=site.port), status)
    page = fetcher().fetch(site.url("/r"))
    assert page.data == b"<p>Nine died.</p>"
    assert page.asked == site.url("/r") and page.address.endswith("/a")


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://10.0.0.1/", "leads to 10.0.0.1, which is private: not fetched"),
        ("http://169.254.169.254/latest/meta-data/", "leads to 169.254.169.254, which is link-local: not fetched"),
        ("http://[::1]/", "leads to ::1, which is loopback: not fetched"),
        ("http://[::ffff:10.0.0.1]/", "leads to ::ffff:a00:1, which is private: not fetched"),
        ("http://127.0.0.2/", "leads to 127.0.0.2, which is loopback: not fetched"),
        ("http://2130706433/", "has an address in an odd spelling: write four decimal numbers"),
        ("http://0x7f.1/", "has an address in an odd spelling: write four decimal numbers"),
        ("file:///etc/passwd", "is no http or https address (file)"),
        ("gopher://127.0.0.1:25/x", "is no http or https address (gopher)"),
        ("javascript:alert(1)", "is no http or https address (javascript)"),
        ("data:text/html,x", "is no http or https address (data)"),
        ("http://user:secret@example.org/", "holds a user name or password: not fetched"),
        ("http://[", "not fetched"),
        ("http://[::1", "is no web address"),
    ],
)
def test_redirects_to_where_no_report_is(site: Site, location: str, reason: str) -> None:
    site.answers["/r"] = to(location)
    assert refusal(site.url("/r")).endswith(reason)


def test_redirects_come_to_an_end(site: Site) -> None:
    for i in range(9):
        site.answers[f"/{i}"] = to(f"/{i + 1}")
    site.answers["/5"] = Answer(b"there")
    assert fetcher().fetch(site.url("/0")).data == b"there"
    site.answers["/5"] = to("/6")
    assert refusal(site.url("/0")) == "leads on more than 5 times"
    site.answers["/loop"] = to("/loop")
    assert refusal(site.url("/loop")) == "leads on more than 5 times"


def test_a_redirect_is_asked_of_the_next_hosts_robots_file(site: Site) -> None:
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /a\n")
    site.answers["/r"] = to("/a")
    assert refusal(site.url("/r")) == "is not to be fetched by programs: the site's robots.txt says so"
    assert "/a" not in site.paths()


# Sizes and times


@pytest.mark.parametrize("status", [204, 206, 304, 400, 401, 403, 404, 410, 429, 500, 503])
def test_other_answers(site: Site, status: int) -> None:
    site.answers["/a"] = Answer(b"x", status)
    assert refusal(site.url("/a")) == f"is not there: the server answered {status}"


def test_a_page_of_the_largest_size_and_one_byte_more(site: Site) -> None:
    limits = Limits(largest=300_000)
    for packed in (False, True):
        for size, fits in ((300_000, True), (300_001, False)):
            data = (b"Nine soldiers were killed. %d " * 20_000)[:size]
            site.answers["/a"] = Answer(
                gzip.compress(data) if packed else data, headers={"Content-Encoding": "gzip"} if packed else {}
            )
            if fits:
                assert fetcher(limits).fetch(site.url("/a")).data == data
            else:
                assert refusal(site.url("/a"), limits=limits) == "is larger than 300,000 bytes"


def test_a_page_without_an_end(site: Site) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    site.answers["/a"] = Answer(raw=head + b"10000\r\n" + b"x" * 0x10000 + b"\r\n" + b"10000\r\n" + b"x" * 0x10000)
    assert refusal(site.url("/a"), limits=Limits(largest=100_000)) == "is larger than 100,000 bytes"
    assert refusal(site.url("/a")) == "comes from a server that broke off or does not speak HTTP"


BOMB = zlib.compressobj(9, zlib.DEFLATED, 31)
PACKED_BOMB = BOMB.compress(b" " * 60_000_000) + BOMB.flush()


def test_a_bomb(site: Site) -> None:
    site.answers["/a"] = Answer(PACKED_BOMB, headers={"Content-Encoding": "gzip"})
    assert refusal(site.url("/a")) == "is packed tighter than a text can be"


@pytest.mark.parametrize(
    ("packing", "data", "reason"),
    [
        ("br", b"x", "comes packed as br, which was not asked for"),
        ("deflate", b"x", "comes packed as deflate, which was not asked for"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"x")), "comes packed as gzip, gzip, which was not asked for"),
        ("gzip", b"not gzip", "is no sound gzip"),
        ("gzip", gzip.compress(b"Nine soldiers were killed")[:-12], "is cut short"),
    ],
)
def test_packings(site: Site, packing: str, data: bytes, reason: str) -> None:
    site.answers["/a"] = Answer(data, headers={"Content-Encoding": packing})
    assert refusal(site.url("/a")) == reason


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 300_000,
    ],
)
def test_what_does_not_speak_http(site: Site, raw: bytes) -> None:
    site.answers["/a"] = Answer(raw=raw)
    assert refusal(site.url("/a")) == "comes from a server that broke off or does not speak HTTP"


def test_time_counts_over_all_steps_of_an_answer(site: Site) -> None:
    site.answers["/robots.txt"] = Answer(b"")
    site.answers["/a"] = Answer(b"x" * 5_000_000)
    assert refusal(site.url("/a"), time=Time(step=1.0), limits=Limits(seconds=20)) == "took longer than 20 seconds"


def test_a_server_that_says_nothing(site: Site) -> None:
    hush = threading.Event()
    site.answers["/a"] = Answer(b"x", headers=_Waiting(hush))
    try:
        assert refusal(site.url("/a"), limits=Limits(seconds=0.2)) == "took longer than 0.2 seconds"
    finally:
        hush.set()


class _Waiting(dict[str, str]):
    """Headers that are not sent before the event."""

    def __init__(self, event: threading.Event) -> None:
        super().__init__()
        self.event = event

    def items(self):  # type: ignore[no-untyped-def]
        self.event.wait(5)
        return super().items()


def test_nobody_listens(site: Site) -> None:
    def nowhere(host: str, port: int) -> Sequence[str]:
        return ["127.0.0.1"]

    closed = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    closed.server_close()
    line = refusal(f"http://example.org:{closed.server_address[1]}/", resolver=nowhere)
    assert line == "cannot be fetched: the site's robots.txt has a server that cannot be connected to"


def test_https_is_not_spoken_with_a_server_that_cannot_prove_its_name(site: Site) -> None:
    assert "cannot be connected to" in refusal(f"https://example.org:{site.port}/a")


# Manners


@pytest.mark.parametrize(
    ("robots", "reason"),
    [
        (Answer(b"", 404), None),
        (Answer(b"", 403), None),
        (Answer(b""), None),
        (Answer(b"\xff\xfe\x00 absurd \r\n: : :"), None),
        (Answer(b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /b\r\n"), None),
        (Answer(b"User-agent: *\nDisallow: /\nUser-agent: counterclaim\nAllow: /\n"), None),
        (Answer(b"User-agent: *\nDisallow: /\n"), "is not to be fetched by programs: the site's robots.txt says so"),
        (
            Answer(b"User-agent: Counterclaim\nDisallow: /a\n"),
            "is not to be fetched by programs: the site's robots.txt says so",
        ),
        (Answer(b"", 500), "cannot be fetched: the server answered 500 for its robots.txt"),
        (Answer(b"", 503), "cannot be fetched: the server answered 503 for its robots.txt"),
        (
            Answer(raw=b""),
            "cannot be fetched: the site's robots.txt comes from a server that broke off or does not speak HTTP",
        ),
        (
            to("http://10.0.0.1/robots.txt"),
            "cannot be fetched: the site's robots.txt leads to 10.0.0.1, which is private: not fetched",
        ),
        (to("/robots.txt"), "cannot be fetched: the site's robots.txt leads on more than 5 times"),
        (Answer(b"#" * 500_001), "cannot be fetched: the site's robots.txt is larger than 500,000 bytes"),
        (
            Answer(b"User-agent: *\nCrawl-delay: " + b"9" * 5_000),
            "cannot be fetched: the site's robots.txt cannot be understood",
        ),
        (
            Answer("User-agent: *\nCrawl-delay: ²".encode()),
            "cannot be fetched: the site's robots.txt cannot be understood",
        ),
    ],
)
def test_robots(site: Site, robots: Answer, reason: str | None) -> None:
    site.answers["/robots.txt"] = robots
    if reason is None:
        assert fetcher().fetch(site.url("/a")).data
    else:
        assert refusal(site.url("/a")) == reason
        assert "/a" not in site.paths()


def test_a_robots_file_is_asked_for_once_a_run(site: Site) -> None:
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /b\n")
    one = fetcher()
    for path in ("/a", "/b", "/a"):
        try:
            one.fetch(site.url(path))
        except Unreadable:
            assert path == "/b"
    assert site.paths() == ["/robots.txt", "/a", "/a"]


def test_it_waits_between_two_requests_to_one_host(site: Site) -> None:
    time = Time()
    one = fetcher(time=time)
    one.fetch(site.url("/a"))
    one.fetch(site.url("/a"))
    one.fetch(site.url("/a", "example.org"))
    assert time.waited == [1.0, 1.0, 1.0], "before each page, not before the first request to a host"


@pytest.mark.parametrize(("delay", "waited"), [("7", 7.0), ("0", 1.0), ("100000", 60.0), ("9" * 400, 60.0)])
def test_a_host_may_ask_for_longer_pauses(site: Site, delay: str, waited: float) -> None:
    site.answers["/robots.txt"] = Answer(f"User-agent: *\nCrawl-delay: {delay}\nDisallow: /b\n".encode())
    time = Time()
    fetcher(time=time).fetch(site.url("/a"))
    assert time.waited == [waited]


@pytest.mark.parametrize(
    ("source", "is_address"),
    [("http://x.org", True), ("HTTPS://x.org", True), ("ftp://x.org", False), ("http.txt", False), ("-", False)],
)
def test_what_a_web_address_is(source: str, is_address: bool) -> None:
    assert is_web_address(source) is is_address
