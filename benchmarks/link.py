"""A long way on one machine: a TCP proxy that holds every byte back, in each direction.

Run as a program it serves until its standard input closes: `python -m benchmarks.link PORT` prints
the port that leads, delayed, to PORT of this machine, and the port that leads, delayed, to an echo.
TCP's own handshake takes a round trip too, so nothing of a new connection is passed on before.
"""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

DELAY_SECONDS = 0.040
_Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
_HOST = "127.0.0.1"
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Link:
    """The ports of a running proxy."""

    service: int
    echo: int


@contextmanager
def link_to(port: int) -> Iterator[Link]:
    """Run the proxy as a process of its own; it is gone afterwards."""
    command = [sys.executable, "-m", "benchmarks.link", str(port)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdin is not None  # noqa: S101
        assert process.stdout is not None  # noqa: S101
        try:
            yield Link(*map(int, process.stdout.readline().split()))
        finally:
            process.stdin.close()


def round_trip(connection: socket.socket) -> float:
    """Send as much as a call has to the echo and wait for it, in seconds."""
    message = b"." * 1400
    started = time.perf_counter()
    connection.sendall(message)
    left = len(message)
    while left:
        piece = connection.recv(left)
        if not piece:
            raise ConnectionError("the link has gone")
        left -= len(piece)
    return time.perf_counter() - started


async def _serve(port: int) -> None:
    echo = await asyncio.start_server(_echo, _HOST, 0)
    far = await asyncio.start_server(_passing_to(port), _HOST, 0)
    back = await asyncio.start_server(_passing_to(_port(echo)), _HOST, 0)
    print(_port(far), _port(back), flush=True)
    await asyncio.to_thread(sys.stdin.read)
    os._exit(0)  # the connections end with the process


def _port(server: asyncio.Server) -> int:
    return int(server.sockets[0].getsockname()[1])


async def _echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(_PIECE):
        writer.write(piece)
    writer.close()


def _passing_to(port: int) -> _Handler:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(2 * DELAY_SECONDS)
        there, back = await asyncio.open_connection(_HOST, port)
        await asyncio.gather(_hold_back(reader, back), _hold_back(there, writer))

    return handle


async def _hold_back(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass on what comes, late but in order, and the end of it."""
    loop = asyncio.get_running_loop()
    try:
        while piece := await reader.read(_PIECE):
            loop.call_later(DELAY_SECONDS, writer.write, piece)
    except ConnectionError:
        pass  # whoever went away is told to the other side like an end
    loop.call_later(DELAY_SECONDS, writer.close)


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
