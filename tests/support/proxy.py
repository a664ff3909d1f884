"""A company's proxy: it takes CONNECT, ends the encryption itself, and passes on to a sandbox.

It runs in a thread with a loop of its own, so that a window in the test's thread can use it.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import trustme


@dataclass
class Proxy:
    """What a proxy saw."""

    port: int = 0
    requests: list[str] = field(default_factory=list)
    """The first line of each request."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def proxy_to(service: str, authority: trustme.CA, host: str, refusal: str = "") -> Iterator[Proxy]:
    """Run a proxy that answers for `host`; with a `refusal`, as `407 …`, it lets nobody through."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    seen, ready = Proxy(), threading.Event()
    ending: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            seen.requests.append(head.partition(b"\r\n")[0].decode("ascii"))
            status = refusal or "200 Connection established"
            writer.write(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode())
            await writer.drain()
            if not refusal:
                await writer.start_tls(context)
                parts = urlsplit(service)
                onward, back = await asyncio.open_connection(parts.hostname, parts.port)
                await asyncio.gather(_copy(reader, back), _copy(onward, writer))
        writer.close()

    async def serve() -> None:
        stop = asyncio.Event()
        ending.append((asyncio.get_running_loop(), stop))
        server = await asyncio.start_server(talk, "127.0.0.1", 0)
        seen.port = server.sockets[0].getsockname()[1]
        ready.set()
        await stop.wait()
        server.close()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    thread = threading.Thread(target=lambda: asyncio.run(serve()), name="proxy")
    thread.start()
    try:
        assert ready.wait(20)
        yield seen
    finally:
        loop, stop = ending[0]
        loop.call_soon_threadsafe(stop.set)
        thread.join(20)


async def _copy(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while chunk := await source.read(65_536):
            target.write(chunk)
            await target.drain()
    target.close()
