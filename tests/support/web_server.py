"""A real https server on loopback that serves what a test gives it."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import trustme

from chatapp_desktop.cams.web import Fetcher, Limits


@dataclass
class Site:
    """Paths to contents; what was asked is noted."""

    files: Mapping[str, tuple[str, bytes]]
    moved: Mapping[str, str] = field(default_factory=dict)
    ranges: bool = True
    heads: bool = True
    secure: bool = True
    statuses: Mapping[str, int] = field(default_factory=dict)
    error_length: int = 0
    """Of the page that comes in place of what is not there, in bytes."""
    head_lengths: Mapping[str, int | None] = field(default_factory=dict)
    """What HEAD is told of a file instead of its length; None for nothing."""
    head_statuses: Mapping[str, int] = field(default_factory=dict)
    cut: Mapping[str, int] = field(default_factory=dict)
    """How many bytes of a file are sent before the connection ends; its length is told whole."""
    sent: int = 0
    """Bytes of files that left so far."""
    asked: list[tuple[str, str]] = field(default_factory=list)
    origin: str = ""
    trust: ssl.SSLContext | None = None

    def fetcher(self, **limits: Any) -> Fetcher:
        """A fetcher that may ask this site, and no other one on this machine."""
        return Fetcher(Limits(**limits), frozenset({self.origin}), self.trust)


@contextmanager
def serving(site: Site, *, trusted: bool = True) -> Iterator[Site]:
    """Serve a site until the block ends."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    server.daemon_threads = False
    if site.secure:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.origin = f"http{'s' if site.secure else ''}://127.0.0.1:{server.server_address[1]}"
    site.trust = ssl.create_default_context()
    if trusted:
        authority.configure_trust(site.trust)
    thread = threading.Thread(target=lambda: server.serve_forever(0.01))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(site: Site) -> Callable[..., BaseHTTPRequestHandler]:  # noqa: C901
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_args: Any) -> None:
            pass

        def do_HEAD(self) -> None:
            self.answer()

        def do_GET(self) -> None:
            self.answer()

        def answer(self) -> None:
            site.asked.append((self.command, self.path))
            if self.path in site.moved:
                self.send_response(302)
                self.send_header("Location", site.moved[self.path])
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif self.command == "HEAD" and not site.heads:
                self.send_response(405)
                self.end_headers()
            elif self.command == "HEAD" and self.path in site.head_statuses:
                self.send_response(site.head_statuses[self.path])
                self.end_headers()
            elif self.path in site.files:
                self.file(*site.files[self.path])
            else:
                self.send_response(site.statuses.get(self.path, 404))
                self.send_header("Content-Length", str(site.error_length))
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(bytes(site.error_length))

        def file(self, kind: str, data: bytes) -> None:
            span = self.headers.get("Range", "").removeprefix("bytes=")
            if span and site.ranges:
                first, _, last = span.partition("-")
                end = min(int(last) + 1, len(data))
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {first}-{end - 1}/{len(data)}")
                data = data[int(first) : end]
            else:
                self.send_response(200)
            self.send_header("Content-Type", kind)
            length: int | None = len(data)
            if self.command == "HEAD":
                length = site.head_lengths.get(self.path, length)
            if length is not None:
                self.send_header("Content-Length", str(length))
            self.end_headers()
            if self.command == "GET":
                data = data[: site.cut.get(self.path)]
                with suppress(OSError):  # who asked may have had enough
                    for place in range(0, len(data), 65_536):
                        site.sent += self.wfile.write(data[place : place + 65_536])

    return Handler
