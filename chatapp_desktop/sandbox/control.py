"""The control interface under `/_sandbox/`: no signature, JSON in and out, for tests and training.

GET messages, requests, faults; POST faults, reset, templates, advance, pace. What makes no sense
is answered with 400 and a sentence in `error`.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chatapp_desktop.sandbox.faults import (
    MAX_SKEW_SECONDS,
    ControlError,
    fault_from,
    number_in,
    whole_in,
)
from chatapp_desktop.sandbox.gateway import OPERATIONS
from chatapp_desktop.sandbox.incoming import Incoming, read_object
from chatapp_desktop.sandbox.lifecycle import Message
from chatapp_desktop.sandbox.store import Seen, Store

MAX_TEMPLATES = 100_000
MAX_PACE_SECONDS = 86_400.0

Handler = Callable[[Request], Awaitable[Response]]


def json_response(value: object, status: int = 200) -> Response:
    """ASCII JSON, so that whatever a client sent can be shown again."""
    return Response(json.dumps(value), status, media_type="application/json")


def routes(store: Store) -> list[Route]:
    """All addresses of the control interface."""
    shown: dict[str, Callable[[], object]] = {
        "messages": lambda: [_message(message) for message in store.messages],
        "requests": lambda: [_seen(seen) for seen in store.requests],
        "faults": lambda: _faults(store),
    }
    done: dict[str, Callable[[dict[str, object]], object]] = {
        "faults": lambda wanted: _add_fault(store, wanted),
        "reset": lambda wanted: _reset(store, wanted),
        "templates": lambda wanted: _templates(store, wanted),
        "advance": lambda wanted: _advance(store, wanted),
        "pace": lambda wanted: _pace(store, wanted),
    }
    return [
        *(Route(f"/_sandbox/{name}", _show(show), methods=["GET"]) for name, show in shown.items()),
        *(Route(f"/_sandbox/{name}", _do(act), methods=["POST"]) for name, act in done.items()),
    ]


def _show(show: Callable[[], object]) -> Handler:
    async def handler(request: Request) -> Response:
        del request
        return json_response(show())

    return handler


def _do(act: Callable[[dict[str, object]], object]) -> Handler:
    async def handler(request: Request) -> Response:
        wanted = read_object(await request.body() or b"{}")
        if wanted is None:
            return json_response({"error": "The body must be a JSON object."}, 400)
        try:
            return json_response(act(wanted))
        except ControlError as error:
            return json_response({"error": str(error)}, 400)

    return handler


def _received(incoming: Incoming) -> dict[str, object]:
    return {
        "received_at": incoming.received_at,
        "method": incoming.method,
        "path": incoming.path,
        "query": incoming.query,
        "headers": dict(incoming.headers),
        "body": incoming.body.decode("utf-8", "backslashreplace"),
        "parameters": dict(incoming.parameters),
    }


def _message(message: Message) -> dict[str, object]:
    return {"message_id": message.message_id, **_received(message.incoming)}


def _seen(seen: Seen) -> dict[str, object]:
    return {
        "operation": seen.incoming.action,
        "code": seen.code,
        "fault": seen.fault,
        **_received(seen.incoming),
    }


def _faults(store: Store) -> dict[str, object]:
    pending = [
        {"kind": fault.kind, "count": fault.count, "operation": fault.operation or None}
        for fault in store.faults
    ]
    return {"faults": pending, "skew_seconds": store.skew}


def _only(wanted: dict[str, object], name: str) -> object:
    """The value of the one field that a request may carry."""
    if set(wanted) != {name}:
        raise ControlError(f"The body must hold {name!r} and nothing else.")
    return wanted[name]


def _add_fault(store: Store, wanted: dict[str, object]) -> object:
    store.add_fault(fault_from(wanted, OPERATIONS))
    return _faults(store)


def _reset(store: Store, wanted: dict[str, object]) -> object:
    del wanted
    store.reset()
    return {}


def _templates(store: Store, wanted: dict[str, object]) -> object:
    store.generate_templates(whole_in("count", _only(wanted, "count"), 0, MAX_TEMPLATES))
    return {"templates": len(store.templates)}


def _advance(store: Store, wanted: dict[str, object]) -> object:
    store.advance(number_in("seconds", _only(wanted, "seconds"), 0, MAX_SKEW_SECONDS))
    return {}


def _pace(store: Store, wanted: dict[str, object]) -> object:
    store.pace = number_in("seconds", _only(wanted, "seconds"), 0, MAX_PACE_SECONDS)
    return {"seconds": store.pace}
