"""Guards a kept connection against answers that nobody asked for.

A gateway that says more than it was asked must not give one message the answer of another. The HTTP
parser takes what is left over from one answer for the beginning of the next, so the connection's
stream says itself what it had before a request: anything at all spoils the answer.
"""

from __future__ import annotations

import select
import socket
import ssl
import sys
from collections.abc import Awaitable, Callable
from typing import Any


class UnaskedError(Exception):
    """Something was there before the question, so what comes back may not be its answer."""


class _Watch:
    """What is known of one stream; put in the place of its own `read`, `write` and facts."""

    def __init__(self, stream: Any) -> None:  # noqa: ANN401  (whatever the HTTP client has)
        about: Callable[[str], Any] = stream.get_extra_info
        # These stay what they are, and finding them out takes as long as all else here.
        self._socket: socket.socket | None = about("socket")
        self._decrypted: ssl.SSLObject | None = about("ssl_object")
        self._about = about
        self._read: Callable[..., Awaitable[bytes]] = stream.read
        self._write: Callable[..., Awaitable[None]] = stream.write
        self.used = False
        self.heard = False

    async def read(self, *args: Any, **kwargs: Any) -> bytes:  # noqa: ANN401
        data = await self._read(*args, **kwargs)
        self.used = self.heard = True
        return data

    async def write(self, buffer: bytes, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        # Not on a fresh connection: there TLS has its own to say first.
        if buffer and self.used and self._has_news():
            raise UnaskedError
        self.heard = False
        await self._write(buffer, *args, **kwargs)

    def get_extra_info(self, name: str) -> Any:  # noqa: ANN401
        match name:
            case "socket":
                return self._socket
            case "ssl_object":
                return self._decrypted
            case "is_readable":
                return _is_readable(self._socket)
            case _:
                return self._about(name)

    def _has_news(self) -> bool:
        """Whether something lies in the socket, or in what TLS has read of it already."""
        if self._decrypted is not None:
            try:
                self._decrypted.read(1)
            except ssl.SSLWantReadError:
                return _is_readable(self._socket)
            except ssl.SSLError:
                return True
            return True
        return _is_readable(self._socket)


def _is_readable(connection: socket.socket | None) -> bool:
    """Whether reading would give something at once, the end among it; a closed one has ended."""
    number = -1 if connection is None else connection.fileno()
    if number < 0:
        return True
    if sys.platform == "win32":  # there any number will do
        return bool(select.select([number], [], [], 0)[0])
    looking = select.poll()
    looking.register(number, select.POLLIN)
    return bool(looking.poll(0))


def watch(stream: Any) -> None:  # noqa: ANN401
    """Have a new connection's stream watched; its `write` may then raise UnaskedError."""
    stream.watched = watched = _Watch(stream)
    stream.read, stream.write = watched.read, watched.write
    stream.get_extra_info = watched.get_extra_info


def check_heard(stream: object) -> None:
    """Check that the head of an answer came after its request; raises UnaskedError."""
    watched = getattr(stream, "watched", None)
    if isinstance(watched, _Watch) and not watched.heard:
        raise UnaskedError
