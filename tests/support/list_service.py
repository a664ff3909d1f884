"""A service of our own words: accepts every message, and lists whatever a test lets it list."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

Rows = Callable[[Mapping[str, str]], object]
"""From the parameters of a call of the list to its `Data`."""


@dataclass
class ListService:
    """What to answer, and what was asked."""

    url: str
    rows: Rows = lambda _: []
    headers: dict[str, str] = field(default_factory=dict)
    drops_sends: bool = False
    """Closes the connection of each send without an answer."""
    asked: list[dict[str, str]] = field(default_factory=list)
    """The parameters of each call of the list."""
    sent: list[dict[str, str]] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    service: ListService

    def do_POST(self) -> None:
        service = self.service
        body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
        query = urlsplit(self.path).query
        parameters = dict(parse_qsl(query) + parse_qsl(body))
        if self.headers.get("x-acs-action") == "ListChatappMessage":
            service.asked.append(parameters)
            self._answer({"Code": "OK", "RequestId": "R", "Data": service.rows(parameters)})
            return
        service.sent.append(parameters)
        if service.drops_sends:
            self.close_connection = True
        else:
            self._answer({"Code": "OK", "RequestId": "R", "MessageId": f"m{len(service.sent)}"})

    def _answer(self, reply: dict[str, Any]) -> None:
        body = json.dumps(reply).encode()
        self.send_response(200)
        for name, value in {"Content-Length": str(len(body)), **self.service.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def list_service() -> Iterator[ListService]:
    """Run one on loopback."""

    class Handler(_Handler):
        pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Handler.service = ListService(f"http://127.0.0.1:{server.server_address[1]}")
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Handler.service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
