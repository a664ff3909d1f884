"""Which addresses are fetched: the public web over https, and nothing else."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.viber.web_policy import AddressTrouble, is_public, refusal


@pytest.mark.parametrize(
    "address",
    ["https://cdn.example.com/a.jpg", "https://例子.example/图.png?x=1", "https://8.8.8.8/a"],
)
def test_the_public_web_is_fetched(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://cdn.example.com/a.jpg", AddressTrouble.NOT_HTTPS),
        ("ftp://cdn.example.com/a.jpg", AddressTrouble.NOT_AN_ADDRESS),
        ("file:///etc/passwd", AddressTrouble.NOT_AN_ADDRESS),
        ("https://", AddressTrouble.NOT_AN_ADDRESS),
        ("https://a.example:x/", AddressTrouble.NOT_AN_ADDRESS),
        ("https://a.example/a b", AddressTrouble.NOT_AN_ADDRESS),
        ("https://[::1/", AddressTrouble.NOT_AN_ADDRESS),
        ("", AddressTrouble.NOT_AN_ADDRESS),
        ("https://user:secret@a.example/", AddressTrouble.PASSWORD),
        ("https://a.example@127.0.0.1/", AddressTrouble.PASSWORD),
        ("https://localhost/", AddressTrouble.PRIVATE),
        ("https://printer.local./", AddressTrouble.PRIVATE),
        ("https://127.0.0.1/", AddressTrouble.PRIVATE),
        ("https://192.168.1.1/", AddressTrouble.PRIVATE),
        ("https://10.0.0.1/", AddressTrouble.PRIVATE),
        ("https://169.254.169.254/latest/meta-data", AddressTrouble.PRIVATE),
        ("https://[::1]/", AddressTrouble.PRIVATE),
        ("https://[fd00::1]/", AddressTrouble.PRIVATE),
        ("https://[::ffff:127.0.0.1]/", AddressTrouble.PRIVATE),
        ("https://100.64.0.1/", AddressTrouble.PRIVATE),
        ("https://0.0.0.0/", AddressTrouble.PRIVATE),
    ],
)
def test_everything_else_is_refused(address: str, why: AddressTrouble) -> None:
    assert refusal(address) is why


def test_only_the_named_origin_is_an_exception() -> None:
    allowed = {"http://127.0.0.1:8080"}
    assert refusal("http://127.0.0.1:8080/a", allowed) is None
    assert refusal("http://127.0.0.1:8081/a", allowed) is AddressTrouble.NOT_HTTPS
    assert refusal("https://127.0.0.1:8080/a", allowed) is AddressTrouble.PRIVATE


PRIVATE = [ipaddress.ip_network(net) for net in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")]


@given(st.sampled_from(PRIVATE).flatmap(lambda net: st.integers(0, net.num_addresses - 1).map(
    lambda place: str(net[place]))))  # fmt: skip
def test_no_disguise_makes_a_private_address_public(number: str) -> None:
    packed = int(ipaddress.IPv4Address(number))
    disguises = [
        number,
        f"::ffff:{number}",
        str(ipaddress.IPv6Address((0x2002 << 112) | (packed << 80))),
        str(ipaddress.IPv6Address((0x64FF9B << 96) | packed)),
    ]
    assert not any(is_public(each) for each in disguises)
