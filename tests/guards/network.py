"""No test speaks to anything but this machine: sockets and name look-ups are held to loopback."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

from tests.guards.audit import ForbiddenError, watch_for

# RFC 2606 keeps this name for hosts that never exist; a test for a wrong host name uses it.
NEVER_EXISTS = ".invalid"


def is_loopback(host: str) -> bool:
    """Whether a host name or address stays on this machine."""
    if host.lower() == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


def _text(host: str | bytes) -> str:
    return host.decode("ascii", "replace") if isinstance(host, bytes) else host


def _check_address(arguments: tuple[Any, ...]) -> None:
    """For socket.connect, bind, sendto and sendmsg: the socket, then the address."""
    sock, address = arguments[:2]
    if sock.family not in (socket.AF_INET, socket.AF_INET6) or not isinstance(address, tuple):
        return
    if not is_loopback(_text(address[0])):
        message = f"this test used the network address {address!r}; tests stay on loopback"
        raise ForbiddenError(message)


def _check_name(arguments: tuple[Any, ...]) -> None:
    """For getaddrinfo and its older relatives: the host comes first."""
    host = arguments[0]
    if host is None or is_loopback(_text(host)):
        return
    if _text(host).lower().rstrip(".").endswith(NEVER_EXISTS):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    message = f"this test looked up the host {_text(host)!r}; tests stay on loopback"
    raise ForbiddenError(message)


watch_for(
    {
        "socket.connect": _check_address,
        "socket.bind": _check_address,
        "socket.sendto": _check_address,
        "socket.sendmsg": _check_address,
        "socket.getaddrinfo": _check_name,
        "socket.gethostbyname": _check_name,
        "socket.gethostbyaddr": _check_name,
    }
)
