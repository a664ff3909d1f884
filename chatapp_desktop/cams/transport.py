"""The only module that knows httpx: one POST at a time, and the moment its first byte leaves.

What matters here is the border between "nothing left this machine" and "it may have arrived".
httpcore's trace events tell it exactly: the border is the start of sending the request's headers.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import socket
import ssl
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

# httpx has a command line, which loads rich, pygments and click wherever they happen to be
# installed: 10 MiB and a tenth of a second that a window has no use for.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]

import httpx  # noqa: E402

# httpcore looks for it several times in each call, and what is not there is looked for in every
# folder each time: a third of the processor time of a call. Without it the loop is asyncio's.
sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]

from chatapp_desktop.cams.outcomes import NotSentReason, UnknownReason  # noqa: E402
from chatapp_desktop.cams.proxy import Proxy, ProxyUselessError, proxy_for  # noqa: E402
from chatapp_desktop.cams.unasked import UnaskedError, check_heard, watch  # noqa: E402

MAX_REPLY_BYTES = 8 * 1024 * 1024
MAX_CONNECTIONS = 32
_MAX_URL = 65_536  # httpx takes no more
_FIELDS = {
    "accept": "application/json",
    "accept-encoding": "gzip, deflate",
    "user-agent": "chatapp-desktop",
}
_FIRST_BYTE = "http11.send_request_headers.started"
_CONNECTED = (".connect_tcp.complete", ".start_tls.complete")

BeforeFirstByte = Callable[[], Awaitable[None]]
Placed = Callable[[], None]
"""Told that there is a connection for a call, made or to be made."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds."""

    connect: float = 5.0
    read: float = 20.0
    """Between two pieces of the answer; longer than the official SDK's 10 s, because giving up
    after bytes have left means not knowing."""
    total: float = 60.0


@dataclass(frozen=True, slots=True)
class HttpReply:
    """An answer as received; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


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
        self._url = httpx.URL()
        self._proxied = False
        self._new: Callable[[], httpx.AsyncHTTPTransport] | None = None
        self._all: list[httpx.AsyncHTTPTransport] = []
        """One for each connection: a pool of httpx's looks at all it has, twice for each call."""
        self._idle: list[httpx.AsyncHTTPTransport] = []
        self._room = asyncio.Semaphore(MAX_CONNECTIONS)
        self._closed = False
        self._trouble = (NotSentReason.UNREACHABLE, "the address is none of the web")
        try:
            url = httpx.URL(endpoint_url)
            self.host = url.netloc.decode("ascii")
            self._url = url.copy_with(raw_path=b"/", fragment=None)
            if url.scheme in ("http", "https") and url.host:
                proxy = proxy_for(url.scheme, url.host)
                self._proxied = proxy is not None
                self._new = _maker(url, proxy)
        except httpx.InvalidURL as error:
            self._trouble = (NotSentReason.HOST_NOT_FOUND, str(error))
        except ProxyUselessError as error:
            self._trouble = (NotSentReason.PROXY, str(error))

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
        """Close every connection."""
        made, self._all, self._idle = self._all, [], []
        self._closed = True
        # All of them, even if whoever closes is out of patience after the first.
        await asyncio.shield(asyncio.gather(*(client.aclose() for client in made)))

    async def post(
        self,
        query: str,
        headers: Mapping[str, str],
        before_first_byte: BeforeFirstByte,
        placed: Placed | None = None,
    ) -> HttpReply:
        """POST an empty body to `/?query`; `query` goes out byte for byte.

        `placed` is called when there is a connection for it, which may have to be made yet.
        `before_first_byte` is awaited when the connection is up and nothing has been written; what
        it raises stops the call and is passed on. Connections are given out in the order of the
        calls, the one used last before all others. Raises NoConnectionError or NoReplyError.
        """
        target = f"/?{query}"
        if self._new is None:
            raise NoConnectionError(*self._trouble)
        _refuse_unsendable(f"{self._url}?{query}", headers)
        left = _Border(before_first_byte)
        try:
            async with asyncio.timeout(self._patience.total), self._room:
                if placed is not None:
                    placed()
                return await self._on_one(self._new, target, headers, left)
        except UnaskedError as error:
            detail = "an answer before any question"
            raise NoReplyError(UnknownReason.WRONG_SHAPE, detail) from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            if left.refusal is not None:
                raise left.refusal from None
            if left.crossed:
                raise NoReplyError(_unknown_reason(error), _detail(error)) from error
            raise NoConnectionError(self._reason(error), _detail(error)) from error

    def _reason(self, error: BaseException) -> NotSentReason:
        """Why there was no connection; whom a proxy is to reach, only the proxy looks for."""
        reason = _not_sent_reason(error)
        its_own = (NotSentReason.REFUSED, NotSentReason.HOST_NOT_FOUND)
        return NotSentReason.PROXY if self._proxied and reason in its_own else reason

    async def _on_one(
        self,
        new: Callable[[], httpx.AsyncHTTPTransport],
        target: str,
        headers: Mapping[str, str],
        left: _Border,
    ) -> HttpReply:
        if self._idle:
            client = self._idle.pop()
        else:
            client = new()
            self._all.append(client)
        try:
            reply = await self._exchange(client, target, headers, left)
        except BaseException:
            await self._discard(client)
            raise
        if self._closed:
            await client.aclose()
        else:
            self._idle.append(client)
        return reply

    async def _discard(self, client: httpx.AsyncHTTPTransport) -> None:
        """Give up a connection whose call did not end well: it may have a rest of it to come.

        And httpcore, cancelled while it connects, may take it for one in use for ever.
        """
        await client.aclose()
        if client in self._all:
            self._all.remove(client)

    async def _exchange(
        self,
        client: httpx.AsyncHTTPTransport,
        target: str,
        headers: Mapping[str, str],
        left: _Border,
    ) -> HttpReply:
        # httpx's own lower level: its client would look for redirects, cookies and passwords, which
        # takes a quarter of the processor time of a call.
        response = await client.handle_async_request(self._request(target, headers, left))
        async with contextlib.aclosing(response):
            check_heard(response.extensions.get("network_stream"))
            body = bytearray()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > MAX_REPLY_BYTES:
                    raise NoReplyError(UnknownReason.TOO_LARGE, f"over {MAX_REPLY_BYTES} bytes")
            return HttpReply(response.status_code, dict(response.headers), bytes(body))

    def _request(self, target: str, headers: Mapping[str, str], left: _Border) -> httpx.Request:
        patience = self._patience
        seconds = {"connect": patience.connect, "read": patience.read, "write": patience.read}
        extensions: dict[str, object] = {"trace": left.trace, "timeout": seconds}
        fields = {**_FIELDS, **headers}
        if self._proxied:  # httpcore would give the target to the proxy, in the place of the host
            url = httpx.URL(f"{self._url}{target[1:]}")
        else:
            # As it is: httpx would look at each character of the query, again and again.
            extensions["target"] = target.encode("ascii")
            url = self._url
        return httpx.Request("POST", url, headers=fields, extensions=extensions)


