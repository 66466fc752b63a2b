"""One web address to its bytes: never from inside the own network, never more or longer than allowed."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.robotparser import RobotFileParser

from counterclaim import __version__
from counterclaim.intake.addresses import Closed, Resolver, refuse_odd_spelling, resolve, why_closed
from counterclaim.intake.answer import Answer
from counterclaim.intake.refusal import Unreadable
from counterclaim.intake.taken import in_one_line

if TYPE_CHECKING:
    import httpx

NAME = "counterclaim"
USER_AGENT = f"{NAME}/{__version__} (reads reports of armed conflict; fetches single addresses that a person named)"
_PORTS = {"http": 80, "https": 443}
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may cost. Sizes in bytes, times in seconds; `seconds` holds for an answer with its redirects.

    `pause` lies between two requests to one host; a host that asks for more in its robots.txt gets it, up to
    `longest_pause`.
    """

    largest: int = 20_000_000
    largest_robots: int = 500_000
    seconds: float = 60.0
    redirects: int = 5
    pause: float = 1.0
    longest_pause: float = 60.0


@dataclass(frozen=True, slots=True)
class Page:
    """`data` is what lay at `address` (after redirects from `asked`) at the time `at`; `kind` is the server's word."""

    asked: str
    address: str
    at: datetime
    data: bytes
    kind: str | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a fetch needs of the world; tests put their own in its place."""

    resolver: Resolver = resolve
    closed: Closed = why_closed
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


class Fetcher:
    """Fetches addresses one after the other, and remembers within a run what each host's robots.txt allows."""

    def __init__(self, limits: Limits | None = None, surroundings: Surroundings | None = None) -> None:
        self._limits = limits or Limits()
        self._world = surroundings or Surroundings()
        self._robots: dict[str, RobotFileParser | Unreadable] = {}
        self._last: dict[str, float] = {}

    def fetch(self, address: str) -> Page:
        """Raises Unreadable with one clear line for everything that keeps the page from being fetched."""
        asked = checked(address)
        found, answer = self._followed(asked, self._limits.largest, obey=True)
        if answer.status != 200:
            raise Unreadable(f"is not there: the server answered {answer.status}")
        return Page(address, str(found), self._world.now(), answer.data, answer.kind)

    def _followed(self, url: httpx.URL, largest: int, *, obey: bool) -> tuple[httpx.URL, Answer]:
        """The last address of a row of redirects, with its answer; each was checked as if it had been asked for."""
        left = self._limits.seconds
        for _ in range(self._limits.redirects + 1):
            if obey:
                self._obey_robots(url)
            self._wait(url)
            started = self._world.clock()
            answer = self._answer(url, largest, left)
            left -= self._world.clock() - started
            if answer.location is None:
                return url, answer
            url = _redirected(url, answer.location)
        raise Unreadable(f"leads on more than {self._limits.redirects} times")

    def _answer(self, url: httpx.URL, largest: int, seconds: float) -> Answer:
        import httpx

        from counterclaim.intake.connecting import Deadline, GuardedTransport

        deadline = Deadline(seconds, self._world.clock)
        headers = {
            "User-Agent": USER_AGENT,
            "Accept-Encoding": "gzip, identity",
            "Accept": "*/*",
            "Connection": "close",
        }
        request = httpx.Request("GET", url, headers=headers)
        with (
            _reasons(self._limits.seconds),
            GuardedTransport(deadline, self._world.resolver, self._world.closed) as net,
        ):
            return Answer.of(net.handle_request(request), largest)

    def _wait(self, url: httpx.URL) -> None:
        host = url.host
        if host in self._last:
            since = self._world.clock() - self._last[host]
            if since < (pause := self._pause(url)):
                self._world.sleep(pause - since)
        self._last[host] = self._world.clock()

    def _pause(self, url: httpx.URL) -> float:
        rules = self._robots.get(_origin(url))
        asked = rules.crawl_delay(NAME) if isinstance(rules, RobotFileParser) else None
        return max(self._limits.pause, min(int(asked or 0), self._limits.longest_pause))

    def _obey_robots(self, url: httpx.URL) -> None:
        origin = _origin(url)
        if origin not in self._robots:
            self._robots[origin] = self._rules(url)
        rules = self._robots[origin]
        if isinstance(rules, Unreadable):
            raise Unreadable(str(rules))
        if not rules.can_fetch(NAME, str(url)):
            raise Unreadable("is not to be fetched by programs: the site's robots.txt says so")

    def _rules(self, url: httpx.URL) -> RobotFileParser | Unreadable:
        """Without a robots.txt (4xx) all is allowed, where it cannot be had nothing is (RFC 9309, section 2.3.1)."""
        try:
            _, answer = self._followed(url.join("/robots.txt"), self._limits.largest_robots, obey=False)
        except Unreadable as error:
            return Unreadable(f"cannot be fetched: the site's robots.txt {error}")
        if 400 <= answer.status < 500:
            return _parsed_rules(b"")
        if answer.status != 200:
            return Unreadable(f"cannot be fetched: the server answered {answer.status} for its robots.txt")
        return _parsed_rules(answer.data)


def _parsed_rules(data: bytes) -> RobotFileParser | Unreadable:
    rules = RobotFileParser()
    try:
        rules.parse(data.decode("utf-8-sig", "replace").splitlines())
    except ValueError:  # the parser takes "²" and numbers without end for delays
        return Unreadable("cannot be fetched: the site's robots.txt cannot be understood")
    return rules


def checked(address: str) -> httpx.URL:
    """The address as it will be asked for. Raises Unreadable for any but http and https, for passwords, odd hosts."""
    import httpx

    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError):
        raise Unreadable("is no web address") from None
    if url.scheme not in _PORTS:
        raise Unreadable(f"is no http or https address ({in_one_line(url.scheme, 20) or 'no scheme'})")
    if url.userinfo:
        raise Unreadable("holds a user name or password: not fetched")
    if url.port is not None and not 0 < url.port < 65_536:
        raise Unreadable("names no port that there is")
    refuse_odd_spelling(url.raw_host.decode("ascii"))
    return url.copy_with(fragment=None)


def is_web_address(source: str) -> bool:
    """Whether the user named an address rather than a file."""
    return source.lower().startswith(("http://", "https://"))


def _redirected(url: httpx.URL, location: str) -> httpx.URL:
    import httpx

    try:
        return checked(str(url.join(location)))
    except (httpx.InvalidURL, ValueError) as error:
        reason = str(error) if isinstance(error, Unreadable) else "is no web address"
        raise Unreadable(f"leads on to {in_one_line(location, _SHOWN)}, which {reason}") from None


def _origin(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.host}:{url.port or _PORTS[url.scheme]}"


@contextmanager
def _reasons(seconds: float) -> Iterator[None]:
    """Whatever goes wrong with a request, as Unreadable with one clear line."""
    import httpcore
    import httpx

    from counterclaim.intake.connecting import TookTooLong

    try:
        yield
    except (TookTooLong, httpcore.TimeoutException, httpx.TimeoutException):
        raise Unreadable(f"took longer than {seconds:g} seconds") from None
    except (httpcore.ConnectError, httpx.ConnectError):
        raise Unreadable("has a server that cannot be connected to") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, httpx.InvalidURL):
        raise Unreadable("comes from a server that broke off or does not speak HTTP") from None
    except zlib.error:
        raise Unreadable("is no sound gzip") from None
