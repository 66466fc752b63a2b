"""Which machines on the net a report may be fetched from, and how their addresses must be written."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from counterclaim.intake.refusal import Unreadable

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], Sequence[str]]
"""The numeric addresses of a name and a port."""
Closed = Callable[[Address], str | None]
"""Why an address is not connected to; None where it may be."""
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")


def resolve(host: str, port: int) -> Sequence[str]:
    """As the system does it, in the time that it takes. Raises OSError for a name that has no address."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def why_closed(address: Address) -> str | None:
    """ "loopback", "private" …, also of the IPv4 address that an IPv6 address carries; None for a public one."""
    carried = _carried(address)
    if carried is not None:
        return why_closed(carried)
    for network, kind in _closed():
        if address.version == network.version and address in network:
            return kind
    if isinstance(address, IPv6Address) and address not in _public_ipv6():
        return "reserved"
    return None if address.is_global and not address.is_multicast else "reserved"


def open_addresses(host: str, port: int, resolver: Resolver = resolve, closed: Closed = why_closed) -> list[Address]:
    """All addresses of the host, in the resolver's order. Raises Unreadable if one is closed or there is none."""
    refuse_odd_spelling(host)
    try:
        found = [ip_address(text) for text in resolver(host, port)]
    except (OSError, UnicodeError):
        raise Unreadable("has a host whose name is not known") from None
    except ValueError:
        raise Unreadable("has a host that is only reached through one network interface") from None
    for address in found:
        if kind := closed(address):
            raise Unreadable(f"leads to {address}, which is {kind}: not fetched")
    if not found:
        raise Unreadable("has a host whose name is not known")
    return found


def refuse_odd_spelling(host: str) -> None:
    """Raises Unreadable for numbers that some systems take for an address (0x7f.1, 2130706433), zones, final dots."""
    if not host:
        raise Unreadable("names no host")
    if host.endswith("."):
        raise Unreadable("has a host that ends with a dot: write it without")
    if "%" in host:
        raise Unreadable("has a host with a zone or with escaped letters: not fetched")
    if ":" not in host and _NUMBER.fullmatch(host.rpartition(".")[2]) and not _is_plain_ipv4(host):
        raise Unreadable("has an address in an odd spelling: write four decimal numbers")


def _is_plain_ipv4(host: str) -> bool:
    try:
        return str(IPv4Address(host)) == host
    except ValueError:
        return False


def _carried(address: Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    for network, bit in _carriers():
        if address in network:
            return IPv4Address(int(address) >> bit & 0xFFFFFFFF)
    return None


@cache
def _table() -> dict[str, Any]:
    import yaml

    raw = yaml.safe_load((files("counterclaim.intake") / "data" / "addresses.yaml").read_text("utf-8"))
    return dict(raw)


@cache
def _closed() -> tuple[tuple[IPv4Network | IPv6Network, str], ...]:
    return tuple((ip_network(network), str(kind)) for network, kind in _table()["closed"].items())


@cache
def _public_ipv6() -> IPv6Network:
    return IPv6Network(_table()["public_ipv6"])


@cache
def _carriers() -> tuple[tuple[IPv6Network, int], ...]:
    return tuple((IPv6Network(network), int(bit)) for network, bit in _table()["carriers"].items())
