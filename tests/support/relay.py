"""A relay before a sandbox that meddles with what passes, as a bad proxy or a new service would."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from urllib.parse import urlsplit

Change = Callable[[bytes], bytes]


def untouched(data: bytes) -> bytes:
    """Let everything pass as it is."""
    return data


@contextlib.asynccontextmanager
async def relay(
    url: str, ask: Change = untouched, answer: Change = untouched
) -> AsyncIterator[str]:
    """Relay to `url`, each connection for one call; gives the relay's own address.

    `ask` changes the head of each request, `answer` each whole answer, which must keep its length.
    """
    there = urlsplit(url)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            back, forth = await asyncio.open_connection(there.hostname, there.port)
            forth.write(ask(head).replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
            writer.write(answer(await back.read()))
            await writer.drain()
            forth.close()
            await forth.wait_closed()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await server.wait_closed()
