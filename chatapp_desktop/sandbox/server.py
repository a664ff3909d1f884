"""Serves the sandbox over HTTP, or HTTPS, on the loopback interface only."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import threading
from http import HTTPStatus
from pathlib import Path
from types import FrameType
from typing import Protocol

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chatapp_desktop.sandbox import control
from chatapp_desktop.sandbox.connection import SandboxProtocol
from chatapp_desktop.sandbox.endpoint import Endpoint
from chatapp_desktop.sandbox.store import DEFAULT_PACE, Store

HOST = "127.0.0.1"
KEEP_ALIVE_SECONDS = 75
"""Long, so that no client meets a connection that closes under its hands by chance."""
_HEAD_BYTES = 1024 * 1024
_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class HasDescriptor(Protocol):
    """An open file."""

    def fileno(self) -> int: ...


def application(store: Store) -> Starlette:
    """Put the service and its control interface into one ASGI application."""
    return Starlette(
        routes=[Route("/", Endpoint(store)), *control.routes(store)],
        exception_handlers={HTTPException: _no_such_address},
    )


async def _no_such_address(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    phrase = HTTPStatus(status).phrase
    return control.json_response(
        {"error": f"{request.method} {request.url.path}: {phrase}."}, status
    )


class SandboxServer(uvicorn.Server):
    """Says when it accepts connections, and does not wait for stalled ones when it stops."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listener in sockets or ():
            scheme = "https" if self.config.is_ssl else "http"
            sys.stdout.write(f"listening on {scheme}://{HOST}:{listener.getsockname()[1]}\n")
        sys.stdout.flush()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for connection in list(self.server_state.connections):
            if isinstance(connection, SandboxProtocol) and connection.answering:
                connection.transport.abort()
        await super().shutdown(sockets)

    def stop(self, signal_number: int = 0, frame: FrameType | None = None) -> None:
        """Ask the server to end; it looks ten times a second."""
        del signal_number, frame
        self.should_exit = True


def main(
    port: int,
    *,
    pace: float = DEFAULT_PACE,
    lifeline: HasDescriptor | None = None,
    certificate: Path | None = None,
    key: Path | None = None,
) -> int:
    """Serve until SIGINT or SIGTERM, or until `lifeline` reaches its end; the exit code.

    Port 0 picks a free one. Prints `listening on http://127.0.0.1:N` once connections are accepted.
    `pace` is the seconds between a message's states. `lifeline` is a pipe whose other end the
    parent process holds. With `certificate` and `key` (PEM files) it speaks TLS. Gives 1 when it
    cannot listen. Must run in the main thread, or signals do not end it.
    """
    config = uvicorn.Config(
        application(Store(pace=pace)),
        http=SandboxProtocol,
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=1,
        h11_max_incomplete_event_size=_HEAD_BYTES,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
    try:
        config.load()
        listener = socket.create_server((HOST, port))
    except (OSError, OverflowError) as error:
        sys.stderr.write(f"The sandbox cannot listen on {HOST}:{port}: {error}\n")
        return 1
    with listener:
        _serve(SandboxServer(config), listener, lifeline)
    return 0


def _serve(server: SandboxServer, listener: socket.socket, lifeline: HasDescriptor | None) -> None:
    if threading.current_thread() is threading.main_thread():
        # uvicorn raises a signal again once it has stopped; what it meets then decides the exit
        # code, and these handlers let it pass.
        for number in _STOP_SIGNALS:
            signal.signal(number, server.stop)
    if lifeline is not None:
        watch = threading.Thread(target=_watch, args=(lifeline.fileno(), server), daemon=True)
        watch.start()
    asyncio.run(server.serve(sockets=[listener]))


def _watch(descriptor: int, server: SandboxServer) -> None:
    # Read past Python's own buffer: its lock, held by a daemon thread, breaks the exit.
    while os.read(descriptor, 4096):
        pass
    server.stop()
