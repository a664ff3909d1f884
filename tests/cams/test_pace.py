"""The account's pace, on an event loop whose clock jumps instead of waiting."""

from __future__ import annotations

import asyncio
import selectors
from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from chatapp_desktop.cams.client import CALLS_PER_SECOND, CamsClient, account_limiter
from chatapp_desktop.cams.outcomes import Accepted
from chatapp_desktop.cams.transport import (
    MAX_CONNECTIONS,
    BeforeFirstByte,
    HttpReply,
    Placed,
    Transport,
)
from tests.cams.calling import OWNER, TEXT, nothing


class JumpingSelector(selectors.DefaultSelector):
    """Where a real one would wait, it moves the clock on; a turn of the loop takes 1 µs."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        self.now += 1e-6
        if not ready:
            assert timeout is not None, "everybody waits for nothing"
            self.now += max(timeout, 0.0)
        return ready


class JumpingLoop(asyncio.SelectorEventLoop):
    """Its time is its own: a test takes as long as it computes."""

    def __init__(self) -> None:
        self._jumping = JumpingSelector()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.now


def run(main: Any) -> Any:
    with asyncio.Runner(loop_factory=JumpingLoop) as runner:
        return runner.run(main)


def busiest_second(moments: list[float]) -> int:
    """The most calls in any window of one second that is closed at its start, open at its end."""
    ordered = sorted(moments)
    return max(
        place - bisect_left(ordered, moment - 1.0 + 1e-9) + 1
        for place, moment in enumerate(ordered)
    )


class Line(Transport):
    """A transport without a network: as many calls at a time as there would be connections."""

    def __init__(self) -> None:
        self.host = "127.0.0.1"
        self._connections = asyncio.Semaphore(MAX_CONNECTIONS)
        self.left: list[float] = []

    async def post(
        self,
        query: str,
        headers: Mapping[str, str],
        before_first_byte: BeforeFirstByte,
        placed: Placed | None = None,
    ) -> HttpReply:
        async with self._connections:
            if placed is not None:
                placed()
            await before_first_byte()
            self.left.append(asyncio.get_running_loop().time())
            await asyncio.sleep(0.02)
            return HttpReply(200, {}, b'{"Code":"OK","MessageId":"m"}')

    async def aclose(self) -> None:
        pass


async def leave(calls: int, hook: BeforeFirstByte) -> list[float]:
    line = Line()
    client = CamsClient(line, OWNER, account_limiter())
    outcomes = await asyncio.gather(*(client.send(TEXT, hook) for _ in range(calls)))
    assert all(isinstance(outcome, Accepted) for outcome in outcomes)
    return line.left


def test_six_hundred_queued_calls_keep_the_limit() -> None:
    moments = run(leave(600, nothing))
    assert len(moments) == 600
    assert busiest_second(moments) <= CALLS_PER_SECOND
    assert max(moments) > 2.0
    # … and the pace is not wasted either.
    assert max(moments) < 600 / (CALLS_PER_SECOND - MAX_CONNECTIONS - 10)


def test_a_burst_after_a_pause_keeps_the_limit() -> None:
    async def scenario() -> list[float]:
        limiter, moments = account_limiter(), []

        async def call() -> None:
            await limiter.acquire()
            moments.append(asyncio.get_running_loop().time())

        for _ in range(3):
            await asyncio.gather(*(call() for _ in range(300)))
            await asyncio.sleep(10.3)
        return moments

    assert busiest_second(run(scenario())) <= CALLS_PER_SECOND - MAX_CONNECTIONS


def test_a_disk_that_hangs_does_not_break_the_limit() -> None:
    """Calls that have permission wait for the journal, and leave together when it wakes."""

    async def scenario() -> list[float]:
        loop = asyncio.get_running_loop()

        async def journal() -> None:
            # Hangs at the start of every other second, until every connection waits for it.
            hangs = 0.2 - loop.time() % 2.0
            if hangs > 0:
                await asyncio.sleep(hangs)

        return await leave(1_000, journal)

    moments = run(scenario())
    assert busiest_second(moments) <= CALLS_PER_SECOND


def test_the_count_itself_counts() -> None:
    assert busiest_second([0.0, 0.5, 0.999, 1.0]) == 3
    assert busiest_second([0.0] * 251) == 251
