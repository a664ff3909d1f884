"""Answers that HTTP has no word for: a connection that closes, and one that falls silent."""

from __future__ import annotations

import asyncio
import socket

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

_CONNECTION = "connection"


class SandboxProtocol(H11Protocol):
    """Hands its transport to the application, as part of the request's state.

    ASGI cannot close a connection without an answer: an application that returns without one gets
    a 500 sent in its name. The transport can, and a request's `state` is the place where a server
    may give an application more than the standard does.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        # uvicorn writes head and body apart; together with a client that acknowledges late, each
        # answer would take 40 ms. asyncio does this only for sockets made with their protocol.
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.app_state = {**self.app_state, _CONNECTION: transport}

    @property
    def answering(self) -> bool:
        """Whether a request on this connection still waits for its answer."""
        return bool(self.cycle) and not self.cycle.response_complete


class Stalled(Response):
    """Never answers; ends when the client goes away or the server stops."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass


class Dropped(Stalled):
    """Closes the connection without a byte."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["state"][_CONNECTION].abort()
        # uvicorn would answer in our name until it has seen the connection go.
        await super().__call__(scope, receive, send)
