"""An outbox with a real history, and everything that it said."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chatapp_desktop.cams.client import CamsClient
from chatapp_desktop.cams.signature import Credentials
from chatapp_desktop.cams.transport import Patience
from chatapp_desktop.outbox.events import Connection, SendEvent
from chatapp_desktop.outbox.outbox import LastLook, Outbox
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.history.records import Entry, NewAttempt, Row, State
from chatapp_desktop.viber import draft_file
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.wire import request_parameters
from tests.cams.calling import OWNER, calling
from tests.support.sandbox import SandboxProcess
from tests.viber.drafts import good

TEXT = good("text")
Telling = Callable[[SendEvent], None]


def attempt_of(draft: Draft) -> NewAttempt:
    return NewAttempt(time.time(), "Sandbox", request_parameters(draft), draft_file.dumps(draft))


@dataclass
class Outgoing:
    """One outbox at work; `states` says what became known, in order."""

    history: History
    outbox: Outbox
    events: list[SendEvent]
    news: asyncio.Event
    errors: list[BaseException] = field(default_factory=list)

    def submit(self, draft: Draft = TEXT, hold: float = 0.0) -> int:
        return self.outbox.submit("any", attempt_of(draft), hold)

    async def send(self, draft: Draft = TEXT) -> Row:
        """Send and wait for the end."""
        return await self.end_of(self.submit(draft))

    async def end_of(self, number: int) -> Row:
        return await self.wait(number, lambda state: state.final)

    async def reached(self, number: int, state: State) -> Row:
        return await self.wait(number, lambda found: found is state)

    async def wait(self, number: int, wanted: Callable[[State], bool]) -> Row:
        while True:
            for event in self.events:
                if event.submission == number and wanted(event.row.state):
                    return event.row
            self.news.clear()
            await self.news.wait()

    def states(self, number: int = 1) -> list[State]:
        return [event.row.state for event in self.events if event.submission == number]

    async def entry(self, row: Row) -> Entry:
        return await self.history.entry(row.id)

    async def settled(self) -> None:
        """Wait until nothing is under way any more."""
        await until(lambda: not self.outbox.busy)


@contextlib.asynccontextmanager
async def outgoing(
    path: Path,
    connect: Callable[[str], Coroutine[Any, Any, Connection]],
    listener: Telling | None = None,
    last_look: LastLook | None = None,
) -> AsyncIterator[Outgoing]:
    """Open a history and an outbox over it; `connect` gives the client."""
    history = await History.open(path)
    events: list[SendEvent] = []
    news = asyncio.Event()
    errors: list[BaseException] = []

    def tell(event: SendEvent) -> None:
        events.append(event)
        news.set()
        if listener is not None:
            listener(event)

    def spawn(work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        task.add_done_callback(_collect(errors))
        return task

    outbox = Outbox(history, connect, tell, spawn, last_look=last_look)
    made = Outgoing(history, outbox, events, news, errors)
    try:
        yield made
    finally:
        await made.outbox.close()
        await history.close()


def _collect(errors: list[BaseException]) -> Callable[[asyncio.Task[None]], None]:
    def done(task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            errors.append(error)

    return done


@contextlib.asynccontextmanager
async def outgoing_to(
    url: str,
    path: Path,
    credentials: Credentials = OWNER,
    patience: Patience | None = None,
    *,
    listener: Telling | None = None,
    last_look: LastLook | None = None,
) -> AsyncIterator[Outgoing]:
    """An outbox whose one client calls `url`."""
    async with (
        calling(url, credentials, patience) as client,
        outgoing(path, always(client), listener, last_look) as made,
    ):
        yield made


def always(connection: CamsClient | Connection) -> Callable[[str], Coroutine[Any, Any, Connection]]:
    async def connect(_profile_id: str) -> Connection:
        return connection

    return connect


async def until(happened: Callable[[], bool]) -> None:
    """Wait for something that gives no word of its own, such as another process's state."""
    while not happened():  # noqa: ASYNC110
        await asyncio.sleep(0.01)


async def taken(sandbox: SandboxProcess, count: int = 1) -> None:
    """Wait until the service has so many messages, though it does not answer."""
    await until(lambda: len(sandbox.messages()) >= count)


def state_on_disk(path: Path) -> list[str]:
    """What another program sees in the file at this moment, oldest first."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT state FROM attempt ORDER BY id").fetchall()
    return [str(row[0]) for row in rows]


def steps_of(entry: Entry) -> list[tuple[str, str]]:
    return [(step.state, step.note) for step in entry.trail]
