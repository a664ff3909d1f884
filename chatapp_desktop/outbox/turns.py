"""Keeps the order of one account's messages: none leaves before the one submitted before it has.

Several may have connections and be on their way into the journal at the same time. A message goes
for its connection when the one before has got one, has ended, or is to be repeated later; so who
has a connection and waits is only ever waiting for others that have one too, and never for one that
the pool has none left for.
"""

from __future__ import annotations

import asyncio


class Turn:
    """One message's place in the order."""

    def __init__(self, before: Turn | None) -> None:
        self._before = before
        self.connected = asyncio.Event()
        self.gone = asyncio.Event()

    async def may_connect(self) -> None:
        """Wait until the message before has a connection, or needs none."""
        if self._before is not None:
            await self._before.connected.wait()

    async def may_leave(self) -> None:
        """Wait until the message before has left."""
        if self._before is not None:
            await self._before.gone.wait()
            self._before = None

    def connect(self) -> None:
        """Say that this one has its connection."""
        self.connected.set()

    def end(self) -> None:
        """Say that this one's first byte is leaving, or that it will not, or not for now."""
        self._before = None
        self.connected.set()
        self.gone.set()
