"""The service's one address, `/`: reads a request, applies the next fault, answers."""

from __future__ import annotations

import asyncio
from email.utils import formatdate

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from chatapp_desktop.sandbox.connection import Dropped, Stalled
from chatapp_desktop.sandbox.faults import Fault, FaultKind
from chatapp_desktop.sandbox.gateway import answer
from chatapp_desktop.sandbox.incoming import Incoming
from chatapp_desktop.sandbox.replies import (
    GatewayRefusedError,
    Reply,
    new_request_id,
    throttled,
)
from chatapp_desktop.sandbox.store import Seen, Store

GARBAGE = "<!doctype html><html><title>Sign in</title><p>Welcome to the guest network.</p></html>"


async def read_request(request: Request, received_at: float) -> Incoming:
    """Take a request off the wire as it is."""
    headers: dict[str, str] = {}
    for name, value in request.headers.items():
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return Incoming(
        received_at=received_at,
        method=request.method,
        path=request.url.path,
        query=request.scope["query_string"].decode("latin-1"),
        headers=headers,
        body=await request.body(),
    )


class Endpoint:
    """The ASGI application behind `/`, for every HTTP method."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._respond(Request(scope, receive))
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        incoming = await read_request(request, self._store.clock())
        fault = self._store.take_fault(incoming.action)
        if fault is None:
            return self._http(self._processed(incoming))
        return await self._faulty(fault, incoming)

    def _processed(self, incoming: Incoming, fault: str = "") -> Reply:
        reply = answer(self._store, incoming)
        self._store.requests.append(Seen(incoming, reply.code, fault))
        return reply

    def _unprocessed(self, incoming: Incoming, fault: str) -> None:
        self._store.requests.append(Seen(incoming, "", fault))

    async def _faulty(self, fault: Fault, incoming: Incoming) -> Response:
        if _processes(fault):
            reply = self._processed(incoming, fault.kind)
            return await self._spoilt(fault, reply)
        self._unprocessed(incoming, fault.kind)
        return await self._spoilt(fault, Reply(200, {}))

    async def _spoilt(self, fault: Fault, reply: Reply) -> Response:
        """What the client gets to see instead of the reply."""
        response: Response
        match fault.kind:
            case FaultKind.DROP_BEFORE | FaultKind.DROP_AFTER:
                response = Dropped()
            case FaultKind.STALL:
                response = Stalled()
            case FaultKind.STATUS:
                response = self._http(_error(fault))
            case FaultKind.THROTTLE:
                response = self._http(throttled(fault.retry_after_ms).reply(new_request_id()))
            case FaultKind.GARBAGE:
                response = HTMLResponse(GARBAGE, fault.status)
            case FaultKind.TRUNCATED:
                response = self._http(reply, parts=2)
            case FaultKind.SLOW | FaultKind.CLOCK:
                await asyncio.sleep(fault.seconds)
                response = self._http(reply)
        return response

    def _http(self, reply: Reply, parts: int = 1) -> Response:
        """Make HTTP of a reply, or of the first of several equal parts of it."""
        data = reply.encoded()
        date = formatdate(self._store.server_time(), usegmt=True)
        return Response(
            data[: len(data) // parts],
            reply.status,
            {**reply.headers, "Date": date},
            "application/json;charset=utf-8",
        )


def _processes(fault: Fault) -> bool:
    if fault.kind in (FaultKind.STATUS, FaultKind.GARBAGE):
        return fault.accept
    return fault.kind not in (FaultKind.DROP_BEFORE, FaultKind.THROTTLE)


def _error(fault: Fault) -> Reply:
    message = "The request processing has failed due to some unknown error."
    return GatewayRefusedError(fault.code, message, fault.status).reply(new_request_id())
