"""Fetches what an operator's address leads to, as carefully as a stranger's letter is opened.

Not part of the service's client: other servers, other dangers. Blocking, for a thread of its own.
Each name is resolved once, every address found is judged, and the connection goes to exactly that
one, so that a name cannot lead elsewhere the second time. Redirects are judged in the same way.
"""

from __future__ import annotations

import http
import http.client
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self
from urllib.parse import SplitResult, urljoin, urlsplit

from chatapp_desktop.viber.web_policy import AddressTrouble, is_public, origin_of, refusal

_REDIRECTS = (301, 302, 303, 307, 308)
_PIECE = 65_536
_Enough = Callable[[bytearray], bool]


class WebTrouble(StrEnum):
    """What came in the way."""

    HOST_NOT_FOUND = "host_not_found"
    UNREACHABLE = "unreachable"
    TLS = "tls"
    TIMEOUT = "timeout"
    REDIRECTS = "redirects"
    TOO_LARGE = "too_large"
    BROKEN = "broken"
    """The answer is no HTTP, or ends too early."""


class WebError(Exception):
    """Nothing usable came back."""

    def __init__(
        self, trouble: WebTrouble | AddressTrouble, detail: str = "", redirected_to: str = ""
    ) -> None:
        super().__init__(f"{trouble}: {detail}")
        self.trouble = trouble
        self.detail = detail
        self.redirected_to = redirected_to
        """The address that was refused, where it is not the one that was asked for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one file, how long altogether in seconds, how often sent elsewhere."""

    bytes: int = 25 * 1024 * 1024
    seconds: float = 15.0
    redirects: int = 4


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; header names in lower case."""

    address: str
    """Where it came from in the end."""
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """How things are fetched: what is allowed beyond the public web, and whom to trust."""

    limits: Limits = Limits()
    allowed: frozenset[str] = frozenset()
    """Origins that are fetched although they are not public or not https: the sandbox's."""
    trust: ssl.SSLContext | None = None
    """None trusts what the operating system trusts."""

    def get(self, address: str) -> Reply:
        """GET a whole file; raises WebError."""
        return self._ask("GET", address, {}, None)

    def beginning(self, address: str, is_enough: Callable[[bytearray], bool]) -> Reply:
        """GET a file from its first byte on, until what has come is enough; raises WebError."""
        return self._ask("GET", address, {}, is_enough)

    def part(self, address: str, first: int, length: int) -> Reply:
        """GET `length` bytes from `first` on; raises WebError.

        From a server that knows no ranges, as much is read as is needed to reach them.
        """
        span = {"Range": f"bytes={first}-{first + length - 1}"}
        reply = self._ask("GET", address, span, lambda body: len(body) >= first + length)
        skipped = 0 if reply.status == http.HTTPStatus.PARTIAL_CONTENT else first
        return replace(reply, body=reply.body[skipped : skipped + length])

    def head(self, address: str) -> Reply:
        """Ask for a file's headers alone; raises WebError."""
        return self._ask("HEAD", address, {}, None)

    def _ask(
        self, method: str, address: str, headers: Mapping[str, str], enough: _Enough | None
    ) -> Reply:
        until, asked = time.monotonic() + self.limits.seconds, address
        for _ in range(self.limits.redirects + 1):
            trouble = refusal(address, self.allowed)
            if trouble is not None:
                raise WebError(trouble, address, address if address != asked else "")
            reply = self._once(method, address, headers, _Stop(until, enough))
            target = reply.headers.get("location", "")
            if reply.status not in _REDIRECTS or not target:
                return reply
            address = urljoin(address, target)
        raise WebError(WebTrouble.REDIRECTS, address)

    def _once(self, method: str, address: str, headers: Mapping[str, str], stop: _Stop) -> Reply:
        parts = urlsplit(address)
        try:
            with _Deadline(stop.until) as deadline:
                connection = self._connect(parts, deadline)
                try:
                    connection.request(method, _target(parts), headers={**_HEADERS, **headers})
                    with connection.getresponse() as response:
                        names = {name.lower(): value for name, value in response.getheaders()}
                        body = self._body(response, stop)
                        return Reply(address, response.status, names, body)
                finally:
                    connection.close()
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise _as_web_error(error, stop.until) from error

    def _connect(self, parts: SplitResult, deadline: _Deadline) -> http.client.HTTPConnection:
        host = parts.hostname or ""
        secure = parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        known = origin_of(parts) in self.allowed
        until = deadline.until
        plain = _open_socket(_numbers(host, port, until, known=known), port, until)
        connection = http.client.HTTPConnection(host, port, timeout=_left(until))
        try:
            deadline.watch(plain)
            connection.sock = self._secured(plain, host, deadline) if secure else plain
        except BaseException:
            plain.close()
            raise
        return connection

    def _secured(self, plain: socket.socket, host: str, deadline: _Deadline) -> ssl.SSLSocket:
        from chatapp_desktop.cams.transport import system_trust

        trust = self.trust or system_trust()
        made = trust.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
        try:
            deadline.watch(made)
            made.do_handshake()
        except BaseException:
            made.close()
            raise
        return made

    def _body(self, response: http.client.HTTPResponse, stop: _Stop) -> bytes:
        body = bytearray()
        while piece := response.read1(_PIECE):
            body += piece
            _left(stop.until)
            if stop.enough is not None and stop.enough(body):
                return bytes(body)
            if len(body) > self.limits.bytes:
                raise WebError(WebTrouble.TOO_LARGE, str(self.limits.bytes))
        _left(stop.until)  # or it was cut off at the deadline
        if response.length:
            raise WebError(WebTrouble.BROKEN, f"{response.length} bytes are missing")
        return bytes(body)


