"""Which proxy leads to an endpoint: that of the operating system, or of the environment."""

from __future__ import annotations

import base64
import urllib.request
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

_LOCAL = ("127.0.0.1", "::1", "localhost")
_PORTS = {"http": 80, "https": 443}


class ProxyUselessError(Exception):
    """The proxy is none that this program can use; the text names no user and no password."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy."""

    host: str
    port: int
    tls: bool
    """Whether the proxy itself is spoken to over TLS."""
    authorization: str = field(default="", repr=False)
    """The value of `Proxy-Authorization`, or empty."""

    @property
    def url(self) -> str:
        """Its address, without user and password."""
        bracketed = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.tls else 'http'}://{bracketed}:{self.port}"

    @property
    def headers(self) -> dict[str, str]:
        """What it wants to be told of who calls."""
        return {"Proxy-Authorization": self.authorization} if self.authorization else {}


def proxy_for(scheme: str, host: str) -> Proxy | None:
    """Find the proxy for an endpoint; None for a direct way. Raises ProxyUselessError."""
    # A proxy of the system must not see what is meant for this machine.
    if host in _LOCAL or urllib.request.proxy_bypass(host):
        return None
    known = urllib.request.getproxies()
    address = known.get(scheme) or known.get("all")
    return _read(address) if address else None


def _read(address: str) -> Proxy:
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        host, port = parts.hostname, parts.port
    except ValueError as error:
        # Without its cause, which might quote the password.
        raise ProxyUselessError("the proxy's address cannot be read") from error
    if parts.scheme not in _PORTS or not host:
        raise ProxyUselessError(f"a proxy of the kind {parts.scheme} cannot be used")
    return Proxy(
        host,
        port or _PORTS[parts.scheme],
        parts.scheme == "https",
        _basic(unquote(parts.username or ""), unquote(parts.password or "")),
    )


def _basic(user: str, password: str) -> str:
    if not user and not password:
        return ""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
