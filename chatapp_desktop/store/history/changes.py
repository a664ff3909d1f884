"""Changes to the history that are asked for at the same time are committed together.

A commit that reaches the disk takes some milliseconds, whatever is in it; hundreds of messages in a
second cannot have one each. Nobody is told that a change is done before it is on disk.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from chatapp_desktop.store.history.database import durable_transaction, transaction
from chatapp_desktop.store.history.worker import Worker, WorkerClosedError

MOST: Final = 64
"""So many at once, so that the first of them does not wait for long."""

Outcome = tuple[Any, BaseException | None]
"""What a change returned, or what it raised."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change, and who waits for it."""

    work: Callable[[sqlite3.Connection], Any]
    """Done within a transaction, and once more if that has failed for another one's sake."""
    done: asyncio.Future[Any]
    durable: bool
    """Whether it must be past a power cut before `done`."""


class Changes:
    """What waits to be written, in order."""

    def __init__(self, worker: Worker, connection: sqlite3.Connection) -> None:
        self._worker = worker
        self._connection = connection
        self._waiting: deque[Change] = deque()

    async def make(self, work: Callable[[sqlite3.Connection], Any], *, durable: bool) -> Any:  # noqa: ANN401
        """Wait until a change is written; one that is cancelled before it began is left out.

        Raises what `work` raises, sqlite3.Error, and WorkerClosedError.
        """
        loop = asyncio.get_running_loop()
        change = Change(work, loop.create_future(), durable)
        self._waiting.append(change)
        # A job for each, so that whatever is asked of the thread afterwards comes after it; the
        # first of them does the work of all.
        if not self._worker.post(self._write, loop):
            self._waiting.remove(change)
            raise WorkerClosedError
        return await change.done

    def _write(self, loop: asyncio.AbstractEventLoop) -> None:
        """On the thread: write what waits by now."""
        batch = self._batch()
        if not batch:
            return
        outcomes = _written(self._connection, batch)
        # The loop may have gone meanwhile: nobody is left to tell.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_tell, batch, outcomes)

    def _batch(self) -> list[Change]:
        batch: list[Change] = []
        with suppress(IndexError):
            while len(batch) < MOST:
                change = self._waiting.popleft()
                if not change.done.cancelled():
                    batch.append(change)
        return batch


def _tell(batch: Sequence[Change], outcomes: Sequence[Outcome]) -> None:
    for change, (result, problem) in zip(batch, outcomes, strict=True):
        if change.done.done():
            continue
        if problem is None:
            change.done.set_result(result)
        else:
            change.done.set_exception(problem)


def _written(connection: sqlite3.Connection, batch: Sequence[Change]) -> list[Outcome]:
    """Write all in one transaction; one that cannot be written must not take others with it."""
    if len(batch) > 1:
        # Whatever it is, it comes again below, and then reaches the one who asked for it.
        with suppress(Exception):
            return _together(connection, batch)
    return [_alone(connection, change) for change in batch]


def _together(connection: sqlite3.Connection, batch: Sequence[Change]) -> list[Outcome]:
    durable = any(change.durable for change in batch)
    with (durable_transaction if durable else transaction)(connection):
        return [(change.work(connection), None) for change in batch]


def _alone(connection: sqlite3.Connection, change: Change) -> Outcome:
    try:
        with (durable_transaction if change.durable else transaction)(connection):
            return change.work(connection), None
    except Exception as error:  # noqa: BLE001  (the boundary between threads: the caller gets it)
        return None, error