@dataclass(frozen=True, slots=True)
class _Stop:
    """When to stop: a moment of the monotonic clock, and what tells that enough bytes came."""

    until: float
    enough: _Enough | None


class _Deadline:
    """Cuts a connection off at a moment: a socket's own limit begins anew with each byte."""

    def __init__(self, until: float) -> None:
        self.until = until
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(_left(until), self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_trouble: object) -> None:
        self._timer.cancel()
        self._timer.join()

    def watch(self, connected: socket.socket) -> None:
        """This is what is to be cut off."""
        self._socket = connected
        _left(self.until)  # the moment may have come just before

    def _cut(self) -> None:
        if self._socket is not None:
            with suppress(OSError):  # it has ended by itself
                # Not TLS's own end, which would wait for the other side.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


def _as_web_error(error: Exception, until: float) -> WebError:
    if isinstance(error, TimeoutError) or time.monotonic() >= until:
        return WebError(WebTrouble.TIMEOUT)
    if isinstance(error, ssl.SSLError):
        return WebError(WebTrouble.TLS, str(error)[:200])
    kind = WebTrouble.UNREACHABLE if isinstance(error, OSError) else WebTrouble.BROKEN
    return WebError(kind, str(error)[:200])


_HEADERS = {"User-Agent": "chatapp-desktop", "Accept": "*/*", "Accept-Encoding": "identity"}


def _target(parts: SplitResult) -> str:
    path = parts.path or "/"
    whole = f"{path}?{parts.query}" if parts.query else path
    # An address with letters beyond ASCII is fetched as browsers write it.
    return "".join(c if c.isascii() else _escaped(c) for c in whole)


def _escaped(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _numbers(host: str, port: int, until: float, *, known: bool) -> list[tuple[int, str]]:
    """Resolve a name; one private address among its numbers makes the whole name suspicious."""
    answers: queue.SimpleQueue[list[tuple[int, str]] | OSError | UnicodeError] = queue.SimpleQueue()

    def resolve() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            answers.put(error)
        else:
            answers.put([(int(family), str(address[0])) for family, _, _, _, address in found])

    # The system's resolver knows no limit; one that hangs is left behind.
    threading.Thread(target=resolve, name="resolve", daemon=True).start()
    try:
        numbers = answers.get(timeout=_left(until))
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(numbers, Exception):
        raise WebError(WebTrouble.HOST_NOT_FOUND, host) from numbers
    if not known and not all(is_public(number) for _, number in numbers):
        raise WebError(AddressTrouble.PRIVATE, host)
    return numbers


def _open_socket(numbers: list[tuple[int, str]], port: int, until: float) -> socket.socket:
    trouble: OSError = OSError("no address")
    for family, number in numbers:
        plain = socket.socket(family, socket.SOCK_STREAM)
        try:
            plain.settimeout(_left(until))
            plain.connect((number, port))
        except OSError as error:
            plain.close()
            trouble = error
        else:
            return plain
    raise trouble
