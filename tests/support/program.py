"""The program without its window: history, outbox, follower and clients, as `app` wires them."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import time
import uuid
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Self

from aiolimiter import AsyncLimiter

from chatapp_desktop.cams.client import CamsClient
from chatapp_desktop.cams.transport import Patience, Transport
from chatapp_desktop.outbox.events import Connection, SendEvent
from chatapp_desktop.outbox.follower import FateEvent, Follower, PauseEvent, Rhythm
from chatapp_desktop.outbox.outbox import Outbox
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.records import Entry, NewAttempt, Row
from tests.support.signed import OWNER, TEXT

QUICK = Rhythm(
    first=0.05, longest=0.5, looks=6, spacing=0.0, offline_first=0.02, offline_longest=0.1
)
DEAD = "dead"
"""A profile id whose server refuses every connection."""


def message(text: str, *, to: str = "380441234567", task: str = "") -> dict[str, str]:
    """Request parameters of a text message with a TaskId of its own."""
    content = json.dumps({"text": text}, ensure_ascii=False)
    return {**TEXT, "To": to, "Content": content, "Ttl": "600", "TaskId": task or uuid.uuid4().hex}


class Program:
    """One run. Leave with `close` (an orderly end) or `vanish` (as if the machine had stopped)."""

    def __init__(self, history: History, url: str, rhythm: Rhythm, read: float) -> None:
        self.history = history
        self.events: list[SendEvent] = []
        self.fates: list[Row] = []
        self.pauses: list[PauseEvent] = []
        patience = Patience(connect=5.0, read=read, total=30.0)
        self._transports = [
            Transport(address, patience) for address in (url, f"http://127.0.0.1:{_free_port()}")
        ]
        self.client, self._dead = (
            CamsClient(transport, OWNER, AsyncLimiter(1, 0.0005)) for transport in self._transports
        )
        self._tasks: set[asyncio.Task[None]] = set()
        self.troubles: list[BaseException] = []
        self.changed = asyncio.Event()
        self.outbox = Outbox(history, self._connect, self._on_send, self._spawn)
        self.follower = Follower(history, self._connect, self._on_fate, self._spawn, rhythm=rhythm)

    @classmethod
    async def open(cls, path: Path, url: str, rhythm: Rhythm = QUICK, read: float = 0.6) -> Self:
        """Start as the program does: reconcile, then follow what is open."""
        history = await History.open(path)
        program = cls(history, url, rhythm, read)
        await history.reconcile(time.time())
        await program.follower.start()
        return program

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def send(self, parameters: dict[str, str], *, hold: float = 0.0, profile: str = "main") -> int:
        attempt = NewAttempt(time.time(), profile, parameters, "{}", profile)
        return self.outbox.submit(profile, attempt, hold)

    async def ended(self, number: int) -> Row:
        """Wait for the end of a submission."""
        while True:
            for event in self.events:
                if event.submission == number and event.row.state.final:
                    return event.row
            await self._change()

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        await self.until(lambda: not self.outbox.busy)

    async def until(self, happened: Callable[[], Any]) -> None:
        """Wait until something is so; for what nothing tells of."""
        while not happened():
            await self._change()

    async def settled(self) -> None:
        """Wait until nothing is under way and nothing is followed any more."""
        await self.idle()
        while self.follower.waiting:
            await self._change()

    async def entries(self) -> list[Entry]:
        """Everything in the history."""
        return [await self.history.entry(each) for each in await self.history.ids()]

    async def close(self) -> None:
        await self.outbox.close()
        await self._end()

    async def vanish(self) -> None:
        """Stop where we are: nobody notes how anything ended."""
        await self.history.close()
        await self.outbox.close()
        await self._end()

    async def _end(self) -> None:
        await self.follower.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for transport in self._transports:
            await transport.aclose()
        await self.history.close()
        if self.troubles:
            raise self.troubles[0]

    async def _connect(self, profile: str) -> Connection:
        return self._dead if profile == DEAD else self.client

    def _on_send(self, event: SendEvent) -> None:
        self.events.append(event)
        if event.row.state.final:
            self.follower.take(event.row)
        self.changed.set()

    def _on_fate(self, event: FateEvent | PauseEvent) -> None:
        if isinstance(event, FateEvent):
            self.fates.append(event.row)
        else:
            self.pauses.append(event)
        self.changed.set()

    async def _change(self) -> None:
        self.changed.clear()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.changed.wait(), 0.01)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.troubles.append(error)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
