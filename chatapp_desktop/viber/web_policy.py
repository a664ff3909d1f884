"""Which web addresses may be fetched from the operator's computer. Pure: it resolves no names.

A pasted address must not become a key to the operator's own network: only https, only public
machines, no passwords in the address. Origins of the program's own sandbox are named as exceptions.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

_PRIVATE_NAMES = ("localhost", "local", "internal", "lan", "home")
_CARRIERS_NAT = ipaddress.ip_network("100.64.0.0/10")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class AddressTrouble(StrEnum):
    """Why an address is not fetched."""

    NOT_AN_ADDRESS = "not_an_address"
    NOT_HTTPS = "not_https"
    PASSWORD = "password"  # noqa: S105  (the name of a trouble)
    """A user name or password stands in it."""
    PRIVATE = "private"
    """It leads to this computer or to a private network, which Viber cannot reach."""


def origin_of(parts: SplitResult) -> str:
    """Scheme, host and port, as exceptions name it: `http://127.0.0.1:8080`."""
    return f"{parts.scheme}://{parts.netloc}".lower()


def refusal(address: str, allowed: Collection[str] = ()) -> AddressTrouble | None:
    """Tell why an address may not be fetched; None if it may, as far as can be read from it."""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return AddressTrouble.NOT_AN_ADDRESS
    if parts.scheme not in ("http", "https") or not host or any(c.isspace() for c in address):
        return AddressTrouble.NOT_AN_ADDRESS
    if parts.username is not None or parts.password is not None:
        return AddressTrouble.PASSWORD
    if origin_of(parts) in allowed:
        return None
    if parts.scheme != "https":
        return AddressTrouble.NOT_HTTPS
    return AddressTrouble.PRIVATE if _is_private(host) else None


def _is_private(host: str) -> bool:
    if host.rstrip(".").rpartition(".")[2] in _PRIVATE_NAMES:
        return True
    try:
        return not is_public(host)
    except ValueError:  # a name, not a number
        return False


def is_public(number: str) -> bool:
    """Whether an IP address belongs to the public internet. Raises ValueError for none at all."""
    ip = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        # Addresses that only carry an IPv4 address are judged by that one.
        inner = ip.ipv4_mapped or ip.sixtofour or _inside_nat64(ip)
        if inner is not None:
            return is_public(str(inner))
    elif ip in _CARRIERS_NAT:
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _inside_nat64(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    return ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF) if ip in _NAT64 else None
