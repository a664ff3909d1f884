"""The network below the client: one POST at a time, and the moment its first byte leaves.

What matters here is the border between "nothing left this machine" and "it may have arrived": it
lies between having a connection and writing to it.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from chatapp_desktop.cams.connection import (
    MAX_REPLY_BYTES,
    BrokenReplyError,
    Connection,
    Reply,
)
from chatapp_desktop.cams.dialling import Endpoint, ProxyRefusedError, system_trust
from chatapp_desktop.cams.outcomes import NotSentReason, UnknownReason
from chatapp_desktop.cams.proxy import ProxyUselessError, proxy_for

__all__ = ["MAX_CONNECTIONS", "MAX_REPLY_BYTES", "HttpReply", "Patience", "Transport"]

MAX_CONNECTIONS = 32
_MAX_URL = 65_536
"""Characters; more than any server takes."""
_PORTS = {"http": 80, "https": 443}
_FIELDS = {
    "accept": "application/json",
    "accept-encoding": "gzip, deflate",
    "user-agent": "chatapp-desktop",
}

BeforeFirstByte = Callable[[], Awaitable[None]]
HttpReply = Reply
"""An answer as received."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds."""

    connect: float = 5.0
    read: float = 20.0
    """Between two pieces of the answer; longer than the official SDK's 10 s, because giving up
    after bytes have left means not knowing."""
    total: float = 60.0


