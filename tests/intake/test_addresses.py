"""No report is fetched from inside the own network, however its address is written."""

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.intake.addresses import open_addresses, resolve, why_closed
from counterclaim.intake.fetch import Fetcher, Surroundings, checked
from counterclaim.intake.refusal import Unreadable

CLOSED = {
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "10.1.2.3": "private",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.168.1.1": "private",
    "169.254.169.254": "link-local",
    "100.100.100.200": "shared by a provider's customers",
    "0.0.0.0": "unspecified",
    "0.1.2.3": "unspecified",
    "192.0.0.170": "reserved",
    "192.0.2.1": "reserved for documentation",
    "192.88.99.1": "reserved",
    "198.19.0.1": "reserved for benchmarks",
    "224.0.0.1": "multicast",
    "239.255.255.250": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "::": "unspecified",
    "::1": "loopback",
    "::7f00:1": "reserved",
    "::ffff:127.0.0.1": "loopback",
    "::ffff:10.0.0.1": "private",
    "::ffff:0:169.254.169.254": "link-local",
    "64:ff9b::127.0.0.1": "loopback",
    "64:ff9b::a9fe:a9fe": "link-local",
    "64:ff9b:1::1": "private",
    "2002:7f00:1::": "loopback",
    "2002:a00:1::1": "private",
    "2002:c0a8:101::": "private",
    "2001::1": "reserved",
    "2001:0:7f00:1::": "reserved",
    "2001:db8::1": "reserved for documentation",
    "fe80::1": "link-local",
    "febf::1": "link-local",
    "fec0::1": "private",
    "fc00::1": "private",
    "fd12:3456::1": "private",
    "fd00:ec2::254": "private",
    "ff02::1": "multicast",
    "100::1": "reserved",
    "4000::1": "reserved",
    "5f00::1": "reserved",
}


@pytest.mark.parametrize("address", CLOSED)
def test_closed_addresses(address: str) -> None:
    assert why_closed(ip_address(address)) == CLOSED[address]


@pytest.mark.parametrize(
    "address",
    [
        "93.184.216.34",
        "8.8.8.8",
        "172.32.0.1",
        "100.128.0.1",
        "2606:2800:220:1::1",
        "64:ff9b::808:808",
        "2002:808:808::1",
    ],
)
def test_public_addresses(address: str) -> None:
    assert why_closed(ip_address(address)) is None


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_an_address_carried_in_ipv6_is_as_closed_as_itself(address: IPv4Address) -> None:
    number = int(address)
    forms = (0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80)
    assert {why_closed(IPv6Address(form)) for form in forms} == {why_closed(address)}


@settings(deadline=None)
@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_whatever_the_library_knows_as_not_public_is_closed(address: IPv4Address | IPv6Address) -> None:
    if not address.is_global or address.is_multicast or address.is_loopback or address.is_link_local:
        carried = isinstance(address, IPv6Address) and (address.ipv4_mapped or address.sixtofour)
        assert carried or why_closed(address)


ODD = [
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.1/",
    "http://127.0.1/",
    "http://127.000.000.001/",
    "http://127.0.0.1./",
    "http://127.0.0.0x1/",
    "http://0/",
    "http://0x/",
    "http://256.256.256.256/",
    "http://1.2.3.4.5/",
    "http://example.org./",
    "http://localhost./",
    "http://[fe80::1%25eth0]/",
    "http://[fe80::1%eth0]/",
    "http://[::ffff:127.0.0.1",
    "http://[127.0.0.1]/",
    "http://127.0.0.1%2f@example.org/",
    "http://127%2e0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://１２７.０.０.１/",
    "http:///",
    "http://",
    "http://:80/",
    "http://user@example.org/",
    "http://user:secret@example.org/",
    "http://example.org@127.0.0.1/",
    "http://127.0.0.1\\@example.org/",
    "http://exa mple.org/",
    "http://example.org\r\nHost: x/",
    "http://example.org:99999/",
    "http://example.org:port/",
    "http://" + "a" * 70_000 + "/",
    "file:///etc/passwd",
    "ftp://example.org/",
    "gopher://127.0.0.1:25/",
    "data:text/html,<p>x</p>",
    "javascript:alert(1)",
    "jar:http://example.org!/",
    "//example.org/",
    "example.org",
    "",
    "\x00",
]


def unasked(host: str, port: int) -> Sequence[str]:
    raise AssertionError(f"{host} was looked up")


@pytest.mark.parametrize("address", ODD, ids=lambda a: a[:40])
def test_odd_addresses_are_refused_before_anything_is_looked_up(address: str) -> None:
    fetcher = Fetcher(surroundings=Surroundings(resolver=unasked))
    with pytest.raises(Unreadable) as refused:
        fetcher.fetch(address)
    assert str(refused.value).isprintable() and len(str(refused.value)) < 200


PLAIN = [f"http://[{a}]/" if ":" in a else f"http://{a}/" for a in CLOSED]


@pytest.mark.parametrize(
    "address",
    [
        *PLAIN,
        "http://[::FFFF:7F00:0001]/",
        "http://127。0。0。1/",
        "http://[0:0:0:0:0:ffff:127.0.0.1]/",
        "http://localhost/",
    ],
)
def test_plain_closed_addresses_are_refused_when_the_connection_is_made(address: str) -> None:
    with pytest.raises(Unreadable, match=r"not fetched|not known"):
        Fetcher().fetch(address)


@pytest.mark.parametrize(
    "answers", [["10.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["::1", "93.184.216.34"], ["fe80::1"]]
)
def test_a_name_is_refused_if_one_of_its_addresses_is_closed(answers: list[str]) -> None:
    with pytest.raises(Unreadable, match="not fetched"):
        open_addresses("example.org", 80, lambda host, port: answers)


@pytest.mark.parametrize("answers", [[], ["no address"], ["127.0.0.1.5"]])
def test_a_resolver_without_an_answer(answers: list[str]) -> None:
    with pytest.raises(Unreadable):
        open_addresses("example.org", 80, lambda host, port: answers)


def test_an_unknown_name() -> None:
    def unknown(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror

    with pytest.raises(Unreadable, match="not known"):
        open_addresses("example.org", 80, unknown)


def test_the_system_resolves_numbers_to_themselves() -> None:
    assert set(resolve("127.0.0.1", 80)) == {"127.0.0.1"}


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("https://Example.ORG/a?b=c#d", "https://example.org/a?b=c"),
        ("http://93.184.216.34:8080/", "http://93.184.216.34:8080/"),
        ("http://münchen.example/ü", "http://xn--mnchen-3ya.example/%C3%BC"),
    ],
)
def test_addresses_as_they_are_asked_for(address: str, asked: str) -> None:
    url = checked(address)
    assert f"{url.scheme}://{url.netloc.decode()}{url.raw_path.decode()}" == asked


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for address in (text, f"http://{text}/"):
        try:
            checked(address)
        except Unreadable as refusal:
            assert str(refusal).isprintable()
