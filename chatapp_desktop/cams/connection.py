"""One connection to the endpoint, and the calls that go over it, one at a time.

The only module that knows the HTTP parser (h11: framing and validation, no network of its own).
"""

from __future__ import annotations

import asyncio
import contextlib
import selectors
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

import h11

from chatapp_desktop.cams.dialling import Endpoint, authorization, dial
from chatapp_desktop.cams.outcomes import UnknownReason

MAX_REPLY_BYTES = 8 * 1024 * 1024
KEPT_SECONDS = 30.0
"""A connection that was idle for longer is not used again: routers forget it without a word."""
_PIECE = 65_536


class BrokenReplyError(Exception):
    """What came back is no whole answer."""

    def __init__(self, reason: UnknownReason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


@dataclass(slots=True)
class Reply:
    """An answer as received; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


class Connection:
    """A way to the endpoint, kept open between calls."""

    def __init__(
        self, endpoint: Endpoint, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=_PIECE)
        proxy = endpoint.proxy if endpoint.tls is None else None
        self._prefix = f"http://{endpoint.netloc}" if proxy else ""
        self._more = authorization(proxy)
        self._used = time.monotonic()

    @classmethod
    async def open(cls, endpoint: Endpoint) -> Self:
        """Connect. Raises OSError, ssl.SSLError among it, or UnicodeError for a hopeless name."""
        reader, writer = await dial(endpoint)
        return cls(endpoint, reader, writer)

    @property
    def usable(self) -> bool:
        """Whether another call may go this way; one that the server has closed may not."""
        sleeping = time.monotonic() - self._used
        return (
            self._http.our_state is h11.IDLE
            and sleeping < KEPT_SECONDS
            and not self._writer.is_closing()
            and not self._reader.at_eof()
            and not self._has_news()
        )

    def _has_news(self) -> bool:
        """Whether something arrived that nobody asked for: the server's farewell, mostly."""
        socket = self._writer.get_extra_info("socket")
        if socket is None or socket.fileno() < 0:
            return True
        with selectors.DefaultSelector() as selector:
            selector.register(socket.fileno(), selectors.EVENT_READ)
            return bool(selector.select(0))

    async def exchange(self, target: str, headers: Mapping[str, str], read_seconds: float) -> Reply:
        """POST an empty body and wait for the answer; each piece within `read_seconds`.

        Raises BrokenReplyError, OSError or TimeoutError; the connection is of no more use then.
        """
        request = h11.Request(
            method="POST",
            target=self._prefix + target,
            headers=[*headers.items(), *self._more.items(), ("content-length", "0")],
        )
        try:
            data = (self._http.send(request) or b"") + (self._http.send(h11.EndOfMessage()) or b"")
            self._writer.write(data)
            await self._writer.drain()
            reply = await self._answer(read_seconds)
        except h11.ProtocolError as error:
            raise BrokenReplyError(UnknownReason.CLOSED, str(error)) from error
        self._rest()
        return reply

    async def _answer(self, read_seconds: float) -> Reply:
        head: h11.Response | None = None
        body = bytearray()
        while True:
            match self._http.next_event():
                case h11.NEED_DATA:
                    async with asyncio.timeout(read_seconds):
                        self._http.receive_data(await self._reader.read(_PIECE))
                case h11.Response() as head:
                    pass
                case h11.Data(data=data):
                    body += data
                    if len(body) > MAX_REPLY_BYTES:
                        raise _too_large()
                case h11.EndOfMessage() if head is not None:
                    names = {name.decode("ascii"): _text(value) for name, value in head.headers}
                    coding = names.get("content-encoding", "")
                    return Reply(head.status_code, names, _unpacked(bytes(body), coding))
                case h11.InformationalResponse():
                    pass
                case _:
                    raise BrokenReplyError(UnknownReason.CLOSED, "the connection was closed")

    def _rest(self) -> None:
        """Get ready for the next call, if the server keeps the connection open."""
        if self._http.our_state is h11.DONE and self._http.their_state is h11.DONE:
            self._http.start_next_cycle()
        self._used = time.monotonic()

    async def close(self) -> None:
        """Close at once, with a word of farewell where TLS has one."""
        self._writer.close()
        # It is not waited for an answer to that: up to half a minute, by default.
        self._writer.transport.abort()
        with contextlib.suppress(OSError):
            await self._writer.wait_closed()

    def abort(self) -> None:
        """Close without waiting for anything."""
        self._writer.transport.abort()


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def _too_large() -> BrokenReplyError:
    return BrokenReplyError(UnknownReason.TOO_LARGE, f"over {MAX_REPLY_BYTES} bytes")


def _unpacked(body: bytes, coding: str) -> bytes:
    """Unpack what was packed; a coding that nobody asked for is left as it is."""
    match coding.strip().lower():
        case "gzip" | "x-gzip":
            ways: tuple[int, ...] = (zlib.MAX_WBITS | 16,)
        case "deflate":  # some leave out its frame
            ways = (zlib.MAX_WBITS, -zlib.MAX_WBITS)
        case _:
            return body
    for place, bits in enumerate(ways, 1):
        try:
            found = zlib.decompressobj(bits).decompress(body, MAX_REPLY_BYTES + 1)
        except zlib.error as error:
            if place == len(ways):
                raise BrokenReplyError(UnknownReason.NOT_JSON, str(error)) from error
        else:
            if len(found) > MAX_REPLY_BYTES:
                raise _too_large()
            return found
    return body
