"""Guards a kept connection against answers that nobody asked for.

A gateway that says more than it was asked must not give one message the answer of another. The HTTP
parser takes what is left over from one answer for the beginning of the next, so the connection's
stream says itself what it had before a request: anything at all spoils the answer.
"""

from __future__ import annotations

import ssl
from collections.abc import Awaitable, Callable
from typing import Any


class UnaskedError(Exception):
    """Something was there before the question, so what comes back may not be its answer."""


class _Watch:
    """What is known of one stream; put in the place of its `read` and `write`."""

    def __init__(self, stream: Any) -> None:  # noqa: ANN401  (whatever the HTTP client has)
        self._about: Callable[[str], Any] = stream.get_extra_info
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

    def _has_news(self) -> bool:
        """Whether something lies in the socket, or in what TLS has read of it already."""
        decrypted = self._about("ssl_object")
        if decrypted is not None:
            try:
                decrypted.read(1)
            except ssl.SSLWantReadError:
                return bool(self._about("is_readable"))
            except ssl.SSLError:
                return True
            return True
        return bool(self._about("is_readable"))


def watch(stream: Any) -> None:  # noqa: ANN401
    """Have a new connection's stream watched; its `write` may then raise UnaskedError."""
    stream.watched = watched = _Watch(stream)
    stream.read, stream.write = watched.read, watched.write


def check_heard(stream: object) -> None:
    """Check that the head of an answer came after its request; raises UnaskedError."""
    watched = getattr(stream, "watched", None)
    if isinstance(watched, _Watch) and not watched.heard:
        raise UnaskedError