class _Border:
    """Notices when the first byte of the request leaves; a proxy's CONNECT does not count."""

    def __init__(self, before_first_byte: BeforeFirstByte) -> None:
        self._before_first_byte = before_first_byte
        self.crossed = False
        self.refusal: Exception | None = None
        """What `before_first_byte` raised."""

    async def trace(self, event: str, info: Mapping[str, object]) -> None:
        if event.endswith(_CONNECTED):
            watch(info["return_value"])
        if event != _FIRST_BYTE or getattr(info.get("request"), "method", b"") == b"CONNECT":
            return
        try:
            await self._before_first_byte()
        except Exception as error:
            self.refusal = error
            raise
        self.crossed = True


def _refuse_unsendable(url: str, headers: Mapping[str, str]) -> None:
    """Find beforehand what httpx would refuse half way; no value is named, it may be a secret."""
    if len(url) > _MAX_URL:
        raise NoConnectionError(NotSentReason.TOO_LONG, f"{len(url)} of {_MAX_URL} characters")
    for name, value in headers.items():
        if not (value.isascii() and value.isprintable() and value == value.strip()):
            raise NoConnectionError(NotSentReason.BAD_CHARACTER, name)


def _maker(url: httpx.URL, proxy: Proxy | None) -> Callable[[], httpx.AsyncHTTPTransport]:
    """What makes a connection to an endpoint."""
    trust = system_trust() if url.scheme == "https" else False
    way = httpx.Proxy(proxy.url, headers=proxy.headers) if proxy else None
    limits = httpx.Limits(max_connections=1, keepalive_expiry=30.0)
    return lambda: httpx.AsyncHTTPTransport(verify=trust, trust_env=False, limits=limits, proxy=way)


def load_ahead() -> None:
    """Import what httpx leaves for the first call, which then holds the loop up for 100 ms."""
    for name in ("httpcore", "httpcore._backends.anyio", "anyio._backends._asyncio"):
        # What another version has elsewhere is imported when it is wanted.
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def system_trust() -> ssl.SSLContext:
    """Trust what the operating system trusts, a company's own certificates among it."""
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Walk an exception, what caused it, and the members of groups."""
    pending: list[BaseException] = [error]
    seen: set[int] = set()
    while pending:
        current = pending.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        if isinstance(current, BaseExceptionGroup):
            pending += current.exceptions
        pending += [other for other in (current.__cause__, current.__context__) if other]


def _not_sent_reason(error: BaseException) -> NotSentReason:
    kinds = tuple(_causes(error))
    table: tuple[tuple[type[BaseException], NotSentReason], ...] = (
        (httpx.InvalidURL, NotSentReason.HOST_NOT_FOUND),
        (httpx.ProxyError, NotSentReason.PROXY),
        # Before TLS: a handshake that is never answered leaves an SSLWantReadError behind.
        (httpx.TimeoutException, NotSentReason.CONNECT_TIMEOUT),
        (TimeoutError, NotSentReason.CONNECT_TIMEOUT),
        (ssl.SSLError, NotSentReason.TLS),
        (socket.gaierror, NotSentReason.HOST_NOT_FOUND),
        (ConnectionRefusedError, NotSentReason.REFUSED),
    )
    for kind, reason in table:
        if any(isinstance(each, kind) for each in kinds):
            return reason
    return NotSentReason.UNREACHABLE


def _unknown_reason(error: BaseException) -> UnknownReason:
    if isinstance(error, httpx.TimeoutException | TimeoutError):
        return UnknownReason.TIMEOUT
    if isinstance(error, httpx.DecodingError):
        return UnknownReason.NOT_JSON
    return UnknownReason.CLOSED


def _detail(error: BaseException) -> str:
    """The innermost plain words about the failure."""
    texts = [str(each) for each in _causes(error) if str(each)]
    return (texts[-1] if texts else type(error).__name__)[:300]
