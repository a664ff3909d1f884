"""The clocks of the messages that are held for an Undo. They stand while nobody can reach it."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable

_LEAST_LEFT_SECONDS = 1.0
"""So much is left at least when a clock goes on, or there would be no time to press Undo."""


class Holds:
    """Stops and starts all clocks together."""

    def __init__(self) -> None:
        self._going, self._standing = asyncio.Event(), asyncio.Event()
        self._going.set()

    def stop(self) -> None:
        """From now on no hold runs out."""
        self._going.clear()
        self._standing.set()

    def go_on(self) -> None:
        """Each hold goes on with what was left of it, with a second at least."""
        self._standing.clear()
        self._going.set()

    def end_of(self, seconds: float) -> float:
        """When a hold of so many seconds ends, by `time.monotonic`; infinite while they stand."""
        return time.monotonic() + seconds if self._going.is_set() else math.inf

    async def over(self, seconds: float, until: float, show: Callable[[float], None]) -> None:
        """Wait until a hold is over that ends at `until`; `show` is told whenever that changes."""
        left = seconds if until == math.inf else await self._run_down(until)
        while left > 0:
            show(math.inf)
            await self._going.wait()
            until = self.end_of(left)
            show(until)
            left = await self._run_down(until)

    async def _run_down(self, until: float) -> float:
        """Seconds that are left when the clocks stop; 0 when the hold is over."""
        try:
            async with asyncio.timeout(until - time.monotonic()):
                await self._standing.wait()
        except TimeoutError:
            return 0.0
        return max(_LEAST_LEFT_SECONDS, until - time.monotonic())