class NoConnectionError(Exception):
    """Nothing left this machine."""

    def __init__(self, reason: NotSentReason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class NoReplyError(Exception):
    """Bytes left, and no whole answer came back."""

    def __init__(self, reason: UnknownReason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class Transport:
    """Connections to one endpoint, kept open between calls. Use it as an async context."""

    def __init__(self, endpoint_url: str, patience: Patience | None = None) -> None:
        """Take the endpoint as `https://host`, or `http://127.0.0.1:port` for the sandbox."""
        self._patience = patience or Patience()
        self.host = ""
        self._url = ""
        self._idle: list[Connection] = []
        self._closed = False
        self._room = asyncio.Semaphore(MAX_CONNECTIONS)
        self._endpoint: Endpoint | None = None
        self._trouble = (NotSentReason.UNREACHABLE, "the address is none of the web")
        try:
            self._endpoint = _endpoint(endpoint_url)
        except ProxyUselessError as error:
            self._trouble = (NotSentReason.PROXY, str(error))
        except ValueError as error:
            self._trouble = (NotSentReason.HOST_NOT_FOUND, str(error))
        if self._endpoint is not None:
            self.host = self._endpoint.netloc
            self._url = f"{'https' if self._endpoint.tls else 'http'}://{self.host}"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close every connection; one that is in use, as soon as it is not."""
        self._closed = True
        idle, self._idle = self._idle, []
        for connection in idle:
            await connection.close()

    async def post(
        self, query: str, headers: Mapping[str, str], before_first_byte: BeforeFirstByte
    ) -> HttpReply:
        """POST an empty body to `/?query`; `query` goes out byte for byte.

        `before_first_byte` is awaited when the connection is up and nothing has been written; what
        it raises stops the call and is passed on. Connections are given out in the order of the
        calls. Raises NoConnectionError or NoReplyError.
        """
        if self._endpoint is None:
            raise NoConnectionError(*self._trouble)
        _refuse_unsendable(f"{self._url}/?{query}", headers)
        call = _Call(f"/?{query}", {**_FIELDS, **headers}, before_first_byte)
        try:
            async with asyncio.timeout(self._patience.total) as limit, self._room:
                return await self._carry_out(call, self._endpoint)
        except TimeoutError as error:
            if not limit.expired():  # the hook's own
                raise
            raise call.given_up(error) from error

    async def _carry_out(self, call: _Call, endpoint: Endpoint) -> HttpReply:
        connection = self._kept() or await self._opened(endpoint)
        try:
            await call.before_first_byte()
        except BaseException:
            self._idle.append(connection)  # nothing was written to it
            if self._closed:
                await self.aclose()
            raise
        call.left = True
        try:
            reply = await connection.exchange(call.target, call.headers, self._patience.read)
        except BrokenReplyError as error:
            connection.abort()
            raise NoReplyError(error.reason, error.detail[:_DETAIL]) from error
        except OSError as error:  # TimeoutError among it
            connection.abort()
            raise NoReplyError(_unknown_reason(error), _detail(error)) from error
        except BaseException:
            connection.abort()
            raise
        if connection.usable and not self._closed:
            self._idle.append(connection)
        else:
            await connection.close()
        return reply

    def _kept(self) -> Connection | None:
        while self._idle:
            connection = self._idle.pop()
            if connection.usable:
                return connection
            connection.abort()
        return None

    async def _opened(self, endpoint: Endpoint) -> Connection:
        try:
            async with asyncio.timeout(self._patience.connect):
                return await Connection.open(endpoint)
        except (OSError, UnicodeError) as error:
            raise NoConnectionError(_not_sent_reason(error), _detail(error)) from error


class _Call:
    """One call, and whether its first byte has left."""

    def __init__(
        self, target: str, headers: Mapping[str, str], before_first_byte: BeforeFirstByte
    ) -> None:
        self.target = target
        self.headers = headers
        self.before_first_byte = before_first_byte
        self.left = False

    def given_up(self, error: TimeoutError) -> NoConnectionError | NoReplyError:
        """What it means that the whole patience is at an end."""
        if self.left:
            return NoReplyError(UnknownReason.TIMEOUT, _detail(error))
        return NoConnectionError(NotSentReason.CONNECT_TIMEOUT, _detail(error))


def _endpoint(url: str) -> Endpoint | None:
    """Read an address; None for one that is not of the web.

    Raises ValueError where there can be no such host, ProxyUselessError for its proxy.
    """
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        return None
    host = parts.hostname
    if not host.isascii() or ":" not in host:
        host = host.encode("idna").decode("ascii")
    if not host.isprintable() or " " in host:
        raise ValueError("there are characters in it that no host name has")
    usual = _PORTS[parts.scheme]
    port = usual if parts.port is None else parts.port
    bracketed = f"[{host}]" if ":" in host else host
    return Endpoint(
        host,
        port,
        bracketed if port == usual else f"{bracketed}:{port}",
        system_trust() if parts.scheme == "https" else None,
        proxy_for(parts.scheme, host),
    )


def _refuse_unsendable(url: str, headers: Mapping[str, str]) -> None:
    """Find beforehand what cannot be sent; no value is named, it may be a secret."""
    if len(url) > _MAX_URL:
        raise NoConnectionError(NotSentReason.TOO_LONG, f"{len(url)} of {_MAX_URL} characters")
    for name, value in headers.items():
        if not (value.isascii() and value.isprintable() and value == value.strip()):
            raise NoConnectionError(NotSentReason.BAD_CHARACTER, name)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Walk an exception and what caused it."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__


def _not_sent_reason(error: BaseException) -> NotSentReason:
    table: tuple[tuple[type[BaseException], NotSentReason], ...] = (
        (ProxyRefusedError, NotSentReason.PROXY),
        (UnicodeError, NotSentReason.HOST_NOT_FOUND),
        (TimeoutError, NotSentReason.CONNECT_TIMEOUT),
        (ssl.SSLError, NotSentReason.TLS),
        (socket.gaierror, NotSentReason.HOST_NOT_FOUND),
        (ConnectionRefusedError, NotSentReason.REFUSED),
    )
    kinds = tuple(_causes(error))
    for kind, reason in table:
        if any(isinstance(each, kind) for each in kinds):
            return reason
    return NotSentReason.UNREACHABLE


def _unknown_reason(error: BaseException) -> UnknownReason:
    return UnknownReason.TIMEOUT if isinstance(error, TimeoutError) else UnknownReason.CLOSED


_DETAIL = 300


def _detail(error: BaseException) -> str:
    """The innermost plain words about the failure."""
    texts = [str(each) for each in _causes(error) if str(each)]
    return (texts[-1] if texts else type(error).__name__)[:_DETAIL]
