"""Ways to the endpoint: directly or through a proxy, with TLS or, on this machine, without."""

from __future__ import annotations

import asyncio
import errno
import re
import ssl
from dataclasses import dataclass

from chatapp_desktop.cams.proxy import Proxy

_EYEBALLS_SECONDS = 0.25
_REFUSED = {str(errno.ECONNREFUSED), "10061", "1225"}
"""Also Windows' own numbers."""


class ProxyRefusedError(OSError):
    """A proxy would not let the call pass."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a connection leads. TLS is used if there is a context."""

    host: str
    """A name in its ASCII form, or an address without brackets."""
    port: int
    netloc: str
    """As it stands in the `Host` header."""
    tls: ssl.SSLContext | None = None
    proxy: Proxy | None = None


async def dial(endpoint: Endpoint) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Connect. Raises OSError, ssl.SSLError among it, or UnicodeError for a hopeless name."""
    proxy = endpoint.proxy
    if proxy is None:
        return await _connect(endpoint.host, endpoint.port, endpoint.tls)
    reader, writer = await _connect(proxy.host, proxy.port, system_trust() if proxy.tls else None)
    try:
        if endpoint.tls is not None:
            await _open_tunnel(reader, writer, endpoint, proxy)
            await writer.start_tls(endpoint.tls, server_hostname=endpoint.host)
    except BaseException:
        writer.transport.abort()
        raise
    return reader, writer


async def _connect(
    host: str, port: int, tls: ssl.SSLContext | None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    try:
        return await asyncio.open_connection(
            host,
            port,
            ssl=tls,
            server_hostname=host if tls else None,
            happy_eyeballs_delay=_EYEBALLS_SECONDS,
        )
    except OSError as error:
        # Several addresses that failed give an error that says so in its text only.
        numbers = set(re.findall(r"\[(?:Errno|WinError) (\d+)\]", str(error)))
        if error.errno is None and numbers and numbers <= _REFUSED:
            raise ConnectionRefusedError(errno.ECONNREFUSED, str(error)) from error
        raise


async def _open_tunnel(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, endpoint: Endpoint, proxy: Proxy
) -> None:
    where = f"[{endpoint.host}]" if ":" in endpoint.host else endpoint.host
    fields = {"Host": f"{where}:{endpoint.port}", **authorization(proxy)}
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    writer.write(f"CONNECT {where}:{endpoint.port} HTTP/1.1\r\n{lines}\r\n".encode("ascii"))
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
        raise ProxyRefusedError("the proxy gave no answer") from error
    status = re.match(rb"HTTP/1\.[01] (\d{3}[^\r\n]*)", head)
    if status is None or not status[1].startswith(b"2"):
        answer = status[1].decode("latin-1") if status else "no HTTP"
        raise ProxyRefusedError(f"the proxy answered {answer}")


def authorization(proxy: Proxy | None) -> dict[str, str]:
    """What a proxy wants to be told of who calls."""
    if proxy is None or not proxy.authorization:
        return {}
    return {"Proxy-Authorization": proxy.authorization}


def system_trust() -> ssl.SSLContext:
    """Trust what the operating system trusts, a company's own certificates among it."""
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
