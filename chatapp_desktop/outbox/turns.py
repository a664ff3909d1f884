"""Keeps the order of one account's messages: none leaves before the one submitted before it has.

A message goes for its connection only when the one before has left, has ended, or is to be repeated
later. Waiting with a connection in hand would be quicker by some connecting, and would sooner or
later stand still: the pool may give the last connections to those that wait for one without.
"""

from __future__ import annotations

import asyncio


class Turn:
    """One message's place in the order."""

    def __init__(self, before: Turn | None) -> None:
        self._before = before
        self.gone = asyncio.Event()

    async def come(self) -> None:
        """Wait until the message before has left."""
        if self._before is not None:
            await self._before.gone.wait()
            self._before = None

    def end(self) -> None:
        """Say that this one's first byte is leaving, or that it will not, or not for now."""
        self._before = None
        self.gone.set()
