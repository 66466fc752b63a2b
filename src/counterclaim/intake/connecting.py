"""Connections to the very addresses that were checked, for no longer than a request may take."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import httpcore
import httpx

from counterclaim.intake.addresses import Closed, Resolver, open_addresses

Clock = Callable[[], float]
"""Seconds that never go back."""
_SocketOptions = Iterable[Any] | None


class TookTooLong(Exception):
    """The time that a request may take is over."""


class Deadline:
    """`seconds` from now."""

    def __init__(self, seconds: float, clock: Clock) -> None:
        self._end = clock() + seconds
        self._clock = clock

    def left(self) -> float:
        """Seconds. Raises TookTooLong where there are none."""
        seconds = self._end - self._clock()
        if seconds <= 0:
            raise TookTooLong
        return seconds


class GuardedTransport(httpx.BaseTransport):
    """For one request: its host is resolved once, when the connection is made, and all its addresses are checked then.

    Whoever follows redirects makes a new one each time. Raises Unreadable for a closed address, TookTooLong.
    """

    def __init__(self, deadline: Deadline, resolver: Resolver, closed: Closed) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=_ssl_context(),
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=_GuardedNetwork(deadline, resolver, closed),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method, url, headers=request.headers.raw, content=b"", extensions=request.extensions
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _GuardedNetwork(httpcore.NetworkBackend):
    def __init__(self, deadline: Deadline, resolver: Resolver, closed: Closed) -> None:
        self._deadline = deadline
        self._resolver = resolver
        self._closed = closed
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: _SocketOptions = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError()
        for address in open_addresses(host, port, self._resolver, self._closed):
            left = self._deadline.left()
            try:
                stream = self._network.connect_tcp(str(address), port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every wait ends with the deadline, so that a server cannot draw a request out drop by drop."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


@cache
def _ssl_context() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)
