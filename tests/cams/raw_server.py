"""A server of raw bytes on loopback: sees exactly what arrives, answers whatever it is told to."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable

HEAD_END = b"\r\n\r\n"
_LIMIT = 4 * 1024 * 1024

Talk = Callable[["RawServer", asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class RawServer:
    """What arrived at a server, and where it listens."""

    def __init__(self, talk: Talk, scheme: str) -> None:
        self._talk = talk
        self._scheme = scheme
        self._tasks: set[asyncio.Task[None]] = set()
        self.port = 0
        self.connections = 0
        self.connected = asyncio.Event()
        self.received = b""
        self.arrived = asyncio.Event()
        self.heads: list[bytes] = []
        """Each whole request; none that this program makes has a body."""

    @property
    def netloc(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"{self._scheme}://{self.netloc}"

    async def read_head(self, reader: asyncio.StreamReader) -> bytes:
        """Read one request; raises IncompleteReadError when the client is gone."""
        try:
            head = await reader.readuntil(HEAD_END)
        except asyncio.IncompleteReadError as error:
            self.note(error.partial)
            raise
        self.note(head)
        self.heads.append(head)
        return head

    def note(self, data: bytes) -> None:
        """Keep what arrived."""
        self.received += data
        if data:
            self.arrived.set()

    async def settled(self) -> None:
        """Wait until every connection has ended on this side too."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Keep a connection, as the callback of `asyncio.start_server`."""
        self.connections += 1
        self.connected.set()
        task = asyncio.ensure_future(self._converse(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
                await self._talk(self, reader, writer)
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError, ssl.SSLError):
                await writer.wait_closed()

    async def stop(self) -> None:
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@contextlib.asynccontextmanager
async def raw_server(talk: Talk, tls: ssl.SSLContext | None = None) -> AsyncIterator[RawServer]:
    """Run a server in which each connection is one call of `talk`; it closes when `talk` ends."""
    server = RawServer(talk, "https" if tls else "http")
    listener = await asyncio.start_server(server.accept, "127.0.0.1", 0, ssl=tls, limit=_LIMIT)
    server.port = listener.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listener.close()
        await server.stop()
        await listener.wait_closed()


def answering(*answers: bytes) -> Talk:
    """Answer the requests of each connection with these bytes in turn, the last one for ever."""

    async def talk(
        server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        turn = 0
        while True:
            await server.read_head(reader)
            writer.write(answers[min(turn, len(answers) - 1)])
            await writer.drain()
            turn += 1

    return talk


def answering_once(answer: bytes) -> Talk:
    """Answer the first request of each connection, then close it."""

    async def talk(
        server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await server.read_head(reader)
        writer.write(answer)
        await writer.drain()

    return talk


async def listening(
    server: RawServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Read until the client closes; never answer."""
    del writer
    while chunk := await reader.read(65_536):
        server.note(chunk)


def http(body: bytes, status: str = "200 OK", *headers: str) -> bytes:
    """A whole HTTP answer."""
    lines = (f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", "")
    return "\r\n".join(lines).encode("latin-1") + body


OK = http(b'{"Code":"OK","MessageId":"m1","RequestId":"r1"}')
